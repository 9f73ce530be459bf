package io.culprit.correlation.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.incident.Incident;
import io.culprit.incident.Silenced;
import io.culprit.wire.IncidentComparison;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Incidents of recycling open at 08:01:05 on service shop, host web1. */
class SilencesTest {

    private static final Instant BEFORE = Story.START;
    private static final Instant AFTER = Story.START.plusSeconds(600);
    private static final Window AROUND = new Window.Once(BEFORE, AFTER);

    @Test
    void publishesEveryRevision_withTheSilenceThatTheIncidentBeganIn() {
        List<Incident> transitions = transitions(silence("*", "*", "*", AROUND, "updates"), 1);

        assertThat(transitions)
                .isNotEmpty()
                .extracting(Incident::silenced)
                .containsOnly(java.util.Optional.of(new Silenced("updates", AFTER)));
        assertThat(IncidentComparison.comparable(IncidentComparison.standing(unsilenced(transitions))))
                .isEqualTo(IncidentComparison.comparable(IncidentComparison.standing(transitions(Silences.NONE, 1))));
    }

    @ParameterizedTest
    @CsvSource({
        "shop, *, *, true",
        "sh*, web?, daemon-*, true",
        "wiki, *, *, false",
        "*, web2, *, false",
        "*, *, module-*, false",
    })
    void meansOnly_theServicesHostsAndPatternsNamed(String service, String host, String pattern, boolean silenced) {
        List<Incident> transitions = transitions(silence(service, host, pattern, AROUND, "updates"), 1);

        assertThat(transitions)
                .isNotEmpty()
                .allMatch(incident -> incident.silenced().isPresent() == silenced);
    }

    @Test
    void leavesAlone_whatBeganBeforeTheWindow() {
        Window later = new Window.Once(Story.START.plusSeconds(66), AFTER);

        assertThat(transitions(silence("*", "*", "*", later, "updates"), 1))
                .isNotEmpty()
                .allMatch(incident -> incident.silenced().isEmpty());
    }

    @Test
    void tellsTheSilenceThatEndsLast_whenThereAreSeveral() {
        Silences several = new Silences(List.of(
                silence("*", "*", "*", AROUND, "short").all().get(0),
                silence("*", "*", "*", new Window.Once(BEFORE, AFTER.plusSeconds(1)), "long")
                        .all()
                        .get(0)));

        assertThat(transitions(several, 1))
                .allMatch(incident -> incident.silenced().orElseThrow().reason().equals("long"));
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    void silencesTheSame_whateverTheOrderAcrossSources(long seed) {
        Silences silences = silence("*", "*", "*", AROUND, "updates");

        assertThat(IncidentComparison.comparable(IncidentComparison.standing(transitions(silences, seed))))
                .isEqualTo(IncidentComparison.comparable(IncidentComparison.standing(transitions(silences, 1))));
    }

    private static List<Incident> transitions(Silences silences, long seed) {
        List<Incident> transitions = new ArrayList<>();
        Correlator correlator = new Correlator(
                Catalogue.builtIn().silencedBy(silences), transitions::add, Clock.fixed(Story.START, ZoneOffset.UTC));
        Stories.recycling(new Story()).shipped(seed).forEach(correlator::accept);
        correlator.finish();
        return transitions;
    }

    private static List<Incident> unsilenced(List<Incident> incidents) {
        return Silences.NONE.applied(incidents);
    }

    private static Silences silence(String service, String host, String pattern, Window window, String reason) {
        return new Silences(List.of(new Silence(new Glob(service), new Glob(host), new Glob(pattern), window, reason)));
    }
}
