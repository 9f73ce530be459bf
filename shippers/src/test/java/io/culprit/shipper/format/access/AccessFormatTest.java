package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AccessFormatTest {

    private static final Format FORMAT = new ApacheAccess();
    private static final String AT = "[21/Nov/2026:08:04:58 +0000]";

    private static final Format NGINX = new NginxAccess();

    private static AccessEvent read(String line) {
        return Parsing.event(FORMAT, line, AccessEvent.class);
    }

    private static AccessEvent nginx(String line) {
        return Parsing.event(NGINX, line, AccessEvent.class);
    }

    private static AccessEvent request(String request) {
        return read("192.0.2.9 - - " + AT + " \"" + request + "\" 400 0 \"-\" \"-\"");
    }

    @Test
    void readsCombinedLine() {
        AccessEvent event = read("192.0.2.9 - ann [21/Nov/2026:08:04:58 -0330] \"GET /a?b=1 HTTP/1.1\" 200 895"
                + " \"http://shop.test/\" \"curl/7.88.1\"");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T11:34:58Z"));
        assertThat(event.header().resolution()).isEqualTo(Duration.ofSeconds(1));
        assertThat(event.method()).isEqualTo("GET");
        assertThat(event.path()).isEqualTo("/a");
        assertThat(event.query()).isEqualTo("b=1");
        assertThat(event.protocolVersion()).isEqualTo("1.1");
        assertThat(event.status()).isEqualTo(200);
        assertThat(event.bodyBytes()).isEqualTo(OptionalLong.of(895));
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.referer()).isEqualTo("http://shop.test/");
        assertThat(event.userAgent()).isEqualTo("curl/7.88.1");
    }

    @Test
    void readsNginxTimes_whenUpstreamsAreAList() {
        AccessEvent event = nginx("192.0.2.9 - - " + AT + " \"GET / HTTP/1.1\" 200 7 \"-\" \"-\""
                + " rt=60.020 uct=0.001, 0.002 urt=60.001, 0.019 us=504, 200 id=e1");
        assertThat(event.duration()).contains(Duration.ofMillis(60_020));
        assertThat(event.upstreamDuration()).contains(Duration.ofMillis(19));
        assertThat(event.upstreamStatus()).isEqualTo("504, 200");
        assertThat(event.requestId()).isEqualTo("e1");
    }

    @Test
    void readsNginxTimes_whenNoUpstreamWasAsked() {
        AccessEvent event =
                nginx("192.0.2.9 - - " + AT + " \"GET / HTTP/1.1\" 200 7 \"-\" \"-\" rt=0.000 uct=- urt=- us=- id=e1");
        assertThat(event.duration()).contains(Duration.ZERO);
        assertThat(event.upstreamDuration()).isEmpty();
        assertThat(event.upstreamStatus()).isEmpty();
    }

    @Test
    void readsApacheDurationPidAndRequestId_behindVirtualHost() {
        AccessEvent event = read("shop.test:80 ::1 - - " + AT + " \"GET / HTTP/1.0\" 200 89 \"-\" \"-\" 16231 77 6d78");
        assertThat(event.virtualHost()).isEqualTo("shop.test");
        assertThat(event.clientAddress()).isEqualTo("::1");
        assertThat(event.duration()).contains(Duration.ofNanos(16_231_000));
        assertThat(event.requestId()).isEqualTo("6d78");
    }

    @Test
    void readsNginxVhostedLine() {
        AccessEvent event = nginx(
                "shop.test 192.0.2.9 [2026-11-21T08:04:58+00:00] \"GET / HTTP/1.1\" 502 7 \"ua\" 0.020 0.001, 0.019 502, 200");
        assertThat(event.virtualHost()).isEqualTo("shop.test");
        assertThat(event.userAgent()).isEqualTo("ua");
        assertThat(event.duration()).contains(Duration.ofMillis(20));
        assertThat(event.upstreamDuration()).contains(Duration.ofMillis(19));
        assertThat(event.upstreamStatus()).isEqualTo("502, 200");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "GET / HTTP/1.1|GET|/|''|1.1",
                "GET /|GET|/|''|''",
                "GET /a b?c=d e HTTP/1.0|GET|/a b|c=d e|1.0",
                "GET http://shop.test/x?y HTTP/1.1|GET|/x|y|1.1",
                "-|''|''|''|''",
                "''|''|''|''|''",
                "\\x16\\x03\\x01|''|''|''|''",
                "quit|''|''|''|''",
                "GET  /two HTTP/1.1|GET|/two|''|1.1",
                "GET /x HTTP/1.1 |GET|/x|''|1.1",
                "CONNECT shop.test:443|CONNECT|shop.test:443|''|''",
                "GET x.html|GET|x.html|''|''",
                "OPTIONS / RTSP/1.0|OPTIONS|/|''|1.0",
                "OPTIONS sip:nm SIP/2.0|OPTIONS|sip:nm|''|2.0",
                "GET / HTTP/3|GET|/|''|3",
                "PRI * HTTP/2.0|PRI|*|''|2.0",
                "USER root|''|''|''|''",
                "GET /\\xe4\\xf6 HTTP/1.1|GET|/\\xe4\\xf6|''|1.1",
                "GET /\\xc3\\xa4 HTTP/1.1|GET|/ä|''|1.1",
                "GET /\\\"x\\\" HTTP/1.1|GET|/\"x\"|''|1.1",
                "GET /c:\\\\x HTTP/1.1|GET|/c:\\x|''|1.1"
            })
    void takesRequestLineApart(String request, String method, String path, String query, String version) {
        AccessEvent event = request(request);
        assertThat(List.of(event.method(), event.path(), event.query(), event.protocolVersion()))
                .containsExactly(method, path, query, version);
    }

    @Test
    void keepsRequestLine_whenItIsNoRequest() {
        assertThat(request("quit").requestLine()).isEqualTo("quit");
        assertThat(request("\\x16\\x03\\x01").requestLine()).isEqualTo("\u0016\u0003\u0001");
        assertThat(request("GET / HTTP/1.1").requestLine()).isEmpty();
    }

    @Test
    void namesProtocol_onlyWhereItIsNotHttp() {
        assertThat(request("OPTIONS / RTSP/1.0").attributes()).containsEntry("network.protocol.name", "rtsp");
        assertThat(request("GET / HTTP/1.1").attributes()).isEmpty();
    }

    @Test
    void isNotDeceived_whenUserNameLooksLikeStamp() {
        AccessEvent event =
                read("192.0.2.9 - x [01/Jan/2001:00:00:00 +0000] \\\"GET /forged " + AT + " \"GET / HTTP/1.1\" 401 7");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58Z"));
        assertThat(event.path()).isEqualTo("/");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
    }

    @Test
    void keepsWhatIsThere_whenLineIsCutOff() {
        AccessEvent event = read("192.0.2.9 - - " + AT + " \"GET / HTTP/1.1\" 200 7 \"-\" \"Mozilla/5.0 (X11");
        assertThat(event.status()).isEqualTo(200);
        assertThat(event.userAgent()).isEqualTo("Mozilla/5.0 (X11");
    }

    @Test
    void refuses_whenTimeIsNoTimeOrStatusIsMissing() {
        assertThat(Parsing.rejection(FORMAT, "192.0.2.9 - - [31/Feb/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 200 7")
                        .reason())
                .isEqualTo(Reason.BAD_TIME);
        assertThat(Parsing.rejection(FORMAT, "192.0.2.9 - - " + AT + " \"GET / HTTP/1.1\"")
                        .reason())
                .isEqualTo(Reason.UNRECOGNISED);
        assertThat(Parsing.rejection(FORMAT, "no log at all").reason()).isEqualTo(Reason.UNRECOGNISED);
    }

    @Test
    void tellsTheServer_onlyWhereTheLinesDo() {
        String combined = "192.0.2.9 - - " + AT + " \"GET / HTTP/1.1\" 200 7 \"-\" \"-\"";
        assertThat(FORMAT.writtenBy(List.of(Line.of(combined)))).isEmpty();
        assertThat(NGINX.writtenBy(List.of(Line.of(combined + " rt=0.100 uct=- urt=- us=- id=1"))))
                .contains(Software.NGINX);
        assertThat(FORMAT.writtenBy(List.of(Line.of(combined + " 16231 6d78")))).contains(Software.APACHE);
        assertThat(FORMAT.writtenBy(List.of(Line.of("shop.test:80 " + combined))))
                .contains(Software.APACHE);
        assertThat(FORMAT.offset(List.of(Line.of(combined.replace("+0000", "+0330")))))
                .contains(ZoneOffset.ofHoursMinutes(3, 30));
    }
}
