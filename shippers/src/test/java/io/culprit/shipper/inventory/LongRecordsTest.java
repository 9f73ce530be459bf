package io.culprit.shipper.inventory;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A record's cost grows with its length, not with its length times its lines. */
class LongRecordsTest {

    private static final int LINES = 5_000;
    private static final Duration SOON = Duration.ofSeconds(4);

    static Stream<Format> formats() {
        return Formats.all().stream().filter(format -> !format.samples().isEmpty());
    }

    static List<Envelope> envelopes() {
        return Formats.envelopes();
    }

    @ParameterizedTest
    @MethodSource("formats")
    void staysQuick_whenManyLinesFollowLongOne(Format format) {
        for (String sample : format.samples()) {
            follow(sample, format.open(Parsing.UTC));
        }
    }

    @ParameterizedTest
    @MethodSource("formats")
    void staysQuick_whenManyLinesFollowLongOne_ofFileThatMixesFormats(Format format) {
        follow(format.samples().get(0), new Layout(Optional.empty(), Formats.all(), 1).open(Parsing.UTC));
    }

    @ParameterizedTest
    @MethodSource("formats")
    void staysQuick_whenManyLinesFollowLongOne_ofFileThatMayHoldAnything(Format format) {
        follow(format.samples().get(0), new AnyLines(Optional.of(Layout.of(format)), Parsing.UTC));
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void staysQuick_whenManyLinesFollowLongOne_inEnvelope(Envelope envelope) {
        LineFormat lines = new Layout(Optional.of(envelope), Formats.all(), 1).open(Parsing.UTC);
        for (String sample : envelope.samples()) {
            follow(longer(sample), sample, lines);
        }
    }

    @Test
    void staysQuick_whenContainerPrintsLongTraceback() {
        LineFormat lines = new Layout(
                        Formats.envelopes().stream()
                                .filter(e -> e.name().equals("docker"))
                                .findFirst(),
                        Formats.all(),
                        1)
                .open(Parsing.UTC);
        String stamp = "\",\"stream\":\"stderr\",\"time\":\"2026-11-21T08:04:58Z\"}";
        String error = "2026/11/21 08:26:51 [error] 7#7: *2 FastCGI sent in stderr: \\\"PHP message: ";
        follow(
                "{\"log\":\"" + error + "x".repeat(500_000) + "\\n" + stamp,
                "{\"log\":\"  thrown in /srv/a.php\\n" + stamp,
                lines);
    }

    private static void follow(String sample, LineFormat lines) {
        for (String next : List.of("  at x", "#0 x", "y")) {
            follow(longer(sample), next, lines);
        }
    }

    private static void follow(String first, String next, LineFormat lines) {
        Line start = Line.of(first);
        assertTimeoutPreemptively(SOON, () -> {
            Line previous = start;
            for (int i = 0; i < LINES && lines.multiline(); i++) {
                Line line = Line.of(next);
                lines.continues(start, previous, line);
                previous = line;
            }
        });
    }

    private static String longer(String sample) {
        String first = sample.lines().findFirst().orElseThrow();
        return first.replaceFirst("[a-z]{3}(?=[^a-z]*$)", "$0" + "x".repeat(500_000));
    }
}
