package io.culprit.correlation.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.ExpectedIncident;
import io.culprit.correlation.pattern.PatternCase;
import io.culprit.wire.IncidentComparison;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every built-in pattern by the cases in its file, and the guarantee by each of them. */
class BuiltInCasesTest {

    private static final Catalogue CATALOGUE = Catalogue.builtIn();
    private static final int SEEDS = 8;

    @TestFactory
    Stream<DynamicTest> passes_asItHappened() {
        return cases((pattern, told) ->
                assertThat(CaseVerdict.of(CATALOGUE, pattern, told)).isEmpty());
    }

    @TestFactory
    Stream<DynamicTest> findsTheSame_inAnyOrderAcrossSourcesAndInAnyBatches() {
        return cases((pattern, told) -> {
            CaseRun live = CaseRun.live(CATALOGUE, told);
            for (int seed = 1; seed <= SEEDS; seed++) {
                CaseRun run = CaseRun.shuffled(CATALOGUE, told, seed, 1 << (seed % 7));

                assertThat(run.late()).as("late with seed " + seed).isZero();
                assertThat(lastWord(run)).as("seed " + seed).isEqualTo(lastWord(live));
            }
        });
    }

    @Test
    void hasCasesThatOpen_thatStaySilent_andThatEnd_forEveryPattern() {
        assertThat(CATALOGUE.patterns()).allSatisfy(pattern -> {
            List<List<ExpectedIncident>> expected = pattern.definition().cases().stream()
                    .map(told -> told.expect().incidents().stream()
                            .filter(incident -> incident.pattern()
                                    .map(pattern.definition().pattern()::equals)
                                    .orElse(true))
                            .toList())
                    .toList();

            assertThat(expected).as(pattern.name() + " stays silent").anyMatch(List::isEmpty);
            assertThat(expected).as(pattern.name() + " opens").anyMatch(incidents -> !incidents.isEmpty());
            assertThat(expected.stream().flatMap(List::stream))
                    .as(pattern.name() + " ends")
                    .anyMatch(incident -> incident.resolution().isPresent());
        });
    }

    /** What an incident was called before earlier evidence came hangs on what was told when, as its revision does. */
    private static List<String> lastWord(CaseRun run) {
        return IncidentComparison.comparable(run.incidents()).stream()
                .map(json -> json.replaceFirst("\"supersedes\":\"[0-9a-f]+\",", ""))
                .toList();
    }

    private static Stream<DynamicTest> cases(BiConsumer<String, PatternCase> test) {
        return CATALOGUE.patterns().stream()
                .map(CompiledPattern::definition)
                .flatMap(pattern -> pattern.cases().stream()
                        .map(told -> dynamicTest(
                                pattern.pattern() + ": " + told.name(), () -> test.accept(pattern.pattern(), told))));
    }
}
