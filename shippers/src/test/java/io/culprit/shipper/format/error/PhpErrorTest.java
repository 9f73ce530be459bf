package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhpErrorTest {

    private static final PhpErrorFormat PHP = new PhpErrorFormat();

    private static ErrorEvent read(String record) {
        return Parsing.event(PHP, record, ErrorEvent.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "thrown in /srv/a.php in on line 12|/srv/a.php in|12",
                "thrown in on line 12|''|''",
                "in on line 12|''|''",
                "x in a on line 1|a|1"
            })
    void takesPlace_whereItsWordsStandClose(String text, String file, String line) {
        ErrorEvent event = read("[21-Nov-2026 08:04:58 UTC] PHP Notice:  " + text);
        assertThat(event.attribute("code.file.path")).isEqualTo(file);
        assertThat(event.attribute("code.line.number")).isEqualTo(line);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "UTC|2026-11-21T08:04:58Z",
                "Europe/Berlin|2026-11-21T07:04:58Z",
                "America/Argentina/Buenos_Aires|2026-11-21T11:04:58Z",
                "+01:00|2026-11-21T07:04:58Z",
                "-0330|2026-11-21T11:34:58Z",
                "EST|2026-11-21T13:04:58Z",
                "Nowhere/City|2026-11-21T08:04:58Z"
            })
    void takesZoneFromStamp(String zone, Instant time) {
        assertThat(read("[21-Nov-2026 08:04:58 " + zone + "] PHP Notice:  x in /a.php on line 1")
                        .header()
                        .time())
                .isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "PHP Warning:  Undefined $a in /srv/a b.php on line 3|Warning|Undefined $a in /srv/a b.php on line 3",
                "PHP Parse error:  syntax error, unexpected '}' in /srv/a.php on line 3|Parse error"
                        + "|syntax error, unexpected '}' in /srv/a.php on line 3",
                "PHP Deprecated:  Function x() is deprecated in /srv/a.php on line 3|Deprecated"
                        + "|Function x() is deprecated in /srv/a.php on line 3",
                "PHP Catchable fatal error:  x in /srv/a.php on line 3|Catchable fatal error|x in /srv/a.php on line 3",
                "PHP Warning:  PHP Startup: Unable to load in Unknown on line 0|Warning"
                        + "|PHP Startup: Unable to load in Unknown on line 0",
                "PHP Stack trace:|''|PHP Stack trace:",
                "what a script said|''|what a script said"
            })
    void takesSeverityForLevel(String text, String level, String message) {
        ErrorEvent event = read("[21-Nov-2026 08:04:58 UTC] " + text);
        assertThat(event.software()).isEqualTo(Software.PHP);
        assertThat(event.level()).isEqualTo(level);
        assertThat(event.message()).isEqualTo(message);
    }

    @Test
    void readsExceptionThatNobodyCaught() {
        String start =
                "[21-Nov-2026 08:04:58 UTC] PHP Fatal error:  Uncaught Shop\\NoStock: none in stock in /srv/a.php:12";
        LineFormat lines = PHP.open(Parsing.UTC);
        Line first = Line.of(start);
        for (String more : new String[] {
            "Stack trace:", "#0 /srv/b.php(3): buy()", "#1 {main}", "  thrown in /srv/a.php on line 12"
        }) {
            assertThat(lines.continues(first, first, Line.of(more))).isTrue();
        }
        assertThat(lines.continues(first, first, Line.of("[21-Nov-2026 08:04:59 UTC] x")))
                .isFalse();
        ErrorEvent event =
                read(start + "\nStack trace:\n#0 /srv/b.php(3): buy()\n#1 {main}\n  thrown in /srv/a.php on line 12");
        assertThat(event.level()).isEqualTo("Fatal error");
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "exception.type", "Shop\\NoStock",
                        "exception.message", "none in stock",
                        "code.file.path", "/srv/a.php",
                        "code.line.number", "12"));
    }

    @Test
    void readsExceptionAsPhp5WritesIt() {
        assertThat(read("[21-Nov-2026 08:04:58 UTC] PHP Fatal error:  Uncaught exception 'Shop\\NoStock' with message"
                                + " 'it's none' in /srv/a.php:12\nStack trace:\n#0 {main}\n  thrown in /srv/a.php on line 12")
                        .attributes())
                .containsEntry("exception.type", "Shop\\NoStock")
                .containsEntry("exception.message", "it's none")
                .containsEntry("code.line.number", "12");
    }

    @Test
    void saysNothingOfPlace_whenScriptSaidIt() {
        assertThat(read("[21-Nov-2026 08:04:58 UTC] forged in /etc/passwd on line 3")
                        .attributes())
                .isEmpty();
    }

    @Test
    void readsLineWithoutStamp_inItsPlace() {
        ParsedLine line = (ParsedLine) PHP.open(Parsing.UTC).parse(Line.of("PHP Warning:  x in /srv/a.php on line 3"));
        assertThat(line.stamp()).isEmpty();
    }

    @Test
    void refusesRecordOfProcessManager() {
        assertThat(Parsing.rejection(PHP, "[21-Nov-2026 08:04:58] NOTICE: ready to handle connections")
                        .detail())
                .contains("process manager");
    }
}
