package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorLogFormatTest {

    private static final ApacheErrorFormat APACHE = new ApacheErrorFormat();
    private static final String THREADED =
            "[%{u}t] [%-m:%l] [pid %P:tid %T] %7F: %E: [client\\ %a] %M% ,\\ referer\\ %{Referer}i";

    private static ErrorEvent read(String definition, String line) throws FormatException {
        return Parsing.event(APACHE.definedBy(definition), line, ErrorEvent.class);
    }

    @Test
    void readsEveryFieldOfTheThreadedFormat() throws FormatException {
        ErrorEvent event = read(
                THREADED,
                "[Sat Nov 21 08:04:56.972526 2026] [proxy:debug] [pid 7:tid 8] proxy_util.c(12): (111)Connection refused:"
                        + " [client 2001:db8::1:5412] AH00957: HTTP: no, referer x, referer http://shop.test/");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:56.972526Z"));
        assertThat(event.level()).isEqualTo("debug");
        assertThat(event.module()).isEqualTo("proxy");
        assertThat(event.pid()).isEqualTo(OptionalLong.of(7));
        assertThat(event.thread()).isEqualTo(OptionalLong.of(8));
        assertThat(event.code()).isEqualTo("AH00957");
        assertThat(event.clientAddress()).isEqualTo("2001:db8::1");
        assertThat(event.clientPort()).isEqualTo(OptionalInt.of(5412));
        assertThat(event.referer()).isEqualTo("http://shop.test/");
        assertThat(event.message()).isEqualTo("HTTP: no, referer x");
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "code.file.path", "proxy_util.c",
                        "code.line.number", "12",
                        "error.errno", "111",
                        "error.errno.text", "Connection refused"));
    }

    @Test
    void leavesOutFieldsThatWereEmpty() throws FormatException {
        ErrorEvent event = read(THREADED, "[Sat Nov 21 08:04:56.972526 2026] [-:notice] [pid 7:tid 8] started");
        assertThat(event.module()).isEmpty();
        assertThat(event.message()).isEqualTo("started");
        assertThat(event.clientAddress()).isEmpty();
        assertThat(event.attributes()).isEmpty();
    }

    @Test
    void leavesOutHalfAField_whereItsBlankSeparates() throws FormatException {
        String manual = "[%t] [%l] [pid %P] %F: %E: [client %a] %M";
        String start = "[Sat Nov 21 08:04:56 2026] [error] [pid 1] ssl.c(149): [client ";
        ErrorEvent without = read(manual, start + "AH02217: none [subject: CN=a]");
        assertThat(without.clientAddress()).isEmpty();
        assertThat(without.code()).isEqualTo("AH02217");
        assertThat(without.message()).isEqualTo("none [subject: CN=a]");
        ParsedLine line = (ParsedLine)
                APACHE.definedBy(manual).open(Parsing.UTC).parse(Line.of(start + "no code [subject: CN=a]"));
        assertThat(line.shape().member()).isEqualTo("defined");
        ErrorEvent with = read(manual, start + "192.0.2.9:80] AH02217: none [subject: CN=a]");
        assertThat(with.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(with.message()).isEqualTo("none [subject: CN=a]");
    }

    @Test
    void readsLogIdsAndCompactTime() throws FormatException {
        ErrorEvent event = read(
                "[%{uc}t] [%-m:%-l] [R:%L] [C:%{C}L] %7F: %E: %M",
                "[2026-11-21 08:04:56.972526] [core:error] [R:VtwC38] [C:Q38A] AH00037: Symbolic link not allowed: [x] a: b");
        assertThat(event.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:56.972526Z"));
        assertThat(event.message()).isEqualTo("Symbolic link not allowed: [x] a: b");
        assertThat(event.attributes())
                .isEqualTo(Map.of("apache.request.log_id", "VtwC38", "apache.connection.log_id", "Q38A"));
    }

    @Test
    void readsFormatOfJson() throws FormatException {
        ErrorEvent event = read(
                "ErrorLogFormat \"{\\\"time\\\":\\\"%{cu}t\\\", \\\"level\\\":\\\"%l\\\", \\\"vhost\\\":\\\"%v\\\","
                        + " \\\"message\\\":\\\"%M\\\", \\\"referer\\\":\\\"%-{Referer}i\\\"}\"",
                "{\"time\":\"2026-11-21 08:04:56.972526\", \"level\":\"error\", \"vhost\":\"shop.test\","
                        + " \"message\":\"he said \"no\", \"referer\":\"x\", \"referer\":\"-\"}");
        assertThat(event.message()).isEqualTo("he said \"no\", \"referer\":\"x");
        assertThat(event.referer()).isEmpty();
        assertThat(event.attribute("server.address")).isEqualTo("shop.test");
    }

    @Test
    void readsHeadersNotesAndEnvironment() throws FormatException {
        ErrorEvent event = read(
                "%t %l %M %{X-Id}i=%{id}n=%{UNIQUE_ID}e %k %{c}a %A UA:'%+{User-Agent}i'",
                "Sat Nov 21 08:04:56 2026 error text here a=b=c 3 192.0.2.1:2 192.0.2.7:80 UA:'curl/8 \\\"x\\\"'");
        assertThat(event.message()).isEqualTo("text here");
        assertThat(event.attributes())
                .isEqualTo(Map.of(
                        "http.request.header.x-id", "a",
                        "apache.note.id", "b",
                        "apache.environment.UNIQUE_ID", "c",
                        "apache.keepalive.requests", "3",
                        "network.peer.address", "192.0.2.1",
                        "network.peer.port", "2",
                        "network.local.address", "192.0.2.7",
                        "network.local.port", "80",
                        "user_agent.original", "curl/8 \"x\""));
    }

    @Test
    void readsFormatsOfFewFields() throws FormatException {
        ErrorEvent timed = read("%{cu}t %M", "2026-11-21 08:04:56.972526 2026-11-21 08:04:56.1 INFO keystone [-] x");
        assertThat(timed.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:56.972526Z"));
        assertThat(timed.message()).isEqualTo("2026-11-21 08:04:56.1 INFO keystone [-] x");
        assertThat(read("%M", "AH00094: Command line").message()).isEqualTo("Command line");
        String dashes = "[%{cu}t] [%-m:%-l] %-a %-L %M";
        ErrorEvent empty = read(dashes, "[2026-11-21 08:04:56.972526] [-:info] - - x y");
        assertThat(empty.clientAddress()).isEmpty();
        assertThat(empty.attributes()).isEmpty();
        assertThat(empty.message()).isEqualTo("x y");
        ErrorEvent full = read(dashes, "[2026-11-21 08:04:56.972526] [ssl:info] 192.0.2.9:80 Vt- x y");
        assertThat(full.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(full.attributes()).isEqualTo(Map.of("apache.request.log_id", "Vt-"));
        assertThat(full.message()).isEqualTo("x y");
    }

    @Test
    void joinsLinesOfOtherForm_andReadsStartupLines() throws FormatException {
        LineFormat lines = APACHE.definedBy("%t %l %M").open(Parsing.UTC);
        Line first = Line.of("Sat Nov 21 08:04:56 2026 error text");
        assertThat(lines.continues(first, first, Line.of("printed"))).isTrue();
        assertThat(lines.continues(first, first, first)).isFalse();
        assertThat(lines.continues(first, first, Line.of("AH00526: Syntax error")))
                .isFalse();
        ErrorEvent event = read("%t %l %M", "Sat Nov 21 08:04:56 2026 error text\nprinted");
        assertThat(event.message()).isEqualTo("text\nprinted");
    }

    @ParameterizedTest
    @ValueSource(strings = {THREADED, "ErrorLogFormat \"[%t] [%l] %M\"", "errorlogformat \"[%t] %M\""})
    void isDefinedByErrorLogFormat(String definition) {
        assertThat(APACHE.canBeDefinedBy(definition)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"%h %l %u %t \"%r\" %>s %b", "$remote_addr", "combined", "LogFormat \"%h %M %>s\" x"})
    void isNotDefinedByOtherFormats(String definition) {
        assertThat(APACHE.canBeDefinedBy(definition)).isFalse();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "[%t] %z %M|%z at column 6|%%",
                "[%{ut] %M|column 3|add }",
                "%M %|column 4|%%",
                "[%t] [%l]|0 times|one %M",
                "ErrorLogFormat request \"[%t] %M\"|request|without this word",
                "ErrorLogFormat \"[%t] %M|never closed|column"
            })
    void saysWhatIsWrong_whereAndTheMend(String definition, String what, String mend) {
        assertThatThrownBy(() -> APACHE.definedBy(definition))
                .isInstanceOf(FormatException.class)
                .hasMessageContaining(what)
                .hasMessageContaining(mend);
    }

    @Test
    void staysQuick_whenLineRepeatsItsMarksForMegabytes() throws FormatException {
        LineFormat lines = APACHE.definedBy(THREADED).open(Parsing.UTC);
        for (String mark : new String[] {"[client ", ", referer ", ": ", "(1)", "]", "\\x", " "}) {
            Line line = Line.of(
                    "[Sat Nov 21 08:04:56 2026] [core:error] [pid 7:tid 8] " + mark.repeat(500_000 / mark.length()));
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                lines.continues(line, line, line);
                lines.parse(line);
            });
        }
    }

    @Test
    void explainsEachPiece() throws FormatException {
        Format format = APACHE.definedBy("[%{u}t] %-{Referer}i %M");
        assertThat(format.explanation())
                .containsExactly(
                        "\"[\"  as it stands",
                        "%{u}t  time; with u in microseconds, with c as 2026-11-21 08:04:56, with z and the offset",
                        "\"]\"  as it stands",
                        "\" \"  as it stands",
                        "%-{Referer}i  header of the request Referer, - when there is none",
                        "\" \"  as it stands",
                        "%M  message");
    }
}
