package io.culprit.correlation.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.wire.Json;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PublicationTest {

    private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    private static final Incident DRAFT =
            Told.of(Stories.recycling(new Story()).shipped(1)).incidents().get(0);
    private static final Set<String> PATTERNS = Set.of(DRAFT.pattern());

    @Test
    void opensAtOnce() {
        Publication.Result result = publish(Map.of(), List.of(DRAFT), NOW);

        assertThat(result.transitions()).extracting(Incident::revision).containsExactly(1);
        assertThat(result.published()).containsOnlyKeys(DRAFT.id());
    }

    @Test
    void saysNothing_whenNothingChanged() {
        Publication.Result opened = publish(Map.of(), List.of(DRAFT), NOW);

        assertThat(publish(opened.published(), List.of(DRAFT), NOW.plusSeconds(60))
                        .transitions())
                .isEmpty();
    }

    @Test
    void holdsBackAFigure_untilItsPaceAllows() {
        Map<String, Published> said = publish(Map.of(), List.of(DRAFT), NOW).published();
        Incident grown = changed(DRAFT, "summary", "now 12 requests");

        Publication.Result early = publish(said, List.of(grown), NOW.plusSeconds(1));
        Publication.Result late = publish(said, List.of(grown), NOW.plus(Publication.PACE));

        assertThat(early.transitions()).isEmpty();
        assertThat(early.heldUntil()).contains(NOW.plus(Publication.PACE));
        assertThat(late.transitions()).extracting(Incident::revision).containsExactly(2);
    }

    @Test
    void saysAChangeOfSeverityAtOnce() {
        Map<String, Published> said = publish(Map.of(), List.of(DRAFT), NOW).published();

        assertThat(publish(said, List.of(changed(DRAFT, "severity", "critical")), NOW.plusSeconds(1))
                        .transitions())
                .hasSize(1);
    }

    @Test
    void retracts_whatNoLongerHolds() {
        Map<String, Published> said = publish(Map.of(), List.of(DRAFT), NOW).published();
        Publication.Result result = publish(said, List.of(), NOW);

        assertThat(result.transitions()).singleElement().satisfies(revision -> {
            assertThat(revision.resolution()).contains(Resolution.RETRACTED);
            assertThat(revision.settled()).isTrue();
        });
        assertThat(result.published()).isEmpty();
    }

    @Test
    void replacesOnce_whenEarlierEvidenceGivesAnotherId() {
        Map<String, Published> said = publish(Map.of(), List.of(DRAFT), NOW).published();
        Incident earlier = changed(changed(DRAFT, "id", "0000"), "first_evidence_at", "2026-11-21T07:00:00Z");
        Publication.Result result = publish(said, List.of(earlier), NOW);

        assertThat(result.transitions()).extracting(Incident::id).containsExactly(DRAFT.id(), "0000");
        assertThat(result.transitions().get(0).resolution()).contains(Resolution.SUPERSEDED);
        assertThat(result.transitions().get(1).supersedes()).contains(DRAFT.id());
    }

    @Test
    void saysThatItsPatternIsGone_whenItIs() {
        Map<String, Published> said = publish(Map.of(), List.of(DRAFT), NOW).published();

        assertThat(Publication.of(said, List.of(), List.of(), Set.of(), NOW).transitions())
                .singleElement()
                .satisfies(revision -> assertThat(revision.resolution()).contains(Resolution.PATTERN_REMOVED));
    }

    private static Publication.Result publish(Map<String, Published> said, List<Incident> holding, Instant now) {
        return Publication.of(new TreeMap<>(said), holding, List.of(), PATTERNS, now);
    }

    private static Incident changed(Incident incident, String property, String value) {
        ObjectNode json = Json.mapper().valueToTree(incident);
        json.put(property, value);
        return Json.mapper().convertValue(json, Incident.class);
    }
}
