package io.culprit.app.report;

import io.culprit.shipper.terminal.SafeText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The timeline in figures, for those who cannot see the chart or print it: few rows, whatever its length.
 *
 * @param width span of a row
 * @param rows spans in which there was something
 */
record TimelineTable(String width, List<Row> rows) {

    private static final int MOST_ROWS = 60;

    /** A span: its beginning and a cell for each lane, in their order. */
    record Row(String from, List<String> cells) {}

    /** Titles of the lanes. */
    static List<String> headings() {
        return Stream.of(Lane.values()).map(Lane::title).toList();
    }

    static TimelineTable of(Timeline timeline) {
        SortedMap<Long, Map<Lane, SortedMap<String, Long>>> rows = new TreeMap<>();
        long seconds = timeline.width().toSeconds();
        do {
            rows.clear();
            fill(timeline, seconds, rows);
            seconds *= 2;
        } while (rows.size() > MOST_ROWS);
        List<Row> told = new ArrayList<>();
        rows.forEach((from, lanes) -> told.add(new Row(
                Times.full(Instant.ofEpochSecond(from)),
                Stream.of(Lane.values()).map(lane -> cell(lanes.get(lane))).toList())));
        return new TimelineTable(Times.duration(Duration.ofSeconds(seconds / 2)), told);
    }

    private static void fill(
            Timeline timeline, long seconds, SortedMap<Long, Map<Lane, SortedMap<String, Long>>> rows) {
        for (Timeline.Series series : timeline.series()) {
            Lane lane = series.track().lane();
            for (Timeline.Point point : series.points()) {
                long from = Math.floorDiv(point.from().getEpochSecond(), seconds) * seconds;
                rows.computeIfAbsent(from, any -> new EnumMap<>(Lane.class))
                        .computeIfAbsent(lane, any -> new TreeMap<>())
                        .merge(series.track().name(), point.value(), lane.isLevel() ? Math::max : Long::sum);
            }
        }
    }

    private static String cell(Map<String, Long> values) {
        return values == null
                ? ""
                : values.entrySet().stream()
                        .map(value -> SafeText.of(value.getKey()) + " " + value.getValue())
                        .collect(Collectors.joining(", "));
    }
}
