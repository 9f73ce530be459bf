package io.culprit.correlation.signal;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SignalSamplesTest {

    static Stream<Arguments> samples() {
        return Catalogue.builtIn().signals().stream()
                .flatMap(signal -> signal.samples().stream().map(sample -> Arguments.of(signal, sample)));
    }

    @ParameterizedTest(name = "{0} {1}")
    @MethodSource("samples")
    void matchesItsOwnSamples(SignalDefinition signal, Map<String, String> sample) {
        assertThat(new SignalMatcher(signal, (name, fields) -> true).match(name -> sample.getOrDefault(name, "")))
                .as(signal.signal())
                .isPresent();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("signals")
    void carriesASample(SignalDefinition signal) {
        assertThat(signal.samples()).isNotEmpty();
        assertThat(signal.about()).isNotBlank();
    }

    static Stream<SignalDefinition> signals() {
        return Catalogue.builtIn().signals().stream();
    }
}
