package io.culprit.shipper.inventory;

import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever an envelope holds, opening it and reading what is in it ends soon. */
class HostileEnvelopesTest {

    static List<Envelope> envelopes() {
        return Formats.envelopes();
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void staysQuick_whenLineRepeatsItsMarksForMegabytes(Envelope envelope) {
        for (String mark :
                List.of(" [", "[", "\\\"", "\\\\x", "\\n", "\\u005b", ", client: ", "(1)", " -> ", "=", " ")) {
            for (String sample : envelope.samples()) {
                int middle = sample.lastIndexOf(' ') + 1;
                staysQuick(
                        envelope,
                        sample.substring(0, middle) + mark.repeat(500_000 / mark.length()) + sample.substring(middle));
                staysQuick(envelope, sample.substring(0, middle) + mark.repeat(500_000 / mark.length()));
            }
        }
    }

    private static void staysQuick(Envelope envelope, String hostile) {
        LineFormat lines = new Layout(Optional.of(envelope), Formats.all(), 1).open(Parsing.UTC);
        Line line = Line.of(hostile);
        Line next = Line.of(hostile);
        assertTimeoutPreemptively(Duration.ofSeconds(3), () -> {
            envelope.confidence(line);
            lines.continues(line, line, next);
            lines.read(line);
        });
    }
}
