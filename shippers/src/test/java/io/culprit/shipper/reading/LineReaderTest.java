package io.culprit.shipper.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter.Reason;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LineReaderTest {

    @TempDir
    Path folder;

    private List<RawLine> lines(byte[] content) throws IOException {
        return lines(content, Chunks.USUAL);
    }

    private List<RawLine> lines(byte[] content, Chunks chunks) throws IOException {
        Path file = Files.write(folder.resolve("f"), content);
        List<RawLine> lines = new ArrayList<>();
        try (LineReader reader = new LineReader(Files.newInputStream(file), 0, chunks)) {
            for (Optional<RawLine> line = reader.next(true); line.isPresent(); line = reader.next(true)) {
                lines.add(line.get());
            }
            assertThat(reader.offset()).isEqualTo(content.length);
        }
        return lines;
    }

    @Test
    void readsLinesWithTheirOffsets_alsoWithCarriageReturnsAndWithoutLastNewline() throws IOException {
        assertThat(lines("a\r\n\nbc".getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        new RawLine(0, Line.of("a"), Optional.empty()),
                        new RawLine(3, Line.of(""), Optional.empty()),
                        new RawLine(4, Line.of("bc"), Optional.empty()));
    }

    @Test
    void tellsBinaryLine_andKeepsBytesThatAreNotUtf8() throws IOException {
        assertThat(lines(new byte[] {'a', 0, 'b', '\n', 'c', (byte) 0xe4, '\n', (byte) 0xc3, (byte) 0xa4}))
                .containsExactly(
                        new RawLine(0, Line.of("a\0b"), Optional.of(Reason.BINARY)),
                        new RawLine(4, new Line(new byte[] {'c', (byte) 0xe4}, 0, 2), Optional.empty()),
                        new RawLine(7, Line.of("ä"), Optional.empty()));
    }

    /** Lengths around those of the chunks that are read, so that lines and what is binary in them stand across their ends. */
    @ParameterizedTest
    @ValueSource(ints = {1, 700, 8_190, 8_191, 8_192, 16_383, 131_071, 140_000, LineReader.LONGEST + 1})
    void tellsExactlyTheBinaryLines_whereverChunksEnd(int length) throws IOException {
        String text = "x".repeat(length);
        List<String> texts = List.of(text, text + "\0", "\0\0" + text, text, "\0", "", text, text + "\0" + text);
        List<RawLine> lines = lines(String.join("\n", texts).getBytes(StandardCharsets.US_ASCII));

        assertThat(lines).hasSize(texts.size());
        for (int i = 0; i < lines.size(); i++) {
            String whole = texts.get(i);
            Optional<Reason> fault = whole.length() > LineReader.LONGEST
                    ? Optional.of(Reason.TOO_LONG)
                    : whole.contains("\0") ? Optional.of(Reason.BINARY) : Optional.empty();
            assertThat(lines.get(i).fault()).as("line %d", i).isEqualTo(fault);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 64, 8_191})
    void readsTheSameLines_whateverTheSizeOfChunks(int size) throws IOException {
        String content =
                "a\r\n\n" + "größe\n".repeat(40) + "x\0y\r\n" + "z".repeat(LineReader.LONGEST + 9) + "\r\nlast\r";
        byte[] bytes = content.getBytes(StandardCharsets.UTF_8);

        assertThat(lines(bytes, new Chunks(size, size))).hasSize(45).isEqualTo(lines(bytes, Chunks.USUAL));
    }

    @Test
    void passesOverLineOfMegabytes_andGoesOnBehindIt() throws IOException {
        ByteArrayOutputStream content = new ByteArrayOutputStream();
        content.write("first\n".getBytes(StandardCharsets.UTF_8));
        content.write("x".repeat(5 * LineReader.LONGEST).getBytes(StandardCharsets.UTF_8));
        content.write("\nlast\n".getBytes(StandardCharsets.UTF_8));
        List<RawLine> lines = lines(content.toByteArray());
        assertThat(lines).hasSize(3);
        assertThat(lines.get(1).fault()).contains(Reason.TOO_LONG);
        assertThat(lines.get(1).offset()).isEqualTo(6);
        assertThat(lines.get(1).text().length()).isLessThan(2_000);
        assertThat(lines.get(2)).isEqualTo(new RawLine(7 + 5L * LineReader.LONGEST, Line.of("last"), Optional.empty()));
    }

    @Test
    void waitsForTheNewline_whileTheFileGrows() throws IOException {
        Path file = Files.writeString(folder.resolve("g"), "whole\npart");
        try (LineReader reader = new LineReader(Files.newInputStream(file))) {
            assertThat(reader.next(false)).map(RawLine::text).contains(Line.of("whole"));
            assertThat(reader.next(false)).isEmpty();
            Files.writeString(file, "whole\npartial\n");
            assertThat(reader.next(false)).contains(new RawLine(6, Line.of("partial"), Optional.empty()));
        }
    }
}
