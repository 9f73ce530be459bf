package io.culprit.shipper.reading;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.event.SourceFrontier.State;
import io.culprit.shipper.inventory.Generation;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.inventory.Source;
import io.culprit.wire.DeadLetter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingTest {

    private static final Path SITE = Path.of("src/test/resources/site");
    private static final Clock CLOCK = Clock.fixed(Instant.parse("2026-12-01T00:00:00Z"), ZoneOffset.UTC);

    private final Recorded recorded = new Recorded();
    private Inventory inventory;
    private ReadingSummary summary;

    @BeforeEach
    void read() throws Exception {
        inventory = Inventory.of(List.of(SITE), new Naming("shop", "web1", Optional.empty()));
        summary = new Reading(inventory, CLOCK).run(recorded);
    }

    private static String source(Event event) {
        return event.header().delivery().file();
    }

    @Test
    void passesEventsOnInOrderOfPositionThenSource() {
        assertThat(recorded.events())
                .isSortedAccordingTo((one, other) -> {
                    int byTime =
                            one.header().positionTime().compareTo(other.header().positionTime());
                    return byTime != 0 ? byTime : source(one).compareTo(source(other));
                })
                .hasSize(23);
    }

    @Test
    void namesEverySourceBeforeAnyEvent() {
        Set<String> named = new HashSet<>();
        for (EventRecord record : recorded.records) {
            if (record instanceof Heartbeat heartbeat) {
                heartbeat.roster().forEach(frontier -> named.add(frontier.source()));
            } else {
                break;
            }
        }
        assertThat(named)
                .containsExactlyInAnyOrderElementsOf(inventory.sources().stream()
                        .map(source -> source.name())
                        .toList());
        assertThat(recorded.heartbeats().get(0).roster())
                .allSatisfy(frontier -> assertThat(frontier.frontier()).isEmpty())
                .allSatisfy(frontier -> assertThat(frontier.state()).isEqualTo(State.OPEN));
        assertThat(recorded.heartbeats())
                .allSatisfy(heartbeat -> assertThat(heartbeat.services()).containsExactly("shop"));
    }

    @Test
    void sendsNothingBelowFrontierItStated() {
        Map<String, Instant> frontiers = new HashMap<>();
        Set<String> closed = new HashSet<>();
        for (EventRecord record : recorded.records) {
            if (record instanceof Heartbeat heartbeat) {
                for (SourceFrontier stated : heartbeat.roster()) {
                    stated.frontier().ifPresent(frontier -> {
                        Instant before = frontiers.put(stated.source(), frontier);
                        assertThat(before == null || !before.isAfter(frontier)).isTrue();
                    });
                    if (stated.state() == State.CLOSED) {
                        closed.add(stated.source());
                    }
                }
            } else if (record instanceof Event event) {
                assertThat(closed).doesNotContain(source(event));
                assertThat(event.header().positionTime())
                        .isAfterOrEqualTo(frontiers.getOrDefault(source(event), Instant.MIN));
            }
        }
        assertThat(recorded.heartbeats()).hasSizeGreaterThan(10);
    }

    @Test
    void closesEverySourceAtItsLastPosition() {
        Map<String, SourceFrontier> last = new HashMap<>();
        recorded.heartbeats()
                .forEach(heartbeat -> heartbeat.roster().forEach(frontier -> last.put(frontier.source(), frontier)));
        Map<String, Instant> positions = new HashMap<>();
        recorded.events()
                .forEach(event -> positions.put(source(event), event.header().positionTime()));
        assertThat(last).hasSize(9);
        last.values().forEach(frontier -> {
            assertThat(frontier.state()).isEqualTo(State.CLOSED);
            assertThat(frontier.frontier()).contains(positions.get(frontier.source()));
        });
    }

    @Test
    void carriesPositionAcrossRotation_andGivesUntimedLinesThePlaceTheyStandAt() {
        List<Event> errors = recorded.events().stream()
                .filter(event -> source(event).equals("apache/error.log"))
                .toList();
        assertThat(errors)
                .extracting(event -> event.header().positionTime().toString())
                .containsExactly(
                        "2026-11-21T08:04:56.302470Z",
                        "2026-11-21T08:04:56.302470Z",
                        "2026-11-21T08:05:01Z",
                        "2026-11-21T08:05:03.500Z",
                        "2026-11-21T08:05:03.500Z",
                        "2026-11-21T08:05:03.500Z");
        List<String> files = errors.stream()
                .map(event -> event.header().delivery().generation())
                .toList();
        assertThat(files.subList(0, 3)).containsOnly(files.get(0)).doesNotContain(files.get(3));
        assertThat(files.subList(3, 6)).containsOnly(files.get(3));
        assertThat(errors)
                .extracting(event -> event.header().path())
                .startsWith("apache/error.log.1")
                .endsWith("apache/error.log");
        assertThat(errors.get(3).header().delivery().offset()).isZero();
        assertThat(((ErrorEvent) errors.get(2)).message()).endsWith("\n  File \"app.py\", line 3, in view");
    }

    @Test
    void keepsStampOfLateLine_atThePositionItWasWrittenAt() {
        Event slow = recorded.events().stream()
                .filter(event -> event.attribute("url.path").equals("/slow"))
                .findFirst()
                .orElseThrow();
        assertThat(slow.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:57Z"));
        assertThat(slow.header().positionTime()).isEqualTo(Instant.parse("2026-11-21T08:05:02Z"));
    }

    @Test
    void placesConfigurationBeforeEverythingElse() {
        Event first = recorded.events().get(0);
        assertThat(first).isInstanceOf(ChangeEvent.class);
        assertThat(first.attribute("wsgi.maximum_requests")).isEqualTo("500");
        assertThat(first.header().time()).isEqualTo(Instant.parse("2026-11-21T08:04:50Z"));
        assertThat(first.header().resolution()).isEqualTo(Duration.ZERO);
    }

    @Test
    void givesFactsOfTheHostNoService() {
        assertThat(recorded.events())
                .allSatisfy(event -> assertThat(event.header().ofHost())
                        .isEqualTo(Set.of("dpkg.log", "samples/modules.jsonl").contains(source(event))));
    }

    @Test
    void countsEveryLineOnce() {
        ReadingSummary.Lines total = summary.total();
        assertThat(total.lines()).isEqualTo(total.eventLines() + total.parts() + total.blank() + total.rejectedLines());
        assertThat(total.events()).isEqualTo(recorded.events().size());
        assertThat(total.rejected()).isEqualTo(Map.of(DeadLetter.Reason.UNRECOGNISED, 1L));
        assertThat(total.blank()).isEqualTo(1);
        assertThat(summary.ofFormat("apache.error").parts()).isEqualTo(2);
        assertThat(recorded.letters).singleElement().satisfies(letter -> {
            assertThat(letter.source()).isEqualTo("nginx/access.log");
            assertThat(letter.text()).isEqualTo("this is no access line");
            assertThat(letter.offset()).isPositive();
        });
    }

    @Test
    void reportsProgressUpToAllBytes() throws Exception {
        long[] read = new long[1];
        new Reading(inventory, CLOCK).run(new Recorded(), bytes -> read[0] = bytes);
        assertThat(read[0]).isEqualTo(inventory.bytes());
    }

    @Test
    void countsOfAllSourcesAddUpToTheLinesInTheirFiles() throws Exception {
        long inFiles = 0;
        for (Source source : inventory.sources()) {
            for (Generation generation : source.generations()) {
                inFiles += Files.readString(generation.path()).lines().count();
            }
        }
        ReadingSummary.Lines total = summary.total();

        assertThat(total.lines()).isEqualTo(inFiles);
        assertThat(total.eventLines() + total.parts() + total.blank() + total.rejectedLines())
                .isEqualTo(inFiles);
    }
}
