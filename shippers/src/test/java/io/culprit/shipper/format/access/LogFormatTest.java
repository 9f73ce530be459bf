package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.AccessEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LogFormatTest {

    private static final String AT = "[21/Nov/2026:08:04:58 +0000]";

    private static AccessEvent read(String format, String line) throws FormatException {
        return Parsing.event(new ApacheAccess().definedBy(format), line, AccessEvent.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "%a!192.0.2.9!client.address!192.0.2.9",
                "%{c}a!2001:db8::7!network.peer.address!2001:db8::7",
                "%A!192.0.2.1!network.local.address!192.0.2.1",
                "%{SESSION}C!abc def!http.request.cookie.SESSION!abc def",
                "%{SSL_PROTOCOL}x!TLSv1.3!apache.ssl.SSL_PROTOCOL!TLSv1.3",
                "%{APP}e!shop!apache.env.APP!shop",
                "%f!/srv/www/a b.html!apache.filename!/srv/www/a b.html",
                "%H!HTTP/1.1!client.address!''",
                "%{X-Forwarded-For}i!192.0.2.3, 192.0.2.4!http.request.header.x-forwarded-for!192.0.2.3, 192.0.2.4",
                "%k!3!apache.keepalive_requests!3",
                "%L!XyZ1@AAA!apache.log_id!XyZ1@AAA",
                "%{mine}n!note text!apache.note.mine!note text",
                "%{Content-Type}o!text/html; charset=UTF-8!http.response.header.content-type!text/html; charset=UTF-8",
                "%{Digest}^ti!x!http.request.trailer.digest!x",
                "%{Digest}^to!y!http.response.trailer.digest!y",
                "%{local}p!8080!network.local.port!8080",
                "%{remote}p!51544!client.port!51544",
                "%P!4711!process.pid!4711",
                "%{tid}P!140134!thread.id!140134",
                "%{hextid}P!7f3a!thread.id!7f3a",
                "%R!proxy:unix:/run/php.sock|fcgi://localhost!apache.handler!proxy:unix:/run/php.sock|fcgi://localhost",
                "%u!ann b!user.name!ann b",
                "%u!\"\"!user.name!''",
                "%v!www.example.test!server.address!www.example.test",
                "%V!www.example.test!server.address!www.example.test",
                "%X!+!apache.connection_status!+",
                "%S!4711!apache.bytes_transferred!4711",
                "%{UNIQUE_ID}e!Z0abc@x!http.request.id!Z0abc@x",
                "%l!-!apache.remote_logname!''"
            })
    void readsEveryDirective(String directive, String text, String attribute, String expected) throws FormatException {
        AccessEvent event = read("%t \"%r\" %>s|" + directive, AT + " \"GET / HTTP/1.1\" 200|" + text);
        assertThat(event.attribute(attribute)).isEqualTo(expected);
        assertThat(event.status()).isEqualTo(200);
    }

    @Test
    void readsFieldThatIsLoggedForSomeStatusesOnly() throws FormatException {
        assertThat(read("%t %!200,304,302{Referer}i %>s", AT + " - 200").referer())
                .isEmpty();
        assertThat(read("%t %400,501{User-agent}i %>s", AT + " a b 400").userAgent())
                .isEqualTo("a b");
    }

    @Test
    void readsRequestThatIsLoggedInParts() throws FormatException {
        AccessEvent event = read("%m %U%q %H %s %>s %B %I %O %p", "POST /a b?c=d HTTP/1.0 302 200 7 80 91 443");
        assertThat(event.method()).isEqualTo("POST");
        assertThat(event.path()).isEqualTo("/a b");
        assertThat(event.query()).isEqualTo("c=d");
        assertThat(event.protocolVersion()).isEqualTo("1.0");
        assertThat(event.status()).isEqualTo(200);
        assertThat(event.attribute("http.response.status_code.original")).isEqualTo("302");
        assertThat(event.bodyBytes()).hasValue(7);
        assertThat(event.requestBytes()).hasValue(80);
        assertThat(event.responseBytes()).hasValue(91);
        assertThat(event.port()).hasValue(443);
    }

    @ParameterizedTest
    @CsvSource({
        "%D, 16231, PT0.016231S",
        "%T, 3, PT3S",
        "%{s}T, 3, PT3S",
        "%{ms}T, 16, PT0.016S",
        "%{us}T, 16231, PT0.016231S",
        "%T/%D, 0/16231, PT0.016231S"
    })
    void readsDurationInItsUnit(String directive, String text, Duration expected) throws FormatException {
        assertThat(read("%t " + directive, AT + " " + text).duration()).contains(expected);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "%{%d/%b/%Y:%H:%M:%S %z}t!21/Nov/2026:08:04:58 +0130!2026-11-21T06:34:58Z!PT1S",
                "%{%Y-%m-%dT%H:%M:%S}t.%{usec_frac}t%{%z}t!2026-11-21T08:04:58.012345+00:00!2026-11-21T08:04:58.012345Z!PT0.000001S",
                "[%{%F %T}t.%{msec_frac}t]![2026-11-21 08:04:58.012]!2026-11-21T08:04:58.012Z!PT0.001S",
                "%{sec}t!1795248298!2026-11-21T08:04:58Z!PT1S",
                "%{msec}t!1795248298076!2026-11-21T08:04:58.076Z!PT0.001S",
                "%{usec}t!1795248298076001!2026-11-21T08:04:58.076001Z!PT0.000001S",
                "%{begin:%s}t.%{begin:msec_frac}t!1795248298.076!2026-11-21T08:04:58.076Z!PT0.001S",
                "%{end:sec}t!1795248298!2026-11-21T08:04:58Z!PT1S",
                "%{%a %b %e %H:%M:%S %Y}t!Sat Nov 21 08:04:58 2026!2026-11-21T08:04:58Z!PT1S",
                "%{%c}t!Sat Nov  7 08:04:58 2026!2026-11-07T08:04:58Z!PT1S",
                "%{%D %r}t!11/21/26 08:04:58 PM!2026-11-21T20:04:58Z!PT1S",
                "%{%Y %j %R}t!2026 325 08:04!2026-11-21T08:04:00Z!PT1M",
                "%{%d %b %H:%M:%S}t!21 Nov 08:04:58!2026-11-21T08:04:58Z!PT1S",
                "%{%d %b %H:%M:%S}t!24 Dec 08:04:58!2025-12-24T08:04:58Z!PT1S"
            })
    void readsTimeByItsPattern(String directive, String text, Instant time, Duration resolution)
            throws FormatException {
        AccessEvent event = read(directive + " %>s", text + " 200");
        assertThat(event.header().time()).isEqualTo(time);
        assertThat(event.header().resolution()).isEqualTo(resolution);
    }

    @Test
    void takesTheSourcesZone_whenThePatternNamesNone() throws FormatException {
        Setting berlin = new Setting(ZoneId.of("Europe/Berlin"), Software.APACHE, Instant.MAX);
        Format format = new ApacheAccess().definedBy("%{%F %T}t %>s");
        ParsedLine line = (ParsedLine) format.open(berlin).read(Line.of("2026-11-21 08:04:58 200"));
        assertThat(line.stamp().orElseThrow().time()).isEqualTo(Instant.parse("2026-11-21T07:04:58Z"));
    }

    @Test
    void tellsWhenTheRequestWasDone_fromItsDurationOrItsEnd() throws FormatException {
        ParsedLine lasted = (ParsedLine)
                new ApacheAccess().definedBy("%t %>s %D").open(Parsing.UTC).read(Line.of(AT + " 200 2500000"));
        assertThat(lasted.stamp().orElseThrow().written()).isEqualTo(Instant.parse("2026-11-21T08:05:00.500Z"));
        ParsedLine ended = (ParsedLine) new ApacheAccess()
                .definedBy("%{begin:msec}t %{end:msec}t")
                .open(Parsing.UTC)
                .read(Line.of("1795248298076 1795248300076"));
        assertThat(ended.stamp().orElseThrow().lasted()).isEqualTo(Duration.ofSeconds(2));
    }

    @Test
    void takesFieldsOfFixedGrammarFromTheRight_soThatTextCannotForgeThem() throws FormatException {
        AccessEvent event = read("%h %{User-Agent}i %>s %b", "192.0.2.9 x 200 7 y 404 12");
        assertThat(event.userAgent()).isEqualTo("x 200 7 y");
        assertThat(event.status()).isEqualTo(404);
    }

    @Test
    void readsFormatAsItStandsInTheConfiguration() throws FormatException {
        AccessEvent event = read(
                "LogFormat \"%h %l %u %t \\\"%r\\\" %>s %b\" common",
                "192.0.2.9 - - " + AT + " \"GET / HTTP/1.1\" 200 7");
        assertThat(event.bodyBytes()).hasValue(7);
    }

    @Test
    void explainsFormat() throws FormatException {
        assertThat(new ApacheAccess().definedBy("%h %>s \"%{Referer}i\" %{us}T").explanation())
                .contains(
                        "%h  fills client.address: a word without blanks",
                        "%>s  fills http.response.status_code: three digits or a dash",
                        "%{us}T  fills http.server.request.duration: a whole number or a dash, in microseconds");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '!',
            value = {
                "%h %Z!%Z at column 4",
                "%h %{Referer!column 5",
                "%h %!column 4",
                "%i!without a name",
                "%{%Q}t!%Q",
                "%{h}T!unit",
                "no field at all!no field"
            })
    void saysWhatIsWrong_whenFormatCannotBeRead(String format, String said) {
        assertThatThrownBy(() -> new ApacheAccess().definedBy(format))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(said);
    }

    @Test
    void isTakenForApaches_onlyWithItsDirectives() {
        ApacheAccess format = new ApacheAccess();
        assertThat(format.canBeDefinedBy("%h %l %u %t")).isTrue();
        assertThat(format.canBeDefinedBy("%{X-Request-Id}i")).isTrue();
        assertThat(format.canBeDefinedBy("[%t] [%l] %M")).isFalse();
        assertThat(format.canBeDefinedBy("%{COMBINEDAPACHELOG}")).isFalse();
        assertThat(format.canBeDefinedBy("%{NUMBER:a} %{WORD:b}")).isFalse();
        assertThat(format.canBeDefinedBy("$remote_addr")).isFalse();
    }
}
