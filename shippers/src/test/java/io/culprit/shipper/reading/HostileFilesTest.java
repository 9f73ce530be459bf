package io.culprit.shipper.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.Event;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.inventory.Unused;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.DeadLetter.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that no server meant to write: each is read as far as it goes, or left out with a word on how to mend it. */
class HostileFilesTest {

    private static final String LINE = "2026/11/21 08:05:15 [warn] 7#7: *1 a client request body is buffered";

    private final Recorded recorded = new Recorded();

    @TempDir
    private Path folder;

    private ReadingSummary.Lines read(byte[] content) throws Exception {
        Files.write(folder.resolve("error.log"), content);
        Inventory inventory = Inventory.of(List.of(folder), Naming.UNNAMED);
        ReadingSummary summary = new Reading(inventory, Clock.systemUTC()).run(recorded);
        long events = recorded.events().size();
        assertThat(summary.total().events()).isEqualTo(events);
        return summary.total();
    }

    private ReadingSummary.Lines read(String content) throws Exception {
        return read(content.getBytes(StandardCharsets.UTF_8));
    }

    private List<Reason> reasons() {
        return recorded.letters.stream().map(DeadLetter::reason).toList();
    }

    private List<String> unusedBeside(byte[] content) throws Exception {
        Files.writeString(folder.resolve("other.log"), LINE + "\n");
        Files.write(folder.resolve("error.log"), content);
        return Inventory.of(List.of(folder), Naming.UNNAMED).unused().stream()
                .map(Unused::reason)
                .toList();
    }

    @Test
    void passesOverLineOfTenMegabytes() throws Exception {
        ReadingSummary.Lines lines = read(LINE + "\n" + "x".repeat(10_000_000) + "\n" + LINE + "\n");

        assertThat(lines.lines()).isEqualTo(3);
        assertThat(lines.events()).isEqualTo(2);
        assertThat(reasons()).containsExactly(Reason.TOO_LONG);
        assertThat(recorded.letters.get(0).text().length()).isLessThan(5_000);
    }

    @Test
    void passesOverLineWithNulBytes_asCrashLeavesThem() throws Exception {
        ReadingSummary.Lines lines = read(LINE + "\n" + "\0".repeat(4096) + LINE + "\n" + LINE + "\n");

        assertThat(lines.events()).isEqualTo(2);
        assertThat(reasons()).containsExactly(Reason.BINARY);
    }

    @Test
    void passesOverLinesInUtf16_thatSomeToolAppended() throws Exception {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write((LINE + "\n").repeat(3).getBytes(StandardCharsets.UTF_8));
        content.write((LINE + "\n").getBytes(StandardCharsets.UTF_16LE));
        byte[] bytes = content.toByteArray();

        ReadingSummary.Lines lines = read(bytes);

        assertThat(lines.events()).isEqualTo(3);
        assertThat(reasons()).startsWith(Reason.ENCODING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16LE", "UTF-16BE", "UTF-16"})
    void leavesOutFileInUtf16_withTheMend(String charset) throws Exception {
        assertThat(unusedBeside((LINE + "\n").repeat(3).getBytes(Charset.forName(charset))))
                .singleElement()
                .asString()
                .startsWith("UTF-16")
                .contains("convert it to UTF-8, as iconv -f UTF-16");
    }

    @Test
    void leavesOutWhatWasCompressedTwice_withTheMend() throws Exception {
        byte[] twice = gzip(gzip((LINE + "\n").getBytes(StandardCharsets.UTF_8)));

        assertThat(unusedBeside(twice)).containsExactly("compressed: unpack it");
    }

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(packed)) {
            gzip.write(bytes);
        }
        return packed.toByteArray();
    }

    @Test
    void leavesOutEmptyFile() throws Exception {
        assertThat(unusedBeside(new byte[0])).containsExactly("empty");
    }

    @Test
    void leavesOutBinary() throws Exception {
        assertThat(unusedBeside(new byte[] {0x7f, 'E', 'L', 'F', 2, 1, 1, 0, 0, '\n', 0, 0, 3, 0}))
                .containsExactly("binary");
    }

    @Test
    void readsCarriageReturnsAndByteOrderMark_alsoWithoutLastNewline() throws Exception {
        ReadingSummary.Lines lines = read("\ufeff" + LINE + "\r\n\r\n" + LINE);

        assertThat(lines.lines()).isEqualTo(3);
        assertThat(lines.blank()).isEqualTo(1);
        assertThat(recorded.events().stream().map(Event::text)).containsExactly(LINE, LINE);
    }

    @Test
    void countsEveryLineOnce_whateverBecomesOfIt() throws Exception {
        String log = LINE + "\nprose\n\n" + LINE + "\nmore\0prose\n" + LINE;

        ReadingSummary.Lines lines = read(log);

        assertThat(lines.lines()).isEqualTo(6);
        assertThat(lines.eventLines() + lines.parts() + lines.blank() + lines.rejectedLines())
                .isEqualTo(6);
        assertThat(lines.rejectedLines()).isEqualTo(recorded.letters.size());
    }
}
