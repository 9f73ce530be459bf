package io.culprit.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.report.Timeline.Point;
import io.culprit.app.report.Timeline.Series;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.ChangeEvent;
import io.culprit.event.Delivery;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.event.ProbeEvent;
import io.culprit.event.Software;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.SortedMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TimelineCollectorTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");
    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    @Test
    void isTheSame_whateverOrderEventsComeIn() {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < 20_000; number++) {
            events.add(check(START.plusSeconds(number), number % 7 == 0 ? "DOWN" : "UP", "line " + number));
        }
        Timeline inOrder = timelineOf(events);
        Collections.shuffle(events, new Random(4));

        assertThat(timelineOf(events)).isEqualTo(inOrder);
    }

    @Test
    void losesNoCount_whenSpansAreJoined() {
        List<Event> events = new ArrayList<>();
        for (int minute = 0; minute < 60 * 24 * 400; minute++) {
            events.add(check(START.plusSeconds(60L * minute), "UP", "x"));
        }
        Timeline year = timelineOf(events);

        assertThat(year.width()).isGreaterThan(Duration.ofMinutes(59));
        assertThat(year.series()).hasSize(1);
        assertThat(year.series().get(0).points()).hasSizeLessThanOrEqualTo(TimelineCollector.MOST_BUCKETS);
        assertThat(year.series().get(0).points().stream()
                        .mapToLong(Point::value)
                        .sum())
                .isEqualTo(events.size());
    }

    @Test
    void keepsHalfMinutes_ofADay() {
        List<Event> events = new ArrayList<>();
        for (int second = 0; second < 86_400; second += 10) {
            events.add(check(START.plusSeconds(second), "UP", "x"));
        }

        assertThat(timelineOf(events).width()).isEqualTo(Duration.ofSeconds(30));
    }

    @Test
    void staysBounded_whenOutcomesAreWordsOfAnAttacker() {
        List<Event> events = new ArrayList<>();
        for (int number = 0; number < 5_000; number++) {
            events.add(check(START.plusSeconds(number), "outcome " + number, "x"));
        }
        Timeline timeline = timelineOf(events);

        assertThat(timeline.series()).hasSizeLessThanOrEqualTo(TimelineCollector.MOST_TRACKS + Lane.values().length);
        assertThat(timeline.series().stream()
                        .flatMap(series -> series.points().stream())
                        .mapToLong(Point::value)
                        .sum())
                .isEqualTo(events.size());
    }

    @Test
    void quotesTheFirstLinesOfASpan_withTheirPlace() {
        Timeline timeline = timelineOf(List.of(
                check(START.plusMillis(900), "DOWN", "third"),
                check(START.plusMillis(100), "DOWN", "first"),
                check(START.plusMillis(500), "DOWN", "second")));

        assertThat(timeline.series().get(0).points().get(0).lines())
                .extracting(line -> line.source() + " " + line.text())
                .containsExactly("probe.csv:100 first", "probe.csv:500 second");
    }

    @Test
    void showsTheHighestLevel_ofSocketsInASpan() {
        Timeline timeline = timelineOf(
                List.of(sockets(START, 4), sockets(START.plusMillis(10), 90), sockets(START.plusMillis(20), 7)));

        assertThat(timeline.series()).extracting(Series::track).containsExactly(new Track(Lane.SOCKETS, "CLOSE_WAIT"));
        assertThat(timeline.series().get(0).points()).extracting(Point::value).containsExactly(90L);
    }

    @Test
    void tellsARestart_aCrash_andARemoval_eachInItsLane() {
        Timeline timeline = timelineOf(List.of(
                error("AH00493", "SIGUSR1 received.  Doing graceful restart"),
                error("AH00052", "child pid 30028 exit signal Segmentation fault (11)"),
                change("removed"),
                change("status:unpacked")));

        assertThat(timeline.series())
                .extracting(Series::track)
                .containsExactly(
                        new Track(Lane.RESTARTS, "reload"),
                        new Track(Lane.PACKAGES, "removed"),
                        new Track(Lane.PROCESSES, "crashed"));
    }

    private static Timeline timelineOf(List<Event> events) {
        TimelineCollector collector = new TimelineCollector(CATALOGUE.classifier());
        events.forEach(collector);
        return collector.timeline();
    }

    private static ProbeEvent check(Instant at, String outcome, String text) {
        return new ProbeEvent(
                header("probe.csv", at), "http", "http://www.example.test/", outcome, new TreeMap<>(), text);
    }

    private static ProbeEvent sockets(Instant at, int closeWait) {
        SortedMap<String, String> figures = new TreeMap<>();
        figures.put("close_wait", Integer.toString(closeWait));
        return new ProbeEvent(header("ss.jsonl", at), "socket", "80", "sampled", figures, "port 80");
    }

    private static ChangeEvent change(String action) {
        return new ChangeEvent(header("dpkg.log", START), "package", action, "php", "8.2", new TreeMap<>(), action);
    }

    private static ErrorEvent error(String code, String message) {
        return new ErrorEvent(
                header("error.log", START),
                Software.APACHE,
                "notice",
                "core",
                null,
                null,
                code,
                "",
                null,
                "",
                message,
                new TreeMap<>(),
                message);
    }

    private static Header header(String path, Instant at) {
        long offset = Duration.between(START, at).toMillis();
        return new Header(
                new Delivery("web-1", path, "1", offset, 0), at, Duration.ZERO, at, at, "shop", "web-1", path);
    }
}
