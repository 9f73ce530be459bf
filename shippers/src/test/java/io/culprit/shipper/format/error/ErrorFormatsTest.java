package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ErrorFormatsTest {

    private static final ApacheErrorFormat APACHE = new ApacheErrorFormat();
    private static final String AT = "[Sat Nov 21 08:04:56.972526 2026] ";

    @Test
    void readsApache24Line() {
        ErrorEvent event = Parsing.event(
                APACHE,
                AT + "[core:notice] [pid 29347:tid 29348] AH00052: child pid 3 exit signal Segmentation fault (11)",
                ErrorEvent.class);
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:56.972526Z"));
        assertThat(event.header().resolution()).isEqualTo(Duration.ofNanos(1000));
        assertThat(event.level()).isEqualTo("notice");
        assertThat(event.module()).isEqualTo("core");
        assertThat(event.pid()).isEqualTo(OptionalLong.of(29347));
        assertThat(event.code()).isEqualTo("AH00052");
        assertThat(event.message()).isEqualTo("child pid 3 exit signal Segmentation fault (11)");
        assertThat(event.software()).isEqualTo(Software.APACHE);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[wsgi:error] [pid 7:tid 8] [client 192.0.2.9:5412] Truncated|192.0.2.9|''|Truncated",
                "[wsgi:error] [pid 7:tid 8] [client 2001:db8::1:5412] Truncated|2001:db8::1|''|Truncated",
                "[wsgi:error] [pid 7] [client [2001:db8::1]:5412] x|2001:db8::1|''|x",
                "[error] [client 2001:db8::1] x|2001:db8::1|''|x",
                "[error] [client 192.0.2.9] (36)File name too long: Cannot map|192.0.2.9|''|(36)File name too long: Cannot map",
                "[proxy:error] [pid 7:tid 8] (111)Connection refused: AH00957: HTTP: failed|''|AH00957|(111)Connection refused: HTTP: failed",
                "[proxy:error] [pid 7:tid 8] (70007)The timeout: [client 192.0.2.9:1] AH01102: e|192.0.2.9|AH01102|(70007)The timeout: e",
                "[:error] [pid 7:tid 8] [remote 192.0.2.9:80] text|192.0.2.9|''|text",
                "[core:debug] [pid 7:tid 8] core.c(123): [client 192.0.2.9:1] AH00001: t|192.0.2.9|AH00001|t"
            })
    void takesClientCodeAndMessageApart(String rest, String client, String code, String message) {
        ErrorEvent event = Parsing.event(APACHE, AT + rest, ErrorEvent.class);
        assertThat(event.clientAddress()).isEqualTo(client);
        assertThat(event.code()).isEqualTo(code);
        assertThat(event.message()).isEqualTo(message);
    }

    @Test
    void readsApache22Line_inTheZoneGiven() {
        Setting berlin = new Setting(ZoneId.of("Europe/Berlin"), Software.APACHE, Instant.MAX);
        ParsedLine line = (ParsedLine) APACHE.open(berlin)
                .parse(Line.of("[Sun Dec  4 05:15:09 2005] [error] [client 192.0.2.1] File does not exist: /x"));
        assertThat(line.stamp()).contains(Stamp.ofSeconds(Instant.parse("2005-12-04T04:15:09Z")));
    }

    @Test
    void givesStartupLineNoTime_andAnyOtherLineToTheRecordBefore() {
        LineFormat lines = APACHE.open(Parsing.UTC);
        String startup = "AH00526: Syntax error on line 3 of /etc/apache2/mods-enabled/php8.2.load:";
        assertThat(continues(lines, startup)).isFalse();
        assertThat(continues(lines, "Cannot load /usr/lib/libphp.so into server"))
                .isFalse();
        assertThat(continues(lines, "  File \"app.py\", line 3, in view")).isTrue();
        assertThat(((ParsedLine) lines.parse(Line.of(startup))).stamp()).isEmpty();
        ErrorEvent event = Parsing.event(APACHE, startup, ErrorEvent.class);
        assertThat(event.code()).isEqualTo("AH00526");
        assertThat(event.message()).startsWith("Syntax error on line 3");
        assertThat(lines.parse(Line.of("  orphan of a traceback"))).isInstanceOf(Rejection.class);
    }

    private static boolean continues(LineFormat lines, String line) {
        return lines.continues(Line.of("before"), Line.of("before"), Line.of(line));
    }

    @Test
    void readsNginxLine_whenItSpansLines() {
        ErrorEvent event = Parsing.event(
                new NginxErrorFormat(),
                "2026/11/21 08:26:49 [error] 2111#2112: *18 FastCGI sent in stderr: \"PHP message: PHP Fatal error\n"
                        + "  thrown in /srv/a.php\" while reading response header from upstream, client: 2001:db8::7,"
                        + " server: shop.test, request: \"GET / HTTP/1.1\"",
                ErrorEvent.class);
        assertThat(event.pid()).isEqualTo(OptionalLong.of(2111));
        assertThat(event.level()).isEqualTo("error");
        assertThat(event.clientAddress()).isEqualTo("2001:db8::7");
        assertThat(event.message()).startsWith("FastCGI sent in stderr");
    }

    @Test
    void readsConsoleLine() {
        ErrorEvent event = Parsing.event(
                new ConsoleFormat(),
                "1795249585727 apache2: Syntax error on line 13 of /etc/x: Cannot load y",
                ErrorEvent.class);
        assertThat(event.header().time()).isEqualTo(Instant.ofEpochMilli(1795249585727L));
        assertThat(event.level()).isEmpty();
        assertThat(event.message()).startsWith("apache2: Syntax error");
    }
}
