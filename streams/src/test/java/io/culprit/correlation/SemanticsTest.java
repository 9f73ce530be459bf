package io.culprit.correlation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.event.ChangeEvent;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.event.Software;
import io.culprit.incident.Coverage;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.wire.IncidentComparison;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The guarantee: the same records give the same incidents, whatever the order in which their sources arrive. */
class SemanticsTest {

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20})
    void findsTheSameIncidents_whateverTheOrderAcrossSources(long seed) {
        Story story = both();
        Told told = Told.of(story.shipped(seed));

        assertThat(IncidentComparison.comparable(told.incidents()))
                .isNotEmpty()
                .isEqualTo(
                        IncidentComparison.comparable(Told.of(story.shipped(0)).incidents()));
        assertThat(told.late()).isZero();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void saysTheSameOfIncidentsLongOver_howeverFarTheWatermarkStepped(long seed) {
        Story story = Stories.moduleCrash(
                Stories.recycling(new Story().on("shop", "web1")).on("wiki", "web2"));
        story.request(Software.NGINX, 9_000, "/", 200).module(9_000, "pending", "other_module");
        story.apache(9_000, "core", 10, "long after").on("shop", "web1");
        for (int second = 200; second < 9_000; second += 7) {
            story.request(Software.APACHE, second + 0.5, "/products", 200);
        }
        for (int pid = 20; pid < 40; pid++) {
            Stories.born(story, 200 + pid * 200.0, pid);
            Stories.recycled(story, 390 + pid * 200.0, pid, 0);
        }
        Told told = Told.of(story.shipped(seed));

        assertThat(told.incidents()).filteredOn(Incident::settled).hasSize(4);
        assertThat(IncidentComparison.comparable(told.incidents()))
                .isEqualTo(
                        IncidentComparison.comparable(Told.of(story.shipped(0)).incidents()));
    }

    @Test
    void losesNothing_whenOneHostIsAnHourBehindAnother() {
        Story ahead = Stories.moduleCrash(new Story(Story.START.plus(Duration.ofHours(1))).on("shop", "web2"));
        Story behind = Stories.recycling(new Story().on("shop", "web1"));
        List<EventRecord> records = new ArrayList<>(ahead.shipped(1));
        records.addAll(behind.shipped(2));
        Told told = Told.of(records);

        assertThat(told.late()).isZero();
        assertThat(told.incidents())
                .extracting(Incident::pattern)
                .containsExactlyInAnyOrder(
                        "daemon-recycling", "module-load-crash", "pending-module-change", "error-burst");
    }

    @Test
    void putsALineInTheIncidentOfItsEnd_whenItWasStampedLongBefore() {
        Story story = Stories.moduleCrash(new Story());
        // Apache stamps a request with its start; this one hung for 82 s and was written at its end.
        Told before = Told.of(story.shipped(3));
        story.request(Software.APACHE, 143, "/fast", 200).request(Software.APACHE, 61, "/hangs", 502);
        Told after = Told.of(story.shipped(3));

        assertThat(after.late()).isZero();
        Incident crash = crash(after);
        assertThat(crash.impact().requestsFailed())
                .isEqualTo(crash(before).impact().requestsFailed());
        assertThat(crash.impact().requestsTotal())
                .isEqualTo(crash(before).impact().requestsTotal());
    }

    @Test
    void retractsOpenly_whenALateFactBreaksACondition() {
        Story change = new Story().packageInstalled(40, "libapache2-mod-reqmeter", "1.4-1");
        Story down = new Story().apache(30, "mpm_event", 9, "caught SIGTERM, shutting down");
        down.apache(60, "mpm_event", 9, "Apache/2.4.71 (Debian) configured -- resuming normal operations");
        List<EventRecord> early = change.shipped(1);
        Told told = Told.ticking(
                early.subList(0, early.size() - 1), down.shipped(1), early.subList(early.size() - 1, early.size()));

        assertThat(told.transitions()).extracting(Incident::pattern).containsOnly("pending-module-change");
        assertThat(told.transitions()).last().satisfies(last -> assertThat(last.resolution())
                .contains(Resolution.RETRACTED));
        assertThat(told.incidents()).isEmpty();
    }

    @Test
    void supersedes_whenEarlierFirstEvidenceArrives() {
        Story story = new Story()
                .module(42, "pending", "reqmeter_module")
                .packageInstalled(40, "libapache2-mod-reqmeter", "1.4-1");
        List<EventRecord> heartbeats =
                story.shipped(1).stream().filter(Heartbeat.class::isInstance).toList();
        List<EventRecord> lines = story.shipped(1).stream()
                .filter(ChangeEvent.class::isInstance)
                .sorted(byTimeBackwards())
                .toList();
        Told told = Told.ticking(
                List.of(heartbeats.get(0), lines.get(0)),
                List.of(lines.get(1)),
                List.of(heartbeats.get(heartbeats.size() - 1)));

        Incident last = told.transitions().get(told.transitions().size() - 1);
        Incident first = told.transitions().get(0);
        assertThat(last.firstEvidenceAt()).isEqualTo(Story.START.plusSeconds(40));
        assertThat(last.supersedes()).contains(first.id());
        assertThat(told.transitions()).anySatisfy(revision -> {
            assertThat(revision.id()).isEqualTo(first.id());
            assertThat(revision.resolution()).contains(Resolution.SUPERSEDED);
            assertThat(revision.supersededBy()).contains(last.id());
        });
        assertThat(told.incidents()).extracting(Incident::id).containsExactly(last.id());
    }

    @Test
    void countsOnce_whatIsSentAgain() {
        List<EventRecord> records = both().shipped(5);
        List<EventRecord> twice = new ArrayList<>(records);
        twice.addAll(records);

        assertThat(Told.of(twice).late()).isZero();
        assertThat(IncidentComparison.comparable(Told.of(twice).incidents()))
                .isEqualTo(IncidentComparison.comparable(Told.of(records).incidents()));
    }

    @Test
    void marksIncidentsOfItsTime_whenARecordComesTooLate() {
        Story story = Stories.recycling(new Story());
        Told told = Told.ticking(
                story.shipped(1),
                new Story().request(Software.NGINX, 65.5, "/", 502).shipped(1));

        assertThat(told.late()).as("buckets of all signals that the request is").isEqualTo(3);
        assertThat(told.incidents()).singleElement().satisfies(incident -> assertThat(incident.coverage())
                .extracting(Coverage::source, Coverage::state)
                .contains(tuple("web1:nginx/access.log", "late")));
        assertThat(IncidentComparison.comparable(told.incidents()))
                .isEqualTo(
                        IncidentComparison.comparable(Told.of(story.shipped(1)).incidents()));
    }

    @Test
    void tellsAFactOfTheHost_toEachOfItsServices() {
        Story story = Stories.moduleCrash(new Story().on("shop", "web1"));
        story.on("wiki", "web1").apache(10, "core", 4, "nothing of interest");
        Told told = Told.of(story.shipped(4));

        assertThat(told.incidents())
                .filteredOn(incident -> incident.pattern().equals("pending-module-change"))
                .extracting(Incident::service)
                .containsExactlyInAnyOrder("shop", "wiki");
    }

    @Test
    void waitsForEverySource_beforeItJudgesQuiet() {
        Story story = Stories.recycling(new Story());
        story.apache(5000, "core", 3, "long after");
        Told told = Told.of(story.shipped(7));

        Incident incident = told.incidents().get(0);
        assertThat(incident.resolution()).contains(Resolution.QUIET);
        assertThat(incident.resolvedAt()).contains(incident.lastEvidenceAt().plus(Duration.ofMinutes(15)));
        assertThat(incident.resolvedAt().orElseThrow()).isBefore(Instant.parse("2026-11-21T09:00:00Z"));
    }

    private static Comparator<EventRecord> byTimeBackwards() {
        return Comparator.comparing(
                        (EventRecord record) -> ((ChangeEvent) record).header().time())
                .reversed();
    }

    private static Story both() {
        return Stories.moduleCrash(
                Stories.recycling(new Story().on("shop", "web1")).on("wiki", "web2"));
    }

    private static Incident crash(Told told) {
        return told.incidents().stream()
                .filter(incident -> incident.pattern().equals("module-load-crash"))
                .findFirst()
                .orElseThrow();
    }
}
