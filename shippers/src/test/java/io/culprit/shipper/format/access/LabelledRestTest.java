package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.shipper.format.Parsing;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class LabelledRestTest {

    private static final String LINE =
            "192.0.2.7 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 200 7 \"-\" \"curl\"";

    private static AccessEvent nginx(String rest) {
        return Parsing.event(new NginxAccess(), LINE + rest, AccessEvent.class);
    }

    @Test
    void readsExtendedFormat_withItsListsOfUpstreams() {
        AccessEvent event = nginx(" \"-\" \"shop.test\" sn=\"shop.test\" rt=0.123 ua=\"192.0.2.80:80, 192.0.2.81:80\""
                + " us=\"502, 200\" ut=\"0.100, 0.020\" ul=\"0, 612\" cs=MISS");
        assertThat(event.virtualHost()).isEqualTo("shop.test");
        assertThat(event.userAgent()).isEqualTo("curl");
        assertThat(event.duration()).contains(Duration.ofMillis(123));
        assertThat(event.upstreamAddress()).isEqualTo("192.0.2.80:80, 192.0.2.81:80");
        assertThat(event.upstreamStatus()).isEqualTo("502, 200");
        assertThat(event.upstreamDuration()).contains(Duration.ofMillis(20));
        assertThat(event.attributes())
                .containsEntry("nginx.upstream_response_length", "0, 612")
                .containsEntry("nginx.upstream_cache_status", "MISS")
                .containsEntry("upstream.durations", "0.100, 0.020")
                .doesNotContainKey("log.record.rest");
    }

    @Test
    void keepsValueUnderItsLabel_whenNobodyKnowsIt() {
        assertThat(nginx(" rt=0.123 tenant=blue").attributes()).containsEntry("log.record.tenant", "blue");
    }

    @Test
    void readsLabel_thatAColonEnds() {
        assertThat(nginx(" kong_request_id: \"e172177a\"").requestId()).isEqualTo("e172177a");
    }

    @Test
    void keepsRestAsItStands_whenPartOfItHasNoLabel() {
        assertThat(nginx(" rt=0.123 and more").attributes()).containsEntry("log.record.rest", "rt=0.123 and more");
        assertThat(nginx(" x=\"open").attributes()).isNotEmpty();
    }

    @Test
    void tellsDurationFromCompression_byTheirDecimals() {
        assertThat(nginx(" \"0.123\"").duration()).contains(Duration.ofMillis(123));
        assertThat(nginx(" \"2.75\"").attributes()).containsEntry("nginx.gzip_ratio", "2.75");
        assertThat(nginx(" 2.75").duration()).isEmpty();
        assertThat(nginx(" \"192.0.2.1, 2001:db8::1\"").attributes())
                .containsEntry("http.request.header.x-forwarded-for", "192.0.2.1, 2001:db8::1");
    }
}
