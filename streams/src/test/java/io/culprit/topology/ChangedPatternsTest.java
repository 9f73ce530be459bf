package io.culprit.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.DefinitionText.Origin;
import io.culprit.correlation.catalogue.Definitions;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Status;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Patterns that change while the topology runs. */
class ChangedPatternsTest {

    private static final String OWN = """
            pattern: %s
            conditions:
              %s: {signals: [wsgi.maximum-requests]}
              cut: {signals: [wsgi.request-cut], after: %s, within: 60s}
            open: cut
            quiet: 15m
            severity: notice
            confidence: likely
            title: "cut"
            summary: "{cut.count|requests} cut in %s"
            culprit: {kind: daemon_group, name: "{%s.group}"}
            """;

    @TempDir
    Path state;

    private final AtomicReference<Catalogue> catalogue = new AtomicReference<>();

    @Test
    void endsWhatAPatternFound_whenItIsTakenAway() {
        catalogue.set(with("own-cuts", "limit"));
        try (DrivenTopology topology = new DrivenTopology(state, catalogue::get)) {
            firstHalf(topology);
            assertThat(own(topology)).isEqualTo(Status.FIRING);

            catalogue.set(Definitions.withBuiltIn(List.of()).catalogue());
            topology.passTime();

            assertThat(topology.transitions())
                    .filteredOn(incident -> incident.pattern().equals("own-cuts"))
                    .last()
                    .satisfies(incident -> assertThat(incident.resolution()).contains(Resolution.PATTERN_REMOVED));
            assertThat(topology.finalIncidents())
                    .extracting(Incident::pattern, Incident::status)
                    .contains(tuple("daemon-recycling", Status.FIRING));
        }
    }

    @Test
    void goesOnWithTheSameIncident_whenAConditionIsRenamed() {
        catalogue.set(with("own-cuts", "limit"));
        try (DrivenTopology topology = new DrivenTopology(state, catalogue::get)) {
            List<EventRecord> rest = firstHalf(topology);
            catalogue.set(with("own-cuts", "reached"));
            topology.passTime();
            rest.forEach(topology::pipe);
            topology.passTime();

            assertThat(topology.finalIncidents())
                    .filteredOn(incident -> incident.pattern().equals("own-cuts"))
                    .singleElement()
                    .satisfies(incident -> assertThat(incident.summary()).isEqualTo("3 requests cut in reached"));
            assertThat(topology.deadLetters()).isEmpty();
        }
    }

    @Test
    void findsWhatANewPatternNames_fromThenOn() {
        catalogue.set(Definitions.withBuiltIn(List.of()).catalogue());
        try (DrivenTopology topology = new DrivenTopology(state, catalogue::get)) {
            List<EventRecord> rest = firstHalf(topology);
            catalogue.set(with("own-cuts", "limit"));
            topology.passTime();
            rest.forEach(topology::pipe);
            topology.passTime();

            assertThat(topology.finalIncidents())
                    .extracting(Incident::pattern)
                    .contains("own-cuts", "daemon-recycling");
        }
    }

    /** Pipes the records up to the first cuts, and gives the others. */
    private static List<EventRecord> firstHalf(DrivenTopology topology) {
        List<List<EventRecord>> seconds = Stories.recycling(new Story()).live();
        List<EventRecord> before =
                seconds.stream().limit(100).flatMap(List::stream).toList();
        before.forEach(topology::pipe);
        topology.passTime();
        return seconds.stream().skip(100).flatMap(List::stream).toList();
    }

    private static Status own(DrivenTopology topology) {
        return topology.finalIncidents().stream()
                .filter(incident -> incident.pattern().equals("own-cuts"))
                .findFirst()
                .orElseThrow()
                .status();
    }

    private static Catalogue with(String name, String condition) {
        String yaml = OWN.formatted(name, condition, condition, condition, condition);
        return Definitions.withBuiltIn(List.of(new DefinitionText("own.yaml", yaml, Origin.OWN)))
                .catalogue();
    }
}
