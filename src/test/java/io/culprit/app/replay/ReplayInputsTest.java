package io.culprit.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.app.cli.CommandRun;
import io.culprit.wire.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayInputsTest {

    private static final String OK = "192.0.2.9 - - [21/Nov/2026:08:04:58 +0100] \"GET / HTTP/1.0\" 200 895\n";
    private static final String MISSING = "192.0.2.9 - - [21/Nov/2026:08:04:59 +0100] \"GET /x HTTP/1.0\" 404 0\n";

    @TempDir
    private Path folder;

    @BeforeEach
    void logs() throws IOException {
        write("shop/front/access.log", OK + MISSING + "\n");
        write("shop/back/deep/access.log", OK + "no access line\n");
        write("blog/front/other.log", MISSING);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
    }

    private static JsonNode statistics(CommandRun run) throws IOException {
        assertThat(run.code()).as(run.err()).isZero();
        String[] lines = run.out().split("\n");
        return Json.mapper().readTree(lines[lines.length - 1]).get("statistics");
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(text.getBytes(StandardCharsets.UTF_8));
        }
        return packed.toByteArray();
    }

    @Test
    void countsRequestsByStatus_linesByFormat_andRejections() throws IOException {
        JsonNode told = statistics(CommandRun.of("replay", "--json", "--stats", folder.toString()));

        assertThat(told.get("requests_by_status").toString()).isEqualTo("{\"200\":2,\"404\":2}");
        assertThat(told.at("/lines_by_format/apache.access/lines").asLong()).isEqualTo(6);
        assertThat(told.at("/lines/events").asLong()).isEqualTo(4);
        assertThat(told.at("/lines/blank").asLong()).isEqualTo(1);
        assertThat(told.at("/lines/rejected").toString()).isEqualTo("{\"unrecognised\":1}");
        assertThat(CommandRun.of("replay", "--stats", folder.toString()).out())
                .contains("4 requests by status:")
                .contains("  404               2   50.0%")
                .contains("1 rejected (1 unrecognised)");
    }

    @Test
    void findsWhatPatternsMean_thatNoShellHasReplaced() throws IOException {
        String one = folder + "/shop/*/access.log";
        String any = folder + "/shop/**/access.log";

        assertThat(statistics(CommandRun.of("replay", "--json", "--stats", one))
                        .at("/lines/events")
                        .asLong())
                .isEqualTo(2);
        assertThat(statistics(CommandRun.of("replay", "--json", "--stats", any))
                        .at("/lines/events")
                        .asLong())
                .isEqualTo(3);
        CommandRun none = CommandRun.of("replay", folder + "/nowhere/*.log");
        assertThat(none.code()).isEqualTo(3);
        assertThat(none.err()).contains("nothing matches").contains("check the pattern");
    }

    @Test
    void readsStandardInput_compressedOrNot() throws IOException {
        for (byte[] stdin : List.of((OK + OK).getBytes(StandardCharsets.UTF_8), gzip(OK + OK))) {
            JsonNode told = statistics(CommandRun.with(stdin, "replay", "--json", "--stats", "-"));
            assertThat(told.at("/requests_by_status/200").asLong()).isEqualTo(2);
        }
        JsonNode beside = statistics(CommandRun.with(
                gzip(OK),
                "replay",
                "--json",
                "--stats",
                "-",
                folder.resolve("shop").toString()));
        assertThat(beside.at("/requests_by_status/200").asLong()).isEqualTo(3);
    }

    @Test
    void readsDamagedFileUpToWhereItIsDamaged_andSaysSo() throws IOException {
        byte[] whole = gzip(OK.repeat(20_000));
        Files.write(folder.resolve("cut.log.gz"), Arrays.copyOf(whole, whole.length * 3 / 4));

        CommandRun run = CommandRun.of("replay", "--json", "--stats", folder.toString());

        assertThat(statistics(run).at("/requests_by_status/200").asLong()).isBetween(10_000L, 19_999L);
        assertThat(run.err())
                .contains("cut.log.gz: the gzip file is cut off: fetch it anew; what stands before that was read");
    }

    @Test
    void takesServiceAndHostFromPaths() {
        CommandRun run = CommandRun.of("replay", "--path", "{service}/{host}/**", folder.toString());

        assertThat(run.err()).contains("2 hosts by --path {service}/{host}/**: back (shop), front (blog, shop)");
        assertThat(CommandRun.of("replay", "--path", "{server}/**", folder.toString()))
                .matches(refused -> refused.code() == 2)
                .matches(refused -> refused.err().contains("{server} is none of {service} and {host}"));
    }

    @Test
    void takesServiceAndHostFromManifest() throws IOException {
        Path manifest = Files.writeString(folder.resolve("hosts.yaml"), """
                files:
                  - {paths: "shop/**", service: shop, host: web-1}
                  - {paths: ["blog/**"], service: blog, host: web-1, timezone: Europe/Vienna}
                """);

        assertThat(CommandRun.of("replay", "--manifest", manifest.toString(), folder + "/*/*")
                        .err())
                .contains("1 host by the manifest: web-1 (blog, shop)");
    }

    @Test
    void tellsAllMistakesOfManifest_withLineAndColumn() throws IOException {
        Path manifest = Files.writeString(folder.resolve("hosts.yaml"), """
                files:
                  - {paths: "shop/**", hots: web-1}
                  - {host: "a|b", timezone: Vienna}
                """);

        CommandRun run = CommandRun.of("replay", "--manifest", manifest.toString(), folder.toString());

        assertThat(run.code()).isEqualTo(3);
        assertThat(run.err())
                .contains("4 problems")
                .contains("hosts.yaml:2:24")
                .contains("did you mean host?")
                .contains("files[1].paths is missing")
                .contains("files[1].host is 'a|b'")
                .contains("files[1].timezone is 'Vienna'");
    }
}
