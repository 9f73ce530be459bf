package io.culprit.shipper.format;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a record says, before it is known where in time and in which file it stands.
 *
 * @param shape what it was read as
 * @param stamp the record's own time; a record without one inherits the position of its source
 * @param bodies the events it yields; none when it only serves others, as a table's header does
 */
public record ParsedLine(Shape shape, Optional<Stamp> stamp, List<EventBody> bodies) implements Parsed {

    public ParsedLine {
        Objects.requireNonNull(shape);
        Objects.requireNonNull(stamp);
        bodies = List.copyOf(bodies);
    }

    /** A record of one event. */
    public static ParsedLine of(Shape shape, Stamp stamp, EventBody body) {
        return new ParsedLine(shape, Optional.of(stamp), List.of(body));
    }

    /** A record of its source's position in time. */
    public static ParsedLine untimed(Shape shape, EventBody body) {
        return new ParsedLine(shape, Optional.empty(), List.of(body));
    }

    /** A record that yields no event by itself. */
    public static ParsedLine serving(Shape shape) {
        return new ParsedLine(shape, Optional.empty(), List.of());
    }

    /** The same record with a time from elsewhere, if it has none of its own. */
    public ParsedLine orAt(Stamp other) {
        return stamp.isPresent() ? this : new ParsedLine(shape, Optional.of(other), bodies);
    }
}
