package io.culprit.shipper.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.Tuple;

/** Whatever stands in one file, every line of it comes out exactly once: as an event's, a part, blank, or rejected. */
class AccountingPropertyTest {

    private static final List<List<String>> LOGS = Stream.concat(
                    Formats.all().stream().map(Format::samples),
                    Formats.envelopes().stream().map(Envelope::samples))
            .map(samples -> samples.stream()
                    .flatMap(sample -> Stream.of(sample.split("\n")))
                    .toList())
            .filter(lines -> !lines.isEmpty())
            .toList();

    private static final List<String> ALL =
            LOGS.stream().flatMap(List::stream).distinct().toList();

    @Property(tries = 300)
    void accountsForEveryLine_whateverStandsBesideIt(@ForAll("files") byte[] content) throws IOException {
        AccountedFile.read(content);
    }

    @Property(tries = 100)
    void makesEventsOfLogWithStrangeLines(@ForAll("logs") byte[] content) throws IOException {
        assertThat(AccountedFile.read(content))
                .hasValueSatisfying(
                        summary -> assertThat(summary.total().lines()).isPositive());
    }

    /** Half of the lines are of one log, so that most files are recognised. */
    @Provide
    Arbitrary<byte[]> files() {
        Arbitrary<String> ends = Arbitraries.of("\n", "\n", "\n", "\r\n", "\n\n");
        Arbitrary<List<String>> lines = Arbitraries.of(LOGS).flatMap(log -> Arbitraries.frequencyOf(
                        Tuple.of(4, Arbitraries.of(log)),
                        Tuple.of(2, Arbitraries.of(ALL)),
                        Tuple.of(2, changed()),
                        Tuple.of(1, Arbitraries.of("", " \t", "\0\0", "  at x", "\ufeff", "\r")))
                .list()
                .ofMaxSize(40));
        return Combinators.combine(lines, ends, Arbitraries.of(true, false))
                .as((texts, end, last) -> bytes(String.join(end, texts) + (last ? end : "")));
    }

    /** Whole samples of a log, with a few lines of others among them. */
    @Provide
    Arbitrary<byte[]> logs() {
        return Arbitraries.of(LOGS).flatMap(log -> changed()
                .list()
                .ofMaxSize(log.size())
                .map(strange -> bytes(
                        String.join("\n", log) + "\n" + String.join("\n", log) + "\n" + String.join("\n", strange))));
    }

    private static Arbitrary<String> changed() {
        return Combinators.combine(
                        Arbitraries.of(ALL),
                        Arbitraries.integers().between(0, 200),
                        Arbitraries.of("", "\"", "[", "\\x", "\0", "é", "\u001b", ": ", "9", "\r", "{"))
                .as((line, at, bit) -> {
                    int place = at % line.length();
                    return at % 3 == 0
                            ? line.substring(0, place) + bit
                            : line.substring(0, place) + bit + line.substring(place + at % 2);
                });
    }

    /** A character beyond ASCII becomes a single byte, which is not UTF-8. */
    private static byte[] bytes(String text) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        text.chars().forEach(c -> {
            if (c == 0xe9) {
                bytes.write(0xe9);
            } else {
                bytes.writeBytes(Character.toString(c).getBytes(StandardCharsets.UTF_8));
            }
        });
        return bytes.toByteArray();
    }
}
