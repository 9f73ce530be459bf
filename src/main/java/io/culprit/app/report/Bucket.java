package io.culprit.app.report;

import io.culprit.app.report.Timeline.Line;
import io.culprit.event.Event;
import io.culprit.text.Excerpt;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/** What one track has in one span: the same whatever order it came in. */
final class Bucket {

    private static final int MOST_LINES = 2;
    private static final int LONGEST_LINE = 300;

    private final List<Line> lines = new ArrayList<>(0);
    private long sum;
    private long highest;

    void add(long value) {
        sum += value;
        highest = Math.max(highest, value);
    }

    /** Most lines come later than those that are kept, so that their text need not be made. */
    void quote(Event event) {
        Instant at = event.header().positionTime();
        if (lines.size() < MOST_LINES || !lines.get(lines.size() - 1).at().isBefore(at)) {
            keep(new Line(
                    at,
                    event.header().service(),
                    event.header().host(),
                    event.header().path(),
                    event.header().delivery().offset(),
                    Excerpt.cut(event.text(), LONGEST_LINE)));
        }
    }

    void join(Bucket other) {
        sum += other.sum;
        highest = Math.max(highest, other.highest);
        other.lines.forEach(this::keep);
    }

    private void keep(Line line) {
        lines.add(line);
        Collections.sort(lines);
        if (lines.size() > MOST_LINES) {
            lines.remove(MOST_LINES);
        }
    }

    long value(Lane lane) {
        return lane.isLevel() ? highest : sum;
    }

    List<Line> lines() {
        return lines;
    }
}
