package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.wire.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseTest {

    private static final String NGINX = "2026/11/21 08:05:15 [warn] 7#7: *1 a client request body is buffered";
    private static final String DPKG = "2026-11-21 08:05:49 status installed acme:amd64 1.4-1";
    private static final String STARTUP = "AH00526: Syntax error on line 3 of /etc/apache2/apache2.conf:";
    private static final String APACHE = "[Sat Nov 21 08:04:56.972526 2026] [wsgi:info] [pid 7:tid 7] x";

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    private Path folder;

    private int run(byte[] stdin, String... arguments) {
        List<String> all = new ArrayList<>(List.of("parse"));
        all.addAll(Arrays.asList(arguments));
        return CulpritMain.commandLine(Clock.systemUTC(), new ByteArrayInputStream(stdin))
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err, true))
                .execute(all.toArray(String[]::new));
    }

    private List<JsonNode> parsed(byte[] stdin, String... arguments) {
        assertThat(run(stdin, arguments)).as(err.toString()).isZero();
        return out.toString().lines().map(ParseTest::json).toList();
    }

    private List<JsonNode> parsed(String stdin, String... arguments) {
        return parsed(stdin.getBytes(StandardCharsets.UTF_8), arguments);
    }

    private static JsonNode json(String line) {
        try {
            return Json.mapper().readTree(line);
        } catch (JsonProcessingException e) {
            throw new AssertionError(line, e);
        }
    }

    private static List<String> described(List<JsonNode> objects) {
        return objects.stream()
                .map(object -> object.path("line").asInt() + " "
                        + object.path("format").asText("-") + " "
                        + (object.has("rejected")
                                ? object.get("rejected").asText()
                                : object.path("time").asText("-")))
                .toList();
    }

    @Test
    void readsRecordOfFile_asFlatObject() throws IOException {
        Path file = Files.writeString(folder.resolve("error.log"), NGINX);

        JsonNode record = parsed("", file.toString()).get(0);

        assertThat(record.path("event.kind").asText()).isEqualTo("error");
        assertThat(record.path("resolution").asText()).isEqualTo("PT1S");
        assertThat(record.path("process.pid").asInt()).isEqualTo(7);
        assertThat(record.path("log.level").asText()).isEqualTo("warn");
        assertThat(record.has("attributes")).isFalse();
        assertThat(record.has("host.name")).isFalse();
        assertThat(record.has("delivery")).isFalse();
        assertThat(record.has("position_time")).isFalse();
        assertThat(err.toString()).contains("error.log: nginx.error, ").contains("culprit: 1 line: 1 event");
    }

    @Test
    void readsMixedLog_lineByLine() {
        assertThat(described(parsed(NGINX + "\n" + DPKG + "\n\nprose\n" + NGINX + "\n")))
                .containsExactly(
                        "1 nginx.error 2026-11-21T08:05:15Z",
                        "2 packages.dpkg 2026-11-21T08:05:49Z",
                        "4 nginx.error unrecognised",
                        "5 nginx.error 2026-11-21T08:05:15Z");
    }

    @Test
    void refusesWhatIsNotOfTheFormatAskedFor() {
        assertThat(described(parsed(DPKG + "\n" + NGINX + "\n", "--format", "nginx.error")))
                .containsExactly("1 nginx.error unrecognised", "2 nginx.error 2026-11-21T08:05:15Z");
        assertThat(err.toString()).contains("culprit: 2 lines: 1 event, 1 rejected (1 unrecognised)");
    }

    @Test
    void placesRecordWithoutTime_withItsNeighbour() {
        assertThat(described(parsed(STARTUP + "\n" + APACHE + "\n" + STARTUP + "\n", "--format", "apache.error")))
                .containsExactly(
                        "1 apache.error 2026-11-21T08:04:56.972526Z",
                        "2 apache.error 2026-11-21T08:04:56.972526Z",
                        "3 apache.error 2026-11-21T08:04:56.972526Z");
    }

    @Test
    void givesNoTime_whenNoRecordHasOne() {
        assertThat(described(parsed(STARTUP + "\n", "--format", "apache.error")))
                .containsExactly("1 apache.error -");
    }

    @Test
    void readsTimesInTheZoneGiven() {
        assertThat(described(parsed(DPKG, "--timezone", "Europe/Vienna", "-")))
                .containsExactly("1 packages.dpkg 2026-11-21T07:05:49Z");
        assertThat(err.toString()).contains("zone of stamps that name none: Europe/Vienna, as told");
    }

    @Test
    void tellsSeveralEventsOfOneLine_andLinesThatServeOthers() {
        List<JsonNode> records = parsed(
                "epoch_ms,url,outcome,status,latency_ms,error\n" + "1795248298076,http://shop.test/,UP,200,20,\n");

        assertThat(records.get(0).path("serves").asBoolean()).isTrue();
        assertThat(records.get(1).path("probe.outcome").asText()).isEqualTo("UP");
        assertThat(err.toString()).contains("culprit: 2 lines: 1 event, 1 part");
    }

    @Test
    void keepsTerminalSafe_whenLinesAreHostile() {
        parsed("2026/11/21 08:05:15 [warn] 7#7: *1 \u001b[2J\u202e\n");

        assertThat(out.toString()).contains("\\u001B[2J\\u202e").doesNotContain("\u001b", "\u202e");
    }

    @Test
    void unpacksGzip() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((DPKG + "\n").repeat(3).getBytes(StandardCharsets.UTF_8));
        }
        Path file = Files.write(folder.resolve("dpkg.log.2.gz"), packed.toByteArray());

        assertThat(parsed("", file.toString())).hasSize(3);
    }

    @Test
    void saysThatGzipIsCutOff() throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write((DPKG + "\n").getBytes(StandardCharsets.UTF_8));
        }
        byte[] half = Arrays.copyOf(packed.toByteArray(), packed.size() / 2);

        assertThat(run(half)).isEqualTo(3);

        assertThat(err.toString()).contains("culprit: cannot read standard input to its end: the gzip file is cut off");
    }

    @Test
    void refusesOtherPackings_withTheMend() {
        assertThat(run(new byte[] {'B', 'Z', 'h', '9', 0, 1})).isEqualTo(3);

        assertThat(err.toString()).contains("compressed: unpack it");
    }

    static Stream<byte[]> utf16() {
        String text = (DPKG + "\n").repeat(4);
        return Stream.of("UTF-16LE", "UTF-16BE", "UTF-16").map(name -> text.getBytes(Charset.forName(name)));
    }

    @ParameterizedTest
    @MethodSource("utf16")
    void refusesUtf16Once_andCountsItsLines(byte[] file) {
        List<JsonNode> records = parsed(file);

        assertThat(records).singleElement().satisfies(record -> {
            assertThat(record.path("rejected").asText()).isEqualTo("encoding");
            assertThat(record.path("detail").asText()).contains("iconv -f UTF-16");
            assertThat(record.path("text").asText()).isEqualTo(DPKG);
        });
        assertThat(err.toString()).contains("culprit: 4 lines: 4 rejected (4 encoding)");
    }

    @Test
    void refusesLineOfTenMegabytes_andReadsTheNext() {
        List<JsonNode> records = parsed(DPKG + "\n" + "x".repeat(10_000_000) + "\n" + DPKG);

        assertThat(described(records))
                .containsExactly(
                        "1 packages.dpkg 2026-11-21T08:05:49Z",
                        "2 packages.dpkg too-long",
                        "3 packages.dpkg 2026-11-21T08:05:49Z");
        assertThat(records.get(1).path("text").asText().length()).isLessThan(5_000);
    }

    @Test
    void refusesLineWithNulBytes_andReadsTheOthers() {
        assertThat(described(parsed(DPKG + "\n" + "\0".repeat(4096) + DPKG + "\n" + DPKG + "\n")))
                .containsExactly(
                        "1 packages.dpkg 2026-11-21T08:05:49Z",
                        "2 packages.dpkg binary",
                        "3 packages.dpkg 2026-11-21T08:05:49Z");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "\r"})
    void readsThroughByteOrderMarkAndCarriageReturns_alsoWithoutLastNewline(String carriageReturn) {
        String end = carriageReturn + "\n";
        List<JsonNode> records = parsed("\ufeff" + DPKG + end + end + DPKG + carriageReturn);

        assertThat(described(records))
                .containsExactly("1 packages.dpkg 2026-11-21T08:05:49Z", "3 packages.dpkg 2026-11-21T08:05:49Z");
        assertThat(records.get(1).path("change.version").asText()).isEqualTo("1.4-1");
        assertThat(err.toString()).contains("culprit: 3 lines: 2 events, 1 blank");
    }

    @Test
    void saysThatNothingIsThere() {
        assertThat(parsed("")).isEmpty();

        assertThat(err.toString()).contains("standard input: empty").contains("culprit: 0 lines");
    }

    @Test
    void suggestsTheFormatMeant_orListsThemAll() {
        assertThat(run(new byte[0], "--format", "nginx.eror")).isEqualTo(2);

        assertThat(err.toString()).contains("did you mean nginx.error?").contains("There are: apache.access, ");
    }

    @Test
    void namesFileThatIsNotThere() {
        assertThat(run(new byte[0], "/no/such.log")).isEqualTo(3);

        assertThat(err.toString().lines())
                .containsExactly("culprit: cannot read /no/such.log: it is not there: check the path");
    }

    @Test
    void asksForFile_whenStandardInputIsTerminal() {
        System.setProperty("culprit.terminal", "in,err");
        try {
            assertThat(run(new byte[0])).isEqualTo(2);
        } finally {
            System.clearProperty("culprit.terminal");
        }
        assertThat(err.toString()).contains("nothing to read: name a FILE");
    }

    @Test
    void explainsAsWhatItWouldRead() {
        assertThat(run((DPKG + "\n").getBytes(StandardCharsets.UTF_8), "--explain"))
                .isZero();

        assertThat(out.toString()).startsWith("standard input: packages.dpkg, 100% sure");
    }

    @Test
    void readsByGrokExpression_onTheCommandLineAndInFile() throws IOException {
        Path definition = Files.writeString(folder.resolve("shop.yaml"), """
                name: shop.orders
                kind: error
                expression: '%{TIMESTAMP_ISO8601:time} %{LOGLEVEL:level} %{GREEDYDATA:message}'
                """);
        String line = "2026-11-21T08:04:58.5Z WARN out of stock\n";

        assertThat(described(parsed(line, "--format", "grok:%{TIMESTAMP_ISO8601:time} %{GREEDYDATA:message}")))
                .containsExactly("1 grok 2026-11-21T08:04:58.500Z");
        out.getBuffer().setLength(0);
        assertThat(described(parsed(line, "--format", "@" + definition)))
                .containsExactly("1 shop.orders 2026-11-21T08:04:58.500Z");
    }

    @Test
    void keepsAttributesApartFromFields_whateverTheirNames() {
        JsonNode record = parsed("7 x\n", "--format", "grok:%{INT:line} %{GREEDYDATA:message}")
                .get(0);

        assertThat(record.path("line").asInt()).isEqualTo(1);
        assertThat(record.path("attributes.line").asText()).isEqualTo("7");
    }

    @Test
    void explainsFormatAskedFor() {
        assertThat(run(new byte[0], "--explain", "--format", "grok:%{IP:clientip} said %{WORD:word}"))
                .isZero();

        assertThat(out.toString()).contains("client.address").contains("only lines that contain ' said '");
    }

    @Test
    void listsAllFormats() {
        assertThat(run(new byte[0], "--list")).isZero();

        assertThat(out.toString())
                .contains("apache.access  (access)", "nginx.error  (error)", "packages.dpkg  (change)");
    }
}
