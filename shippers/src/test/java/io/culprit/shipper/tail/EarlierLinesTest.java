package io.culprit.shipper.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.reading.RawLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EarlierLinesTest {

    @TempDir
    private Path folder;

    private List<String> lines(String text, long from, long to) throws IOException {
        Path file = Files.writeString(folder.resolve("spool"), text);
        return lines(new EarlierLines(file, from, to));
    }

    private static List<String> lines(EarlierLines earlier) throws IOException {
        List<String> found = new ArrayList<>();
        try (earlier) {
            for (Optional<RawLine> line = earlier.next(); line.isPresent(); line = earlier.next()) {
                found.add(line.get().text().text());
            }
        }
        return found;
    }

    @Test
    void leavesOutALineOfWhichOnlyTheEndIsWithin() throws IOException {
        assertThat(lines("first\nsecond\nthird\n", 2, 13)).containsExactly("second");
    }

    @Test
    void hasTheLineThatBeginsJustThere() throws IOException {
        assertThat(lines("first\nsecond\nthird\n", 6, 19)).containsExactly("second", "third");
    }

    @Test
    void hasNone_whenTheFileIsGone() throws IOException {
        assertThat(lines(new EarlierLines(folder.resolve("gone"), 0, 5))).isEmpty();
    }
}
