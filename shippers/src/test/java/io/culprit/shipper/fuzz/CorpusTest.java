package io.culprit.shipper.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Inputs that once were worth keeping still end soon, and well. */
class CorpusTest {

    private static final Duration LONGEST = Duration.ofSeconds(2);

    static List<Target> targets() {
        return Target.all();
    }

    @ParameterizedTest
    @MethodSource("targets")
    void readsKeptInputs(Target target) {
        Stream.concat(target.samples().stream(), Corpus.kept(target).stream())
                .forEach(input -> assertTimeoutPreemptively(
                        LONGEST, () -> target.code().run(input), () -> "input: " + Corpus.line(input)));
    }

    @Test
    void everyFormatAndEnvelopeIsFuzzed() {
        List<String> names = Target.all().stream().map(Target::name).toList();
        assertThat(Formats.all()).extracting(Format::name).allSatisfy(name -> assertThat(names)
                .containsAnyOf("format/" + name, "definition/" + name));
        assertThat(Formats.envelopes()).extracting(Envelope::name).allSatisfy(name -> assertThat(names)
                .contains("envelope/" + name));
    }

    @ParameterizedTest
    @MethodSource("targets")
    void everyTargetHasInputsToStartFrom(Target target) {
        assertThat(Stream.concat(target.samples().stream(), Corpus.kept(target).stream()))
                .as("samples, or lines in " + Corpus.file(target))
                .isNotEmpty();
    }

    @Test
    void keepsInputsAsTheyAre_whateverTheirBytes() {
        byte[] input = new byte[256];
        for (int i = 0; i < input.length; i++) {
            input[i] = (byte) i;
        }
        assertThat(Corpus.line(input)).isPrintable();
        assertThat(Corpus.input(Corpus.line(input))).isEqualTo(input);
    }
}
