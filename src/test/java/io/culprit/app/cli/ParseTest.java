package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParseTest extends ParseRuns {

    private static final String NGINX = "2026/11/21 08:05:15 [warn] 7#7: *1 a client request body is buffered";
    private static final String DPKG = "2026-11-21 08:05:49 status installed acme:amd64 1.4-1";
    private static final String STARTUP = "AH00526: Syntax error on line 3 of /etc/apache2/apache2.conf:";
    private static final String APACHE = "[Sat Nov 21 08:04:56.972526 2026] [wsgi:info] [pid 7:tid 7] x";

    @TempDir
    private Path folder;

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
