package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PhpFpmTest {

    private static final String AT = "[21-Nov-2026 08:04:58] ";

    private static ErrorEvent read(String record) {
        return Parsing.event(new PhpFpmFormat(), record, ErrorEvent.class);
    }

    @Test
    void readsNotice() {
        ErrorEvent event = read(AT + "NOTICE: fpm is running, pid 7");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58Z"));
        assertThat(event.software()).isEqualTo(Software.PHP_FPM);
        assertThat(event.level()).isEqualTo("NOTICE");
        assertThat(event.pid()).isEqualTo(OptionalLong.of(7));
        assertThat(event.message()).isEqualTo("fpm is running, pid 7");
    }

    @Test
    void readsDebugForm() {
        ErrorEvent event =
                read("[21-Nov-2026 08:04:58.123456] DEBUG: pid 7, fpm_got_signal(), line 75: received SIGCHLD");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:58.123456Z"));
        assertThat(event.level()).isEqualTo("DEBUG");
        assertThat(event.pid()).isEqualTo(OptionalLong.of(7));
        assertThat(event.message()).isEqualTo("received SIGCHLD");
        assertThat(event.attributes())
                .isEqualTo(Map.of("code.function.name", "fpm_got_signal", "code.line.number", "75"));
    }

    @Test
    void tellsPoolThatIsFull() {
        ErrorEvent event =
                read(AT + "WARNING: [pool www] server reached pm.max_children setting (5), consider raising it");
        assertThat(event.attributes()).isEqualTo(Map.of("php.pool", "www"));
        assertThat(event.message())
                .isEqualTo("[pool www] server reached pm.max_children setting (5), consider raising it");
    }

    @Test
    void tellsSystemError() {
        assertThat(read(AT + "ERROR: unable to bind listening socket for address '/run/php.sock': No such file or"
                                + " directory (2)")
                        .attributes())
                .isEqualTo(Map.of("error.errno", "2", "error.errno.text", "No such file or directory"));
    }

    @Test
    void tellsHowChildEnded() {
        assertThat(read(AT
                                + "WARNING: [pool www] child 12 exited on signal 11 (SIGSEGV - core dumped) after 3.2 seconds"
                                + " from start")
                        .attributes())
                .isEqualTo(Map.of("php.pool", "www", "php.child.pid", "12", "process.exit.signal", "11"));
        assertThat(read(AT + "NOTICE: [pool www] child 12 exited with code 0 after 3.2 seconds from start")
                        .attributes())
                .isEqualTo(Map.of("php.pool", "www", "php.child.pid", "12", "process.exit.code", "0"));
    }

    @Test
    void tellsScriptThatIsSlow() {
        assertThat(read(AT
                                + "WARNING: [pool www] child 12, script '/srv/a.php' (request: \"GET /a.php?b=1\") executing too"
                                + " slow (3.012345 sec), logging")
                        .attributes())
                .isEqualTo(Map.of(
                        "php.pool", "www",
                        "php.child.pid", "12",
                        "code.file.path", "/srv/a.php",
                        "http.request.method", "GET",
                        "url.path", "/a.php",
                        "url.query", "b=1"));
    }

    @Test
    void tellsPlaceOfErrorThatChildPrinted() {
        ErrorEvent event =
                read(AT + "WARNING: [pool www] child 5 said into stderr: \"NOTICE: PHP message: PHP Warning:  x"
                        + " in /srv/a.php on line 3\"");
        assertThat(event.attribute("code.file.path")).isEqualTo("/srv/a.php");
        assertThat(event.attribute("code.line.number")).isEqualTo("3");
    }

    @Test
    void readsWhatWorkerPrinted_whenItIsNotDecorated() {
        String line = "NOTICE: PHP message: PHP Warning:  x in /srv/a.php on line 3";
        LineFormat lines = new PhpFpmFormat().open(Parsing.UTC);
        Line before = Line.of(AT + "NOTICE: ready to handle connections");
        assertThat(lines.continues(before, before, Line.of(line))).isFalse();
        assertThat(lines.continues(
                        before, before, Line.of("192.0.2.3 -  21/Nov/2026:08:04:58 +0000 \"GET /index.php\" 200")))
                .isFalse();
        ErrorEvent event = read(line);
        assertThat(event.level()).isEqualTo("NOTICE");
        assertThat(event.message()).isEqualTo("PHP message: PHP Warning:  x in /srv/a.php on line 3");
        assertThat(event.attributes()).isEqualTo(Map.of("code.file.path", "/srv/a.php", "code.line.number", "3"));
    }

    @Test
    void readsTraceOfSlowRequest_asOneRecord() {
        String head = AT + " [pool www] pid 1234";
        LineFormat lines = new PhpSlowFormat().open(Parsing.UTC);
        Line first = Line.of(head);
        assertThat(lines.continues(first, first, Line.of("script_filename = /srv/index.php")))
                .isTrue();
        assertThat(lines.continues(first, first, Line.of("[0x00007f2f3c212a60] sleep() /srv/slow.php:12")))
                .isTrue();
        assertThat(lines.continues(first, first, Line.of(head))).isFalse();
        ErrorEvent event = Parsing.event(
                new PhpSlowFormat(),
                head + "\nscript_filename = /srv/index.php\n[0x00007f2f3c212a60] sleep() /srv/slow.php:12\n"
                        + "[0x00007f2f3c2129d0] [INCLUDE_OR_EVAL]() /srv/index.php:3",
                ErrorEvent.class);
        assertThat(event.pid()).isEqualTo(OptionalLong.of(1234));
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "php.pool", "www",
                        "php.script", "/srv/index.php",
                        "code.function.name", "sleep",
                        "code.file.path", "/srv/slow.php",
                        "code.line.number", "12"));
    }
}
