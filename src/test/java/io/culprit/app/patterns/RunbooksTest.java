package io.culprit.app.patterns;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.incident.Incident;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What people read of the built-in patterns: a runbook for each, and the table of the README. */
class RunbooksTest {

    private static final Path PROJECT = Path.of("..");
    private static final Path FOLDER = PROJECT.resolve("ops/runbooks");
    private static final String INDEX = "README.md";
    private static final List<String> SECTIONS =
            List.of("Is it this?", "Now", "Afterwards", "Prevent", "What looks the same", "To see it");

    /** The causes of one symptom, a request cut off. */
    private static final List<String> CUTS = List.of(
            "daemon-recycling",
            "daemon-request-timeout",
            "daemon-deadlock",
            "deploy-reload-cut",
            "graceful-cut",
            "daemon-crash",
            "daemon-killed",
            "response-header-too-large");

    private static final Pattern SECTION = Pattern.compile("(?m)^## (.+)$");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^):#]+)\\)");
    private static final Pattern ROW =
            Pattern.compile("(?m)^\\| \\[`([a-z-]+)`\\]\\(ops/runbooks/([a-z-]+)\\.md\\) \\|");

    @Test
    void areThereForEveryPattern_andForNothingElse() throws IOException {
        assertThat(names(FOLDER)).isEqualTo(patterns());
        assertThat(definitions()).allSatisfy(pattern -> assertThat(pattern.runbook())
                .as(pattern.name())
                .isEqualTo("ops/runbooks/" + pattern.pattern() + ".md"));
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void haveTheSameSections_becauseNobodySearchesAtNight(String pattern) throws IOException {
        assertThat(SECTION.matcher(runbook(pattern)).results().map(found -> found.group(1)))
                .isEqualTo(SECTIONS);
    }

    @ParameterizedTest
    @MethodSource("patterns")
    void referToRunbooksThatAreThere(String pattern) throws IOException {
        assertThat(links(runbook(pattern)))
                .allSatisfy(link -> assertThat(FOLDER.resolve(link)).exists());
    }

    @Test
    void referToEachOther_whenTheirSymptomIsTheSame() throws IOException {
        for (String cut : CUTS) {
            Set<String> others = new TreeSet<>();
            CUTS.stream().filter(other -> !other.equals(cut)).forEach(other -> others.add(other + ".md"));

            assertThat(links(runbook(cut))).as(cut).containsAll(others);
        }
    }

    @Test
    void areListedInTheReadme_eachPatternOnce() throws IOException {
        List<MatchResult> rows =
                ROW.matcher(Files.readString(PROJECT.resolve(INDEX))).results().toList();

        assertThat(rows).allSatisfy(row -> assertThat(row.group(1)).isEqualTo(row.group(2)));
        assertThat(rows.stream().map(row -> row.group(1))).containsExactlyInAnyOrderElementsOf(patterns());
    }

    private static List<PatternDefinition> definitions() {
        return Catalogue.builtIn().patterns().stream()
                .map(pattern -> pattern.definition())
                .toList();
    }

    /** Those of pattern files, and the one that hangs on the wall clock. */
    static Set<String> patterns() {
        return Stream.concat(definitions().stream().map(PatternDefinition::pattern), Stream.of(Incident.SOURCE_BLIND))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Set<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> !name.equals(INDEX))
                    .map(name -> name.replaceFirst("\\.md$", ""))
                    .collect(Collectors.toCollection(TreeSet::new));
        }
    }

    private static String runbook(String pattern) throws IOException {
        return Files.readString(FOLDER.resolve(pattern + ".md"));
    }

    private static Set<String> links(String text) {
        return LINK.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toCollection(TreeSet::new));
    }
}
