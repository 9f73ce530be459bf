package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Parsing;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    static Stream<Arguments> samples() {
        return Recognition.FORMATS.stream()
                .flatMap(format -> format.samples().stream().map(line -> Arguments.of(format.name(), line, format)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void recognisesAndReadsItsOwnSample(String name, String line, Format format) {
        assertThat(format.recognises(line)).isTrue();
        assertThat(Recognition.of(new Head(List.of(line), ""))).contains(format);
        assertThat(Parsing.events(format.open(Parsing.UTC), line))
                .allSatisfy(event -> assertThat(event.kind()).isEqualTo(format.kind()))
                .allSatisfy(event -> assertThat(event.text()).isNotBlank());
    }
}
