package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class SamplesTest {

    static Stream<Arguments> samples() {
        return Formats.all().stream()
                .flatMap(format -> format.samples().stream().map(line -> Arguments.of(format.name(), line, format)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void recognisesAndReadsItsOwnSample(String name, String line, Format format) {
        assertThat(format.confidence(Line.of(line))).isPositive();
        assertThat(Recognition.of(new Head(List.of(Line.of(line)), "")).map(Layout::main))
                .contains(format);
        assertThat(Parsing.events(format.open(Parsing.UTC), line))
                .allSatisfy(event -> assertThat(event.kind()).isEqualTo(format.kind()))
                .allSatisfy(event -> assertThat(event.text()).isNotBlank());
    }
}
