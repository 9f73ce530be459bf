package io.culprit.correlation.catalogue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.correlation.pattern.PatternDefinition;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    void namesSignalsThatNothingDefines() throws IOException {
        PatternDefinition pattern = read(PATTERN);

        assertThatThrownBy(() -> new Catalogue(List.of(), List.of(pattern)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("a.fault");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            open: fault       | open: falt        | open names 'falt'
            quiet: 10m        | quiet: 10 minutes | p.yaml:5
            kind: thing       | nature: thing, kind: x | nature
            severity: notice  | severety: notice  | severity of two-faults
            span: 1m          | after: change     | fault.after names 'change'
            , span: 1m        |                   | lacks a span
            """)
    void saysWhatIsWrongAndWhere(String right, String wrong, String told) {
        String text = PATTERN.replace(right.strip(), wrong == null ? "" : wrong.strip());

        assertThatThrownBy(() -> new Catalogue(List.of(), List.of(read(text))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(told.strip());
    }

    private static PatternDefinition read(String text) throws IOException {
        return DefinitionFiles.read(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)), "p.yaml", PatternDefinition.class);
    }
}
