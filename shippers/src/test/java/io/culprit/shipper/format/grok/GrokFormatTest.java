package io.culprit.shipper.format.grok;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.event.AccessEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Parsing;
import io.culprit.wire.DeadLetter.Reason;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GrokFormatTest {

    private static Format grok(String expression) throws FormatException {
        return FormatChoice.of("grok:" + expression);
    }

    private static AccessEvent access(String expression, String line) throws FormatException {
        return Parsing.event(grok(expression), line, AccessEvent.class);
    }

    private static ErrorEvent error(String expression, String line) throws FormatException {
        return Parsing.event(grok(expression), line, ErrorEvent.class);
    }

    @Test
    void readsCombinedLog_intoTheFieldsOfRequests() throws FormatException {
        AccessEvent event = access(
                "%{COMBINEDAPACHELOG}",
                "192.0.2.9 - ann [21/Nov/2026:10:04:58 +0200] \"GET /a?b=1 HTTP/1.1\" 200 5"
                        + " \"http://shop.test/\" \"a \\\"quoted\\\" agent\"");

        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58Z"));
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.user()).isEqualTo("ann");
        assertThat(event.method()).isEqualTo("GET");
        assertThat(event.path()).isEqualTo("/a");
        assertThat(event.query()).isEqualTo("b=1");
        assertThat(event.protocolVersion()).isEqualTo("1.1");
        assertThat(event.status()).isEqualTo(200);
        assertThat(event.bodyBytes()).hasValue(5);
        assertThat(event.referer()).isEqualTo("http://shop.test/");
        assertThat(event.userAgent()).isEqualTo("a \"quoted\" agent");
        assertThat(event.attributes()).isEmpty();
    }

    @Test
    void readsCombinedLog_byItsPresentName() throws FormatException {
        AccessEvent event = access(
                "%{HTTPD_COMBINEDLOG}",
                "192.0.2.9 - ann@example.test [21/Nov/2026:10:04:58 +0200] \"GET / HTTP/2.0\" 304 - \"-\" \"curl\"");

        assertThat(event.user()).isEqualTo("ann@example.test");
        assertThat(event.status()).isEqualTo(304);
        assertThat(event.referer()).isEmpty();
    }

    @Test
    void keepsLineThatIsNoRequest() throws FormatException {
        AccessEvent event =
                access("%{COMMONAPACHELOG}", "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"\\x16\\x03\" 400 -");

        assertThat(event.requestLine()).isEqualTo("\u0016\u0003");
        assertThat(event.bodyBytes()).isEmpty();
        assertThat(event.user()).isEmpty();
    }

    @Test
    void takesOpenTelemetryNames_andKeepsOthersAsAttributes() throws FormatException {
        AccessEvent event = access(
                "%{IP:client.address} %{NUMBER:http.response.status_code:int} %{NUMBER:took:float} %{WORD:shop_id}",
                "192.0.2.9 404 0.50 s7");

        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.status()).isEqualTo(404);
        assertThat(event.attributes()).containsEntry("took", "0.5").containsEntry("shop_id", "s7");
    }

    @Test
    void takesNestedNamesAndInlineGroups() throws FormatException {
        AccessEvent event = access(
                "%{IPORHOST:[source][address]} %{WORD:verb} (?<queue_id>[0-9A-F]{4,}) %{INT:[http][response][status_code]:int}",
                "192.0.2.9 GET 1AF4 404");

        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.status()).isEqualTo(404);
        assertThat(event.attributes()).containsEntry("queue_id", "1AF4");
    }

    @Test
    void readsApplicationLog_intoTheFieldsOfErrors() throws FormatException {
        ErrorEvent event = error(
                "%{TIMESTAMP_ISO8601:timestamp} \\[%{POSINT:pid}\\] %{LOGLEVEL:loglevel} %{GREEDYDATA:message}",
                "2026-11-21 08:04:58,123 [77] ERROR out of luck");

        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58.123Z"));
        assertThat(event.header().resolution()).isEqualTo(Duration.ofMillis(1));
        assertThat(event.pid()).hasValue(77);
        assertThat(event.level()).isEqualTo("ERROR");
        assertThat(event.message()).isEqualTo("out of luck");
        assertThat(event.original()).startsWith("2026-11-21 08:04:58,123 [77]");
    }

    @Test
    void readsApachesErrorLogs_ofBothLayouts() throws FormatException {
        ErrorEvent present = error(
                "%{HTTPD_ERRORLOG}",
                "[Sat Nov 21 08:04:56.972526 2026] [authz_core:error] [pid 7:tid 8] [client 192.0.2.9:4711] AH01630: denied");
        ErrorEvent old = error("%{HTTPD_ERRORLOG}", "[Sat Nov 21 08:04:56 2026] [error] [client 192.0.2.9] denied");

        assertThat(present.module()).isEqualTo("authz_core");
        assertThat(present.pid()).hasValue(7);
        assertThat(present.thread()).hasValue(8);
        assertThat(present.clientPort()).hasValue(4711);
        assertThat(present.code()).isEqualTo("AH01630");
        assertThat(present.header().resolution()).isEqualTo(Duration.ofNanos(1_000));
        assertThat(List.of(present, old))
                .allSatisfy(event -> assertThat(event.message()).isEqualTo("denied"))
                .allSatisfy(event -> assertThat(event.level()).isEqualTo("error"))
                .allSatisfy(event -> assertThat(event.clientAddress()).isEqualTo("192.0.2.9"));
    }

    @Test
    void givesStampWithoutYear_theLatestThatIsPast() throws FormatException {
        ErrorEvent event = error("%{SYSLOGLINE}", "Dec  1 08:04:58 web1 sshd[77]: Accepted publickey");

        assertThat(event.header().time()).isEqualTo(Instant.parse("2025-12-01T08:04:58Z"));
        assertThat(event.message()).isEqualTo("Accepted publickey");
        assertThat(event.attributes()).containsEntry("program", "sshd").containsEntry("logsource", "web1");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "21/Nov/2026:10:04:58 +0200|2026-11-21T08:04:58Z",
                "2026-11-21T08:04:58.5+00:00|2026-11-21T08:04:58.500Z",
                "2026-11-21 08:04:58.123456|2026-11-21T08:04:58.123456Z",
                "2026-11-21T08:04:58Z|2026-11-21T08:04:58Z",
                "2026/11/21 08:04:58|2026-11-21T08:04:58Z",
                "Sat Nov 21 08:04:58.972526 2026|2026-11-21T08:04:58.972526Z",
                "Sun Dec  4 04:47:44 2005|2005-12-04T04:47:44Z",
                "Sat, 21 Nov 2026 08:04:58 GMT|2026-11-21T08:04:58Z",
                "21-Nov-2026 08:04:58 UTC|2026-11-21T08:04:58Z",
                "Nov  5 08:04:58|2026-11-05T08:04:58Z",
                "1795248298|2026-11-21T08:04:58Z",
                "1795248298.076|2026-11-21T08:04:58.076Z",
                "1795248298076|2026-11-21T08:04:58.076Z"
            })
    void readsTheUsualTimes(String time, Instant expected) throws FormatException {
        assertThat(error("^%{DATA:time}\\|%{GREEDYDATA:message}", time + "|x")
                        .header()
                        .time())
                .isEqualTo(expected);
    }

    @Test
    void readsTimeAsItsFormatSays() throws FormatException {
        assertThat(error("^%{DATA:at:date:yyyy-MM-dd HH.mm} %{WORD:message}$", "2026-11-21 08.04 x")
                        .header()
                        .time())
                .isEqualTo(Instant.parse("2026-11-21T08:04:00Z"));
    }

    @Test
    void refusesTimeThatIsNone() throws FormatException {
        assertThat(Parsing.rejection(grok("%{DATA:time} x"), "yesterday x").reason())
                .isEqualTo(Reason.BAD_TIME);
    }

    @Test
    void refusesLineThatDoesNotMatch_withOrWithoutTheFilter() throws FormatException {
        assertThat(Parsing.rejection(grok("%{COMBINEDAPACHELOG}"), "prose").reason())
                .isEqualTo(Reason.UNRECOGNISED);
        assertThat(Parsing.rejection(grok("%{COMBINEDAPACHELOG}"), "a [x] \"b\" 200 / / : \" \"")
                        .reason())
                .isEqualTo(Reason.UNRECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(strings = {"^(a+)+%{INT:n}$", "^(?:a|aa)+%{INT:n}$", "(a|a)*c%{INT:n}", "(.*)*a%{INT:n}"})
    void givesUpSoon_whenExpressionBacktracksWithoutEnd(String expression) throws FormatException {
        Format format = grok(expression);
        String line = "a".repeat(40_000) + "!c" + "x".repeat(40_000);

        assertTimeoutPreemptively(
                Duration.ofSeconds(2),
                () -> assertThat(Parsing.rejection(format, line).reason()).isEqualTo(Reason.TOO_SLOW));
    }

    @Test
    void doesNotEvenTryLine_thatLacksWhatEveryMatchHas() throws FormatException {
        assertThat(Parsing.rejection(grok("(a+)+b%{INT:n}"), "a".repeat(50_000)).reason())
                .isEqualTo(Reason.UNRECOGNISED);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "%{WORD=abcdefghijklmnopqrstuvwxyz0123456789 and more",
                "%{THREE:n=abcdefghijklmnopqrstuvwxyz0123456789\\d{3}} %{WORD:verb}"
            })
    void refusesDefinitionInReferenceAtOnce_whenItDoesNotEndOrHoldsBraces(String expression) {
        assertTimeoutPreemptively(Duration.ofSeconds(2), () -> assertThatThrownBy(() -> grok(expression))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("define a pattern of this name"));
    }

    @Test
    void namesPatternThatIsNotThere_andTheOneMeant() {
        assertThatThrownBy(() -> grok("%{COMBINEDAPACHELOGS}"))
                .isInstanceOf(FormatException.class)
                .hasMessage("there is no grok pattern COMBINEDAPACHELOGS; did you mean COMBINEDAPACHELOG?");
    }

    @Test
    void saysWhereExpressionIsWrong() {
        assertThatThrownBy(() -> grok("%{WORD:a} ((b"))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining("Unclosed group near");
    }

    @Test
    void isDefinedByExpressions_andNotByApachesFormats() {
        GrokFamily family = new GrokFamily();

        assertThat(List.of("%{COMBINEDAPACHELOG}", "%{IP:client} %{WORD:verb}")).allMatch(family::canBeDefinedBy);
        assertThat(List.of("%h %l %u %t", "%{Referer}i", "%{HOSTNAME}e %h", "%{USER}x %s", "$remote_addr", "combined"))
                .noneMatch(family::canBeDefinedBy);
    }

    @Test
    void explainsFieldsAndFilter() throws FormatException {
        assertThat(grok("%{IP:clientip} said %{WORD:verb}").explanation())
                .containsExactly(
                        "grok: %{IP:clientip} said %{WORD:verb}",
                        "events: access",
                        "  client.address",
                        "  http.request.method",
                        "matched are only lines that contain ' said '");
    }
}
