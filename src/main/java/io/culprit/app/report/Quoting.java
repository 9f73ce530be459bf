package io.culprit.app.report;

import io.culprit.app.report.ChartData.Band;
import io.culprit.app.report.Timeline.Line;
import io.culprit.app.report.Timeline.Point;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/** Which points of a timeline keep their lines on the page: those nearest to incidents, as many as it can carry. */
final class Quoting {

    /** Characters of lines in all. */
    static final int MOST = 250_000;

    /** What a line costs besides its text. */
    private static final int OVERHEAD = 40;

    private final Set<Point> kept = Collections.newSetFromMap(new IdentityHashMap<>());

    private Quoting() {}

    static Quoting of(Timeline timeline, List<Band> bands) {
        Quoting quoting = new Quoting();
        List<Point> nearestFirst = timeline.series().stream()
                .flatMap(series -> series.points().stream())
                .filter(point -> !point.lines().isEmpty())
                .sorted(Comparator.comparing(
                                (Point point) -> distance(point.from().getEpochSecond(), bands))
                        .thenComparing(Point::from))
                .toList();
        int left = MOST;
        for (Point point : nearestFirst) {
            left -= length(point);
            if (left < 0) {
                break;
            }
            quoting.kept.add(point);
        }
        return quoting;
    }

    boolean quotes(Point point) {
        return kept.contains(point);
    }

    private static long distance(long at, List<Band> bands) {
        return bands.stream()
                .mapToLong(band -> Math.max(0, Math.max(band.from() - at, at - band.to())))
                .min()
                .orElse(0);
    }

    private static int length(Point point) {
        int length = 0;
        for (Line line : point.lines()) {
            length += line.text().length() + line.path().length() + OVERHEAD;
        }
        return length;
    }
}
