package io.culprit.correlation.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.wire.IncidentComparison;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What each word of the pattern language means: patterns of nothing else, with a case that is met and one that is not. */
class LanguageTest {

    @TestFactory
    Stream<DynamicTest> meansWhatItsCasesSay() throws IOException, URISyntaxException {
        Catalogue catalogue = catalogue();
        return catalogue.patterns().stream()
                .map(CompiledPattern::definition)
                .flatMap(pattern -> pattern.cases().stream()
                        .map(told -> dynamicTest(pattern.pattern() + ": " + told.name(), () -> {
                            assertThat(CaseVerdict.of(catalogue, pattern.pattern(), told))
                                    .isEmpty();
                            assertThat(IncidentComparison.comparable(CaseRun.shuffled(catalogue, told, 3, 8)
                                            .incidents()))
                                    .isEqualTo(IncidentComparison.comparable(
                                            CaseRun.live(catalogue, told).incidents()));
                        })));
    }

    private static Catalogue catalogue() throws IOException, URISyntaxException {
        Path folder = Path.of(LanguageTest.class
                .getResource("/io/culprit/correlation/language")
                .toURI());
        try (Stream<Path> files = Files.list(folder)) {
            List<DefinitionText> texts = files.sorted().map(LanguageTest::text).toList();
            return Definitions.read(texts).catalogue();
        }
    }

    private static DefinitionText text(Path file) {
        try {
            return new DefinitionText(file.toString(), Files.readString(file), DefinitionText.Origin.OWN);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
