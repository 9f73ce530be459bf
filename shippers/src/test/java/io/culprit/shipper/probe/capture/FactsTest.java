package io.culprit.shipper.probe.capture;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FactsTest {

    @Test
    void readsBackWhatItWrote_andNoFactIsForgedByAValue() {
        Map<String, String> facts = Map.of("error.message", "a: b\noutcome: UP\u2028x: y", "outcome", "DOWN");

        assertThat(Facts.read(Facts.write(facts).lines().toList()))
                .isEqualTo(Map.of("error.message", "a: b outcome: UP x: y", "outcome", "DOWN"));
        assertThat(Facts.read(List.of("no fact", ": none", "a: 1", "a: 2"))).isEqualTo(Map.of("a", "1"));
    }
}
