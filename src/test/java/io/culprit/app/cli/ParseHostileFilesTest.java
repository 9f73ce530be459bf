package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseHostileFilesTest extends ParseRuns {

    private static final String DPKG = "2026-11-21 08:05:49 status installed acme:amd64 1.4-1";

    @TempDir
    private Path folder;

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
}
