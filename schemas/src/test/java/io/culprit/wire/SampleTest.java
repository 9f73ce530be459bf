package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The samples are what the modules build against, so they must be what the code writes and the schemas allow. */
class SampleTest {

    static Stream<Arguments> samples() {
        return Stream.of(Contract.values())
                .flatMap(contract -> contract.samples.stream().map(sample -> Arguments.of(contract, sample)));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void acceptsSample_whenCheckedAgainstItsSchema(Contract contract, String sample) {
        assertThat(contract.objections(Contract.sampleText(sample))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("samples")
    void writesEqualJson_whenSampleWasRead(Contract contract, String sample) {
        String written = contract.rewritten(bytes(Contract.sampleText(sample)));

        assertThat(Contract.tree(written)).isEqualTo(Contract.sample(sample));
    }

    @ParameterizedTest
    @MethodSource("samples")
    void keepsDeclaredOrder_whenSampleIsWritten(Contract contract, String sample) {
        String written = contract.rewritten(bytes(Contract.sampleText(sample)));

        assertThat(written).isEqualTo(Contract.sample(sample).toString());
    }

    @ParameterizedTest
    @MethodSource("samples")
    void ignoresProperty_whenANewerWriterAddedIt(Contract contract, String sample) {
        ObjectNode newer = ((ObjectNode) Contract.sample(sample)).put("added_later", 1);

        assertThat(contract.objections(newer.toString())).isEmpty();
        assertThat(Contract.tree(contract.rewritten(bytes(newer.toString())))).isEqualTo(Contract.sample(sample));
    }

    @ParameterizedTest
    @EnumSource(Contract.class)
    void refusesBytes_whenTheyAreNoJson(Contract contract) {
        assertThatThrownBy(() -> contract.rewritten(bytes("{\"cut")))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("on t");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
