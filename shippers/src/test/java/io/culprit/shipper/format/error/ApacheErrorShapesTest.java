package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApacheErrorShapesTest {

    private static final ApacheErrorFormat APACHE = new ApacheErrorFormat();
    private static final String STARTUP = "AH00526: Syntax error on line 3 of /etc/apache2/mods-enabled/php8.2.load:";

    private final LineFormat lines = APACHE.open(Parsing.UTC);

    private ParsedLine parse(String line) {
        Parsed parsed = lines.parse(Line.of(line));
        assertThat(parsed).isInstanceOf(ParsedLine.class);
        return (ParsedLine) parsed;
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "2.4|[Sat Nov 21 08:04:56.972526 2026] [core:notice] [pid 7:tid 8] x",
                "2.4|[Sat Nov 21 08:04:56.972526 2026] [:error] [pid 7] x",
                "2.4|[Sat Nov 21 08:04:56 2026] [ssl:warn] [pid 7] x",
                "2.4|[21/Nov/2026:08:04:56 +0000] [core:alert] [pid 7:tid 8] [client 192.0.2.9:1] x",
                "2.2|[Sat Nov 21 08:04:56 2026] [error] [client 192.0.2.9] x",
                "2.2|[Sat Nov 21 08:04:56 2026] app.cgi: text at app.cgi line 3.",
                "syslog|[core:notice] [pid 7:tid 8] AH00094: Command line: '/usr/sbin/apache2'",
                "syslog|[error] [client 192.0.2.9] File does not exist: /x",
                "syslog|[notice] caught SIGTERM, shutting down",
                "startup|AH00558: apache2: Could not reliably determine the server's fully qualified domain name",
                "startup|(98)Address already in use: AH00072: make_sock: could not bind to address [::]:80",
                "startup|(13)Permission denied: make_sock: could not bind to address [::]:80",
                "startup|apache2: Syntax error on line 1 of /etc/apache2/apache2.conf: x",
                "startup|/usr/sbin/httpd: error while loading shared libraries: libx.so",
                "startup|Cannot load modules/mod_x.so into server: no such file"
            })
    void namesShape(String member, String line) {
        assertThat(parse(line).shape().member()).isEqualTo(member);
        assertThat(parse(line).stamp().isPresent()).isEqualTo(member.startsWith("2"));
        assertThat(APACHE.member(member).open(Parsing.UTC).parse(Line.of(line))).isInstanceOf(ParsedLine.class);
    }

    @Test
    void refusesOtherShape_whenOneWasAskedFor() {
        Format only = APACHE.member("2.2");
        assertThat(Parsing.rejection(only, "[Sat Nov 21 08:04:56.972526 2026] [core:notice] [pid 7] x")
                        .detail())
                .contains("2.4");
        assertThat(only.open(Parsing.UTC).parse(Line.of(STARTUP))).isInstanceOf(ParsedLine.class);
    }

    @Test
    void readsApache22Line_inTheZoneGiven() {
        Setting berlin = new Setting(ZoneId.of("Europe/Berlin"), Software.APACHE, Instant.MAX);
        ParsedLine line = (ParsedLine) APACHE.open(berlin)
                .parse(Line.of("[Sun Dec  4 05:15:09 2005] [error] [client 192.0.2.1] File does not exist: /x"));
        assertThat(line.stamp()).contains(Stamp.ofSeconds(Instant.parse("2005-12-04T04:15:09Z")));
    }

    @Test
    void readsStartupLine_withoutTime() {
        assertThat(parse(STARTUP).stamp()).isEmpty();
        ErrorEvent event = Parsing.event(APACHE, STARTUP, ErrorEvent.class);
        assertThat(event.code()).isEqualTo("AH00526");
        assertThat(event.message()).startsWith("Syntax error on line 3");
    }

    @Test
    void refusesImpossibleTime() {
        assertThat(lines.parse(Line.of("[Tue Feb 31 08:04:56 2026] [error] x"))).isInstanceOf(Rejection.class);
        assertThat(lines.parse(Line.of("[Tue Feb 03 24:04:56 2026] [error] x"))).isInstanceOf(Rejection.class);
    }

    @Test
    void takesLeapSecondForTheOneBefore() {
        assertThat(parse("[Sat Dec 31 23:59:60.250000 2016] [core:notice] [pid 7] x")
                        .stamp()
                        .orElseThrow()
                        .time())
                .isEqualTo(Instant.parse("2016-12-31T23:59:59.250Z"));
    }

    @Test
    void goesOnThroughTheHourThatComesTwice() {
        LineFormat berlin = APACHE.open(new Setting(ZoneId.of("Europe/Berlin"), Software.APACHE, Instant.MAX));
        assertThat(timeOf(berlin, "02:59:59.1")).isEqualTo(Instant.parse("2026-10-25T00:59:59.1Z"));
        assertThat(timeOf(berlin, "02:00:01.5")).isEqualTo(Instant.parse("2026-10-25T01:00:01.5Z"));
        assertThat(timeOf(berlin, "02:00:02.5")).isEqualTo(Instant.parse("2026-10-25T01:00:02.5Z"));
    }

    private static Instant timeOf(LineFormat format, String time) {
        ParsedLine line = (ParsedLine) format.parse(Line.of("[Sun Oct 25 " + time + " 2026] [error] x"));
        return line.stamp().orElseThrow().time();
    }

    @Test
    void givesLineWithoutPrefixToTheRecordBefore() {
        assertThat(continues("  File \"app.py\", line 3, in view")).isTrue();
        assertThat(continues("[notice] some program's line")).isTrue();
        assertThat(continues(STARTUP)).isFalse();
        assertThat(continues("Cannot load /usr/lib/libphp.so into server")).isFalse();
        assertThat(continues("192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895"))
                .isFalse();
        assertThat(lines.parse(Line.of("  orphan of a traceback"))).isInstanceOf(Rejection.class);
    }

    private boolean continues(String line) {
        Line before = Line.of("[Sat Nov 21 08:04:56 2026] [error] before");
        return lines.continues(before, before, Line.of(line));
    }

    @Test
    void keepsPrintedLines_behindTheMessage() {
        ErrorEvent event = Parsing.event(
                APACHE, "[Sat Nov 21 08:04:56 2026] [error] a, referer: /b\n\tprinted \\n as it is", ErrorEvent.class);
        assertThat(event.message()).isEqualTo("a\n\tprinted \\n as it is");
        assertThat(event.referer()).isEqualTo("/b");
    }
}
