package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Access lines that have none of the usual shapes, but are near one. */
class AccessVariationsTest {

    private static final ApacheAccess APACHE = new ApacheAccess();
    private static final NginxAccess NGINX = new NginxAccess();
    private static final String AT = "[21/Nov/2026:08:04:58 +0000]";
    private static final Instant TIME = Instant.parse("2026-11-21T08:04:58Z");
    private static final String REQUEST = AT + " \"GET /a HTTP/1.1\" 200 7";
    private static final String AGENTS = " \"http://shop.test/\" \"curl/8\"";

    private static AccessEvent apache(String line) {
        return Parsing.event(APACHE, line, AccessEvent.class);
    }

    private static AccessEvent nginx(String line) {
        return Parsing.event(NGINX, line, AccessEvent.class);
    }

    private static String attribute(AccessEvent event, String name) {
        return event.attributes().getOrDefault(name, "");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "192.0.2.7, 198.51.100.1 - - |192.0.2.7|''|''|''",
                "shop.test 192.0.2.7, 198.51.100.1 - ann |192.0.2.7|shop.test|''|ann",
                "shop.test:8080 192.0.2.7 - - |192.0.2.7|shop.test|''|''",
                "2001:db8::7, 198.51.100.1 203.0.113.5 - - |2001:db8::7|''|203.0.113.5|''",
                "shop.test 2001:db8::7, 198.51.100.1 203.0.113.5 - - |2001:db8::7|shop.test|203.0.113.5|''",
                "\"192.0.2.7, 198.51.100.1\" 203.0.113.5 - - |192.0.2.7|''|203.0.113.5|''",
                "shop.test:80 \"192.0.2.7, 198.51.100.1\" 203.0.113.5 - - |192.0.2.7|shop.test|203.0.113.5|''",
                "[2001:db8::7] - - |2001:db8::7|''|''|''",
                "unix: - - |unix:|''|''|''",
                "192.0.2.7 - - - |192.0.2.7|''|''|''",
                "192.0.2.7 -  - |192.0.2.7|''|''|''",
                "192.0.2.7 - ann lee |192.0.2.7|''|''|ann lee",
                "192.0.2.7 |192.0.2.7|''|''|''"
            })
    void findsClient_whereProxiesAndVirtualHostsStandBeforeTheTime(
            String head, String client, String host, String peer, String user) {
        for (AccessEvent event : List.of(apache(head + " " + REQUEST + AGENTS), nginx(head + " " + REQUEST + AGENTS))) {
            assertThat(event.clientAddress()).isEqualTo(client);
            assertThat(event.virtualHost()).isEqualTo(host);
            assertThat(attribute(event, "network.peer.address")).isEqualTo(peer);
            assertThat(event.user()).isEqualTo(user);
            assertThat(event.path()).isEqualTo("/a");
            assertThat(event.userAgent()).isEqualTo("curl/8");
        }
    }

    @Test
    void keepsPorts_ofClientsAndVirtualHosts() {
        AccessEvent event = nginx("[2001:db8::1]:8443 192.0.2.7:5412 - - " + REQUEST + AGENTS);
        assertThat(event.virtualHost()).isEqualTo("2001:db8::1");
        assertThat(event.port()).isEqualTo(OptionalInt.of(8443));
        assertThat(event.clientAddress()).isEqualTo("192.0.2.7");
        assertThat(attribute(event, "client.port")).isEqualTo("5412");
    }

    @Test
    void readsSecondField_asTheServersUseIt() {
        String line = "192.0.2.7 shop.test - " + REQUEST + AGENTS;
        assertThat(nginx(line).virtualHost()).isEqualTo("shop.test");
        assertThat(nginx("192.0.2.7 - [203.0.113.9] - ann " + REQUEST + AGENTS).user())
                .isEqualTo("ann");
        assertThat(attribute(apache("192.0.2.7 ident ann " + REQUEST), "apache.remote_logname"))
                .isEqualTo("ident");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "21/NOV/2026:08:04:58 +0000",
                "21/Nov/2026:09:04:58 +01:00",
                "21/Nov/2026 08:04:58",
                "21/Nov/2026:08:04:58",
                "21/Nov/2026:08:04:58 ",
                "21/Nov/2026:08:04:58 GMT",
                "2026-11-21T08:04:58Z",
                "2026-11-21 03:04:58 -0500"
            })
    void readsTime_inOtherForms(String time) {
        AccessEvent event = apache("192.0.2.7 - - [" + time + "] \"GET /a HTTP/1.1\" 200 7" + AGENTS);
        assertThat(event.header().time()).isEqualTo(TIME);
        assertThat(event.status()).isEqualTo(200);
    }

    @Test
    void readsFractionAndDayOfOneDigit() {
        AccessEvent event = nginx("192.0.2.7 - - [1/Nov/2026:08:04:58.250 +0000] \"GET /a HTTP/1.1\" 200 7");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-01T08:04:58.250Z"));
        assertThat(event.header().resolution()).isEqualTo(Duration.ofMillis(1));
    }

    @ParameterizedTest
    @ValueSource(strings = {"31/Feb/2026:08:04:58", "2026-13-01T08:04:58Z", "21/Nov/2026:25:04:58", "yesterday"})
    void refusesTime_thatIsNone(String time) {
        assertThat(Parsing.rejection(APACHE, "192.0.2.7 - - [" + time + "] \"GET /a HTTP/1.1\" 200 7")
                        .reason())
                .isEqualTo(Reason.BAD_TIME);
    }

    @Test
    void readsLine_whoseFieldsAreFarApart() {
        AccessEvent tabs = apache(("192.0.2.7 - - " + REQUEST + AGENTS)
                .replace(" - - ", "\t-\t-\t")
                .replace("] ", "]\t")
                .replace("\" ", "\"\t")
                .replace("200 7", "200\t7"));
        assertThat(tabs.path()).isEqualTo("/a");
        assertThat(tabs.userAgent()).isEqualTo("curl/8");
        AccessEvent blanks = nginx("192.0.2.7 - -  " + REQUEST + "  \"-\"  \"two  blanks\"");
        assertThat(blanks.userAgent()).isEqualTo("two  blanks");
        assertThat(apache("192.0.2.7 - - " + REQUEST + " \"-\"  \"curl/8\"").userAgent())
                .isEqualTo("curl/8");
    }

    @Test
    void readsLine_withoutSizeOrWithAFieldMore() {
        assertThat(apache("192.0.2.7 - - " + AT + " \"GET /a HTTP/1.1\" 200").status())
                .isEqualTo(200);
        AccessEvent behindSize = apache("192.0.2.7 - - " + REQUEST + " 341" + AGENTS);
        assertThat(behindSize.userAgent()).isEqualTo("curl/8");
        assertThat(attribute(behindSize, "log.record.field")).isEqualTo("341");
        AccessEvent beforeRequest = nginx("192.0.2.7 - - " + AT + " 0.012 \"GET /a HTTP/1.1\" 200 7" + AGENTS);
        assertThat(beforeRequest.path()).isEqualTo("/a");
        assertThat(attribute(beforeRequest, "log.record.field")).isEqualTo("0.012");
        assertThat(nginx("192.0.2.7 - - " + REQUEST + " 0.012" + AGENTS).duration())
                .contains(Duration.ofMillis(12));
    }

    @Test
    void readsAgent_whoseQuotesNobodyEscaped() {
        AccessEvent event = apache("192.0.2.7 - - " + AT
                + " \"GET /?q=\"a\" HTTP/1.1\" 200 7 \"http://shop.test/?q=\"b\"\" \"say \"hi\" there\"");
        assertThat(event.query()).isEqualTo("q=\"a\"");
        assertThat(event.referer()).isEqualTo("http://shop.test/?q=\"b\"");
        assertThat(event.userAgent()).isEqualTo("say \"hi\" there");
    }

    @Test
    void keepsEachFieldInItsPlace_whenLineIsCutOff() {
        AccessEvent event = apache("192.0.2.7 - - " + REQUEST + " \"-\" \"Mozilla/5.0 (X11");
        assertThat(event.path()).isEqualTo("/a");
        assertThat(event.protocolVersion()).isEqualTo("1.1");
        assertThat(event.userAgent()).isEqualTo("Mozilla/5.0 (X11");
        assertThat(attribute(event, "log.record.truncated")).isEqualTo("true");
    }

    @Test
    void leavesNothingBehind_ofEndingsThatDidNotFit() {
        AccessEvent number = apache("192.0.2.7 - - " + REQUEST + AGENTS + " 1234");
        assertThat(number.requestBytes()).isEmpty();
        assertThat(number.duration()).isEmpty();
        assertThat(attribute(number, "log.record.rest")).isEqualTo("1234");
        AccessEvent timed = apache("192.0.2.7 - - " + REQUEST + AGENTS + " 16231 6d782d88");
        assertThat(timed.requestBytes()).isEmpty();
        assertThat(timed.responseBytes()).isEmpty();
        assertThat(timed.pid()).isEmpty();
        assertThat(timed.duration()).contains(Duration.ofNanos(16_231_000));
        assertThat(nginx("192.0.2.7 - - " + REQUEST + AGENTS + " 0.123 0.122 .").requestBytes())
                .isEmpty();
    }

    @Test
    void readsSizeBeyondALong_asNone() {
        AccessEvent event = nginx("192.0.2.7 - - " + AT + " \"GET /a HTTP/1.1\" 200 18446744073709551615" + AGENTS);
        assertThat(event.bodyBytes()).isEqualTo(OptionalLong.empty());
        assertThat(event.userAgent()).isEqualTo("curl/8");
    }

    @Test
    void readsRequestsOverTls_asModSslLogsThem() {
        AccessEvent event = apache(AT + " 192.0.2.7 TLSv1.3 TLS_AES_256_GCM_SHA384 \"GET /a?b HTTP/1.1\" -");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.7");
        assertThat(event.query()).isEqualTo("b");
        assertThat(attribute(event, "apache.ssl.SSL_PROTOCOL")).isEqualTo("TLSv1.3");
    }

    @Test
    void readsDurationTwice_withTheFinerOneAsTheField() {
        assertThat(apache("192.0.2.7 - - " + REQUEST + AGENTS + " 1/1234567").duration())
                .contains(Duration.ofNanos(1_234_567_000));
    }

    @Test
    void isNoMoreThanASuggestion_soRecognitionDoesNotUseIt() {
        assertThat(APACHE.confidence(Line.of("192.0.2.7 - - [21/Nov/2026 08:04:58] \"GET / HTTP/1.1\" 200 -")))
                .isZero();
    }
}
