package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a line holds, reading it ends soon, with events or with a rejection. */
class HostileLinesTest {

    private static final String BITS = " \"\\[](){}:,.=-#*/x0123456789TZABé\t\u0000\u001b";

    static Stream<Format> formats() {
        // A family that is only defined by others has no lines of its own.
        return Formats.all().stream().filter(format -> !format.samples().isEmpty());
    }

    @ParameterizedTest
    @MethodSource("formats")
    void survivesMutationsOfItsSamples(Format format) {
        Random random = new Random(7);
        LineFormat lines = format.open(Parsing.UTC);
        for (int i = 0; i < 20_000; i++) {
            String sample = format.samples().get(i % format.samples().size());
            String mutant = mutate(sample, random);
            assertThatCode(() -> {
                        Line line = Line.of(mutant);
                        format.confidence(line);
                        format.writtenBy(List.of(line));
                        format.offset(List.of(line));
                        lines.continues(Line.of(sample), Line.of(sample), line);
                        Parsed parsed = lines.read(line);
                        if (parsed instanceof ParsedLine) {
                            Parsing.events(record -> parsed, mutant);
                        }
                    })
                    .as(mutant)
                    .doesNotThrowAnyException();
        }
    }

    private static String mutate(String sample, Random random) {
        StringBuilder mutant = new StringBuilder(sample);
        for (int change = random.nextInt(4); change >= 0 && !mutant.isEmpty(); change--) {
            int at = random.nextInt(mutant.length());
            char bit = BITS.charAt(random.nextInt(BITS.length()));
            switch (random.nextInt(5)) {
                case 0 -> mutant.insert(at, bit);
                case 1 -> mutant.deleteCharAt(at);
                case 2 -> mutant.setCharAt(at, bit);
                case 3 -> mutant.setLength(at);
                default -> mutant.insert(at, mutant.substring(at));
            }
        }
        return mutant.toString();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void staysQuick_whenLineRepeatsItsMarksForMegabytes(Format format) {
        LineFormat lines = format.open(Parsing.UTC);
        String start = format.samples().get(0);
        for (String mark :
                List.of(" [", "[", "\"", "\\x", "\\", ", client: ", "{\"a\":", "AH0", "(1)", " -> ", "=", " ")) {
            String hostile = start.substring(0, start.length() / 2) + mark.repeat(500_000 / mark.length()) + "] \"";
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> {
                Line line = Line.of(hostile);
                format.confidence(line);
                lines.continues(Line.of(start), Line.of(start), line);
                lines.read(line);
            });
        }
    }
}
