package io.culprit.correlation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.correlation.catalogue.DefinitionText.Origin;
import io.culprit.correlation.pattern.PatternDefinition;
import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {

    private static final String PATTERN = """
            pattern: two-faults
            conditions:
              fault: {signals: [a.fault], at-least: 2, span: 1m}
            open: fault
            quiet: 10m
            severity: notice
            confidence: {level: possible}
            title: "t"
            summary: "s"
            culprit: {kind: thing, name: "x"}
            """;

    @Test
    void readsEverythingThatShips() {
        assertThat(Catalogue.builtIn().patterns())
                .extracting(pattern -> pattern.name())
                .contains("daemon-recycling", "module-load-crash", "pending-module-change")
                .doesNotHaveDuplicates();
    }

    @Test
    void namesSignalsThatNothingDefines() {
        PatternDefinition pattern =
                Definitions.read(List.of(own("p.yaml", PATTERN))).patterns().get(0);

        assertThatThrownBy(() -> new Catalogue(List.of(), List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.fault");
    }

    private static DefinitionText own(String name, String text) {
        return new DefinitionText(name, text, Origin.OWN);
    }
}
