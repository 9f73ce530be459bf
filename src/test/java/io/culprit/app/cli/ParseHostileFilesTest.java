package io.culprit.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ParseHostileFilesTest extends ParseRuns {

    private static final String DPKG = "2026-11-21 08:05:49 status installed acme:amd64 1.4-1";

    @Test
    void keepsTerminalSafe_whenLinesAreHostile() {
        parsed("2026/11/21 08:05:15 [warn] 7#7: *1 \u001b[2J\u202e\n");

        assertThat(out.toString()).contains("\\u001B[2J\\u202e").doesNotContain("\u001b", "\u202e");
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
