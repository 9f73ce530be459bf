package io.culprit.app.report;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.app.report.Timeline.Point;
import io.culprit.app.report.Timeline.Series;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * What the page's script draws. Times are in seconds; spans are numbered from {@code start} on.
 *
 * @param start when the first span begins, since the epoch
 * @param width width of a span
 * @param spans how many spans there are from first to last
 * @param lanes every lane, also one without anything in it
 * @param incidents bands, worst first, consequences behind their causes
 * @param markdown the report as Markdown, to be copied
 */
record ChartData(long start, long width, long spans, List<LaneData> lanes, List<Band> incidents, String markdown) {

    /** One lane. */
    record LaneData(String id, String title, boolean level, List<Track> tracks) {}

    /**
     * One track.
     *
     * @param runs spans that have something: the first of several in a row and how many they are, and so on
     * @param values what is in them, one after the other
     * @param lines lines of some, by the number of the span
     */
    record Track(String name, List<Long> runs, List<Long> values, SortedMap<Long, List<Quoted>> lines) {}

    /** A line with its place. */
    record Quoted(
            @JsonProperty("s") String source,
            @JsonProperty("t") String text) {}

    /**
     * An incident.
     *
     * @param since its first evidence
     * @param from when it opened
     * @param cause false for a consequence or forerunner
     */
    record Band(String anchor, String title, String severity, long since, long from, long to, boolean cause) {}

    static ChartData of(Story story, Timeline timeline, String markdown) {
        List<Band> bands = story.causes().stream()
                .flatMap(cause -> Stream.concat(
                        Stream.of(band(cause, true)), cause.attached().stream().map(other -> band(other, false))))
                .toList();
        long width = timeline.width().toSeconds();
        LongSummaryStatistics reach = LongStream.concat(
                        timeline.series().stream()
                                .flatMap(series -> series.points().stream())
                                .mapToLong(point -> point.from().getEpochSecond()),
                        bands.stream().flatMapToLong(band -> LongStream.of(band.since(), band.to())))
                .summaryStatistics();
        long start = reach.getCount() == 0 ? 0 : Math.floorDiv(reach.getMin(), width) * width;
        long spans = reach.getCount() == 0 ? 0 : (reach.getMax() - start) / width + 1;
        Quoting quoting = Quoting.of(timeline, bands);
        List<LaneData> lanes = Stream.of(Lane.values())
                .map(lane -> new LaneData(
                        lane.label(),
                        lane.title(),
                        lane.isLevel(),
                        timeline.series().stream()
                                .filter(series -> series.track().lane() == lane)
                                .map(series -> track(series, start, width, quoting))
                                .toList()))
                .toList();
        return new ChartData(start, width, spans, lanes, bands, markdown);
    }

    private static Band band(IncidentView view, boolean cause) {
        Incident incident = view.incident();
        Instant from = incident.openedAt();
        Instant to = IncidentView.end(incident);
        return new Band(
                view.anchor(),
                view.title(),
                view.severity(),
                Math.min(incident.firstEvidenceAt().getEpochSecond(), from.getEpochSecond()),
                from.getEpochSecond(),
                Math.max(from.getEpochSecond(), to.getEpochSecond()),
                cause);
    }

    private static Track track(Series series, long start, long width, Quoting quoting) {
        SortedMap<Long, List<Quoted>> lines = new TreeMap<>();
        List<Long> runs = new ArrayList<>();
        long next = -1;
        List<Long> values = new ArrayList<>();
        for (Point point : series.points()) {
            long number = (point.from().getEpochSecond() - start) / width;
            if (number == next) {
                runs.set(runs.size() - 1, runs.get(runs.size() - 1) + 1);
            } else {
                runs.add(number);
                runs.add(1L);
            }
            next = number + 1;
            values.add(point.value());
            if (quoting.quotes(point)) {
                lines.put(number, quoted(point));
            }
        }
        return new Track(SafeText.of(series.track().name()), runs, values, lines);
    }

    private static List<Quoted> quoted(Point point) {
        return point.lines().stream()
                .map(line -> new Quoted(SafeText.of(line.source()), SafeText.of(line.text())))
                .toList();
    }
}
