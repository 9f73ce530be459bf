package io.culprit.shipper.format;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a record says, before it is known where in time and in which file it stands.
 *
 * @param stamp the record's own time; a record without one inherits the position of its source
 * @param bodies the events it yields; none when it only serves others, as a table's header does
 */
public record ParsedLine(Optional<Stamp> stamp, List<EventBody> bodies) implements Parsed {

    public ParsedLine {
        Objects.requireNonNull(stamp);
        bodies = List.copyOf(bodies);
    }

    static ParsedLine of(Stamp stamp, EventBody body) {
        return new ParsedLine(Optional.of(stamp), List.of(body));
    }

    /** A record of its source's position in time. */
    static ParsedLine untimed(EventBody body) {
        return new ParsedLine(Optional.empty(), List.of(body));
    }

    /** A record that yields no event by itself. */
    static ParsedLine serving() {
        return new ParsedLine(Optional.empty(), List.of());
    }
}
