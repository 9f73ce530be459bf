package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class TracebackRecordsTest {

    private static final String AT = "[Sat Nov 21 08:04:56.972526 2026] [wsgi:error] ";
    private static final String OURS = AT + "[pid 7:tid 8] [client 192.0.2.9:5412] ";
    private static final String OTHERS = AT + "[pid 7:tid 9] [client 192.0.2.9:5413] ";

    /** The records that these lines make. */
    private static List<String> records(String... lines) {
        LineFormat format = new ApacheErrorFormat().open(Parsing.UTC);
        List<String> records = new ArrayList<>();
        Line first = null;
        Line previous = null;
        for (String text : lines) {
            Line line = Line.of(text);
            if (first != null && format.continues(first, previous, line)) {
                records.add(records.remove(records.size() - 1) + "\n" + text);
            } else {
                records.add(text);
                first = line;
            }
            previous = line;
        }
        return records;
    }

    private static ErrorEvent read(String record) {
        return Parsing.event(new ApacheErrorFormat(), record, ErrorEvent.class);
    }

    @Test
    void joinsTraceback_writtenAsOneRecordALine() {
        List<String> records = records(
                OURS + "mod_wsgi (pid=7): Exception occurred processing WSGI script '/srv/a.wsgi'.",
                OURS + "Traceback (most recent call last):, referer: http://shop.test/",
                OURS + "  File \"/srv/a.wsgi\", line 3, in application, referer: http://shop.test/",
                OURS + "    return view(environ), referer: http://shop.test/",
                OURS + "  File \"/srv/app.py\", line 12, in view, referer: http://shop.test/",
                OURS + "    raise ValueError(\"bad: x\")",
                OURS + "ValueError: bad: x, referer: http://shop.test/",
                OURS + "Truncated or oversized response headers received from daemon process 'deploy': /srv/a.wsgi");
        assertThat(records).hasSize(2);
        ErrorEvent event = read(records.get(0));
        assertThat(event.message())
                .isEqualTo("mod_wsgi (pid=7): Exception occurred processing WSGI script '/srv/a.wsgi'.\n"
                        + "Traceback (most recent call last):\n"
                        + "  File \"/srv/a.wsgi\", line 3, in application\n"
                        + "    return view(environ)\n"
                        + "  File \"/srv/app.py\", line 12, in view\n"
                        + "    raise ValueError(\"bad: x\")\n"
                        + "ValueError: bad: x");
        assertThat(event.attribute("exception.type")).isEqualTo("ValueError");
        assertThat(event.attribute("exception.message")).isEqualTo("bad: x");
        assertThat(event.attribute("code.file.path")).isEqualTo("/srv/app.py");
        assertThat(event.attribute("code.line.number")).isEqualTo("12");
        assertThat(event.attribute("code.function.name")).isEqualTo("view");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
    }

    @Test
    void joinsExceptionsThatWereRaisedWhileOthersWereHandled() {
        List<String> records = records(
                OURS + "Traceback (most recent call last):",
                OURS + "  File \"/srv/a.py\", line 3, in get",
                OURS + "KeyError: 'a'",
                OURS,
                OURS + "During handling of the above exception, another exception occurred:",
                OURS,
                OURS + "Traceback (most recent call last):",
                OURS + "  File \"/srv/b.py\", line 9, in view",
                OURS + "shop.errors.NotInStock",
                OURS + "another line of the application");
        assertThat(records).hasSize(2);
        ErrorEvent event = read(records.get(0));
        assertThat(event.attribute("exception.type")).isEqualTo("shop.errors.NotInStock");
        assertThat(event.attribute("exception.message")).isEmpty();
        assertThat(event.attribute("code.file.path")).isEqualTo("/srv/b.py");
        assertThat(event.message()).contains("KeyError: 'a'\n\nDuring handling");
    }

    @Test
    void joinsTraceback_ofApache22() {
        String at = "[Sat Nov 21 08:04:56 2026] [error] [client 192.0.2.9] ";
        assertThat(records(
                        at + "Traceback (most recent call last):",
                        at + "  File \"/srv/a.py\", line 3, in get",
                        at + "    x = y",
                        at + "NameError: name 'y' is not defined",
                        at + "File does not exist: /x"))
                .hasSize(2);
    }

    @Test
    void joinsExceptionWhoseNameIsLowerCase() {
        List<String> records = records(
                OURS + "Traceback (most recent call last):",
                OURS + "  File \"/srv/a.py\", line 3, in get",
                OURS + "socket.timeout: timed out");
        assertThat(records).hasSize(1);
        assertThat(read(records.get(0)).attribute("exception.type")).isEqualTo("socket.timeout");
    }

    @Test
    void keepsRecordsOfOthersApart() {
        assertThat(records(
                        OURS + "Traceback (most recent call last):",
                        OTHERS + "  File \"/srv/a.py\", line 3, in get",
                        OURS + "ValueError: x"))
                .hasSize(3);
        assertThat(records(OURS + "Traceback (most recent call last):", OTHERS + "Traceback (most recent call last):"))
                .hasSize(2);
    }

    @Test
    void keepsMessagesOfServerAndModuleApart() {
        assertThat(records(
                        OURS + "Traceback (most recent call last):",
                        OURS + "mod_wsgi (pid=7): Shutdown requested 'deploy'.",
                        OURS + "mod_wsgi (pid=7): Target WSGI script '/srv/a.wsgi' cannot be loaded as Python module.",
                        OURS + "Timeout when reading response headers from daemon process 'deploy': /srv/a.wsgi",
                        OURS + "AH01215: ValueError: x"))
                .hasSize(5);
    }

    @Test
    void joinsNothingToOrdinaryRecord() {
        assertThat(records(OURS + "Internal Server Error: /a", OURS + "  indented", OURS + "ValueError: x", OURS))
                .hasSize(4);
    }

    @Test
    void readsTraceback_printedWithoutPrefix() {
        ErrorEvent event =
                read(OURS + "x\nTraceback (most recent call last):\n  File \"/srv/a.py\", line 3, in <module>\n"
                        + "ImportError: No module named flask");
        assertThat(event.attribute("exception.type")).isEqualTo("ImportError");
        assertThat(event.attribute("code.function.name")).isEqualTo("<module>");
    }
}
