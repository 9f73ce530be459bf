package io.culprit.correlation.explain;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.explain.Explained.Cause;
import io.culprit.correlation.explain.Explained.Held;
import io.culprit.correlation.explain.Explained.State;
import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.incident.Incident;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExplanationTest {

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    private final Explanation explanation = new Explanation(CATALOGUE);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void countsEachLineOnce_whateverTheOrder(long seed) {
        Incident incident = incidents(Stories.recycling(new Story()), seed).get(0);
        Explained explained = explanation.of(incident).orElseThrow();

        assertThat(held(explained, "cut").count()).isEqualTo(3);
        assertThat(held(explained, "cut").evidence()).hasSize(3);
        assertThat(held(explained, "recycled").state()).isEqualTo(State.HELD);
        assertThat(held(explained, "deployed").state()).isEqualTo(State.NEVER);
        assertThat(explained.causes()).filteredOn(Cause::ruledOut).hasSize(6);
        assertThat(explained.key()).containsEntry("group", "deploy");
    }

    @Test
    void saysHowManyOfHowMany_whenThereWereTooFew() {
        Story story = new Story();
        story.module(40, "pending", "reqmeter_module");
        story.apache(100, "mpm_event", 9, "SIGUSR1 received.  Doing graceful restart");
        story.apache(104, "core", 9, "child pid 1 exit signal Segmentation fault (11)");
        story.apache(105, "core", 9, "child pid 2 exit signal Segmentation fault (11)");

        Held crash = held(notOpened(story, "module-load-crash"), "crash");
        assertThat(crash.state()).isEqualTo(State.NEARLY);
        assertThat(crash.notes()).containsExactly("counted 2 of 3 needed within 1 min");
    }

    @Test
    void saysHowMuchTooLate_whenACutComesLongAfterTheAbortion() {
        Story story = new Story();
        Stories.recycled(story, 60, 11, 0);
        Stories.cut(story, 75);

        Held cut = held(notOpened(story, "daemon-recycling"), "cut");
        assertThat(cut.state()).isEqualTo(State.NEARLY);
        assertThat(cut.notes())
                .singleElement()
                .asString()
                .endsWith("but too late after aborted at 2026-11-21T08:01:05Z: by 7 s");
    }

    @Test
    void saysWhatExcludedIt_whenApacheWasDown() {
        Story story = new Story();
        story.apache(20, "mpm_event", 9, "caught SIGTERM, shutting down");
        story.module(40, "pending", "reqmeter_module");

        Held change = held(notOpened(story, "pending-module-change"), "change");
        assertThat(change.state()).isEqualTo(State.NEARLY);
        assertThat(change.notes())
                .singleElement()
                .asString()
                .endsWith("but excluded by unless down, which was met at 2026-11-21T08:00:20Z");
    }

    @Test
    void saysThatAPidIsAnother() {
        Story story = new Story();
        story.apache(
                60, "wsgi", 11, "mod_wsgi (pid=11): Maximum requests reached, triggering immediate shutdown 'deploy'.");
        story.apache(65, "wsgi", 12, "mod_wsgi (pid=12): Aborting process 'deploy'.");

        assertThat(held(notOpened(story, "daemon-recycling"), "aborted").notes())
                .singleElement()
                .asString()
                .endsWith("but recycled at 2026-11-21T08:01:00Z was of another (same)");
    }

    @Test
    void saysThatNothingWasSeen_whenNothingWas() {
        Explained explained = notOpened(new Story().apache(1, "core", 1, "nothing of interest"), "daemon-recycling");

        assertThat(explained.conditions())
                .allSatisfy(one -> assertThat(one.state()).isEqualTo(State.NEVER));
        assertThat(explained.incident()).isEmpty();
    }

    private Explained notOpened(Story story, String name) {
        assertThat(incidents(story, 1)).extracting(Incident::pattern).doesNotContain(name);
        PatternDefinition pattern = CATALOGUE.patterns().stream()
                .map(CompiledPattern::definition)
                .filter(one -> one.pattern().equals(name))
                .findFirst()
                .orElseThrow();
        List<Explained> all = explanation.of(pattern);
        assertThat(all).hasSize(1);
        return all.get(0);
    }

    private List<Incident> incidents(Story story, long seed) {
        Correlator correlator =
                new Correlator(CATALOGUE, transition -> {}, Clock.fixed(Story.START, ZoneOffset.UTC), explanation);
        story.shipped(seed).forEach(correlator::accept);
        correlator.finish();
        return correlator.incidents();
    }

    private static Held held(Explained explained, String condition) {
        return explained.conditions().stream()
                .filter(one -> one.name().equals(condition))
                .findFirst()
                .orElseThrow();
    }
}
