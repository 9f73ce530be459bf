package io.culprit.app.report;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * What happened when, in spans of equal width: as small for a month of logs as for a minute.
 *
 * @param width width of the spans, which are aligned to the epoch
 * @param series what is shown, by lane and name
 */
public record Timeline(Duration width, List<Series> series) {

    /** Of nothing. */
    public static final Timeline EMPTY = new Timeline(Duration.ofSeconds(1), List.of());

    public Timeline {
        series = List.copyOf(series);
    }

    /**
     * One track.
     *
     * @param track lane and name
     * @param points spans in which there was something, in order
     */
    public record Series(Track track, List<Point> points) {
        public Series {
            points = List.copyOf(points);
        }
    }

    /**
     * One span.
     *
     * @param from its beginning
     * @param value how many, or the highest level
     * @param lines the first of the lines that it stands for, in canonical order
     */
    public record Point(Instant from, long value, List<Line> lines) {
        public Point {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line that was read.
     *
     * @param at its time
     * @param service its service, empty for the host itself
     * @param host its host
     * @param path file it stands in
     * @param offset byte at which it begins
     * @param text the line, cut
     */
    public record Line(Instant at, String service, String host, String path, long offset, String text)
            implements Comparable<Line> {

        /** Where it stands, in the form that evidence has. */
        public String source() {
            return path + ":" + offset;
        }

        @Override
        public int compareTo(Line other) {
            int byTime = at.compareTo(other.at);
            int byPath = byTime != 0 ? byTime : path.compareTo(other.path);
            int byOffset = byPath != 0 ? byPath : Long.compare(offset, other.offset);
            return byOffset != 0 ? byOffset : text.compareTo(other.text);
        }
    }
}
