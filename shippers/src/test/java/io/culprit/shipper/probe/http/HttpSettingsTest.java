package io.culprit.shipper.probe.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.wire.Json;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HttpSettingsTest {

    @Test
    void readsSettings_asTheyAreWritten() throws Exception {
        HttpSettings settings = Json.mapper()
                .readValue(
                        "{\"checks\":[{\"url\":\"https://www.example.test/\",\"expected_status\":[\"200\",\"3xx\"],"
                                + "\"connect_timeout\":\"PT2S\",\"follow_redirects\":false,\"insecure\":true}]}",
                        HttpSettings.class);
        HttpCheck check = settings.checks().get(0);

        assertThat(check.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(check.followRedirects()).isFalse();
        assertThat(check.insecure()).isTrue();
        assertThat(List.of(200, 302, 404).stream().filter(check::expects)).containsExactly(200, 302);
    }

    @Test
    void refusesSettings_withEveryProblemAtOnce() {
        assertThatThrownBy(() -> new HttpSettings(null)).hasMessageStartingWith("checks: name at least one page");
        assertThatThrownBy(() -> new HttpCheck(
                        "ftp://x/",
                        "G T",
                        Map.of("a b", "c"),
                        List.of("two hundred", "399-200"),
                        null,
                        Duration.ZERO,
                        null,
                        Duration.ofHours(1),
                        null,
                        null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll(
                        "url: \"ftp://x/\"",
                        "method: \"G T\"",
                        "headers: \"a b\"",
                        "expected_status: \"two hundred\"",
                        "expected_status: \"399-200\"",
                        "connect_timeout: 0s is not between 10ms and 300s",
                        "total_timeout: 3600s is not between 10ms and 300s");
    }
}
