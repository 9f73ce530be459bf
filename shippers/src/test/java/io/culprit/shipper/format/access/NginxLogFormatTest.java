package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.AccessEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NginxLogFormatTest {

    private static final String AT = "[21/Nov/2026:08:04:58 +0000]";
    private static final String COMBINED = "192.0.2.9 - - " + AT + " \"GET / HTTP/1.1\" 200 7 \"-\" \"curl\"";

    private static AccessEvent read(String format, String line) throws FormatException {
        return Parsing.event(new NginxAccess().definedBy(format), line, AccessEvent.class);
    }

    private static ParsedLine recognised(String line) {
        return (ParsedLine) new NginxAccess().open(Parsing.UTC).read(Line.of(line));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "''!combined",
                "' \"-\"'!main",
                "' \"198.51.100.7, 10.0.0.1\"'!main",
                "' rt=0.020 uct=0.001 urt=0.020 us=200 id=e1'!timed",
                "' rt=0.020 uct=\"0.001\" uht=\"0.002\" urt=\"0.020\"'!upstream_time",
                "' 87 0.003 [shop-web-80] [] 10.0.0.7:8080 7 0.003 200 e172177a'!ingress",
                "' 87 0.003 [shop-web-80] 10.0.0.7:8080, 10.0.0.8:8080 0, 7 0.001, 0.002 502, 200'!ingress",
                "' 0.020'!request_time",
                "' 0.020 0.019'!request_time",
                "' 0.020 0.019 .'!request_time",
                "' anything else \"there\" is'!combined"
            })
    void tellsWhichOfTheUsualFormatsALineHas(String ending, String member) {
        assertThat(recognised(COMBINED + ending).shape().member()).isEqualTo(member);
    }

    @Test
    void keepsWhatFollowsAKnownFormat() {
        AccessEvent event = Parsing.event(new NginxAccess(), COMBINED + " a \"b\" 7", AccessEvent.class);
        assertThat(event.attribute("log.record.rest")).isEqualTo("a \"b\" 7");
        assertThat(event.userAgent()).isEqualTo("curl");
    }

    @Test
    void readsRetriedUpstreams_asListsWithTheLastDuration() throws FormatException {
        AccessEvent event = read(
                "$time_iso8601 $status $upstream_addr $upstream_status $upstream_response_time \"$request\"",
                "2026-11-21T08:04:58+00:00 200 10.0.0.1:80, unix:/run/a.sock : [2001:db8::1]:80 502, 504 : 200"
                        + " 0.001, - : 0.250 \"GET / HTTP/2.0\"");
        assertThat(event.upstreamAddress()).isEqualTo("10.0.0.1:80, unix:/run/a.sock : [2001:db8::1]:80");
        assertThat(event.upstreamStatus()).isEqualTo("502, 504 : 200");
        assertThat(event.upstreamDuration()).contains(Duration.ofMillis(250));
        assertThat(event.attribute("upstream.durations")).isEqualTo("0.001, - : 0.250");
        assertThat(event.protocolVersion()).isEqualTo("2.0");
    }

    @Test
    void readsJson_whoseEscapesAreJsons() throws FormatException {
        AccessEvent event = read(
                "log_format j escape=json '{\"ts\":\"$msec\",\"ua\":\"$http_user_agent\",'\n"
                        + "  '\"us\":\"$upstream_status\",\"st\":$status,\"x\":\"$http_x_tenant\"}';",
                "{\"ts\":\"1795248298.076\",\"ua\":\"a \\\"b\\\" \\\\ \\u001b\\u00e4\",\"us\":\"\",\"st\":200,\"x\":\"t1\"}");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58.076Z"));
        assertThat(event.userAgent()).isEqualTo("a \"b\" \\ \u001bä");
        assertThat(event.upstreamStatus()).isEmpty();
        assertThat(event.attribute("http.request.header.x-tenant")).isEqualTo("t1");
    }

    @Test
    void readsQuotesThatNobodyEscaped() throws FormatException {
        AccessEvent event = read("escape=none \"$http_user_agent\" $status", "\"say \"hi\" 404\" 200");
        assertThat(event.userAgent()).isEqualTo("say \"hi\" 404");
        assertThat(event.status()).isEqualTo(200);
    }

    @Test
    void undoesNginxsEscapes() throws FormatException {
        AccessEvent event =
                read("\"$request\" \"$http_user_agent\"", "\"GET /\\xC3\\xA4\\x22 HTTP/1.1\" \"a\\x5Cb \\xE4\"");
        assertThat(event.path()).isEqualTo("/ä\"");
        assertThat(event.userAgent()).isEqualTo("a\\b \\xe4");
    }

    @Test
    void readsUriWithItsArguments_asOneTarget() throws FormatException {
        AccessEvent event = read(
                "$request_method $scheme://$host$uri$is_args$args $server_protocol",
                "GET https://shop.test/a?b=c HTTP/1.1");
        assertThat(event.virtualHost()).isEqualTo("shop.test");
        assertThat(event.path()).isEqualTo("/a");
        assertThat(event.query()).isEqualTo("b=c");
    }

    @Test
    void tellsNginxFromItsOwnShapesOnly() {
        NginxAccess format = new NginxAccess();
        assertThat(format.writtenBy(List.of(Line.of(COMBINED)))).isEmpty();
        assertThat(format.writtenBy(List.of(Line.of(COMBINED + " 0.020 0.019"))))
                .contains(Software.NGINX);
    }

    @Test
    void saysWhatIsWrong_whenFormatCannotBeRead() {
        assertThatThrownBy(() -> new NginxAccess().definedBy("$remote_addr ${status $"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("column 14");
        assertThatThrownBy(() -> new NginxAccess().definedBy("log_format x 'nothing';"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("no variable");
    }
}
