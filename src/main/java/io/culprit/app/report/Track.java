package io.culprit.app.report;

import java.util.Comparator;
import java.util.Objects;

/**
 * One series of a lane: requests as nginx logged them, checks that were {@code DOWN}.
 *
 * @param lane its lane
 * @param name what sets it apart within the lane; may be text of a log
 */
public record Track(Lane lane, String name) implements Comparable<Track> {

    /** Stands for tracks beyond the most that are kept apart. */
    static final String OTHERS = "others";

    private static final Comparator<Track> ORDER =
            Comparator.comparing(Track::lane).thenComparing(Track::name);

    public Track {
        Objects.requireNonNull(lane, "lane");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public int compareTo(Track other) {
        return ORDER.compare(this, other);
    }
}
