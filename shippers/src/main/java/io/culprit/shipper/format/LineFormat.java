package io.culprit.shipper.format;

import io.culprit.event.Header;
import io.culprit.shipper.format.text.Line;
import java.util.Optional;

/**
 * Reads the records of one source, in their order.
 *
 * <p>Never throws for what a line holds: whatever cannot be read is a {@link Rejection}.
 */
public interface LineFormat {

    /**
     * Reads one record.
     *
     * @param record a line, or several joined by newlines where {@link #continues} said so
     */
    Parsed parse(Line record);

    /** Reads one record as {@link #parse} does, but refuses one whose time is none. */
    default Parsed read(Line record) {
        Parsed parsed = parse(record);
        if (parsed instanceof ParsedLine line && line.stamp().isPresent()) {
            Stamp stamp = line.stamp().get();
            if (!Header.possible(stamp.time()) || !Header.possible(stamp.written())) {
                return Rejection.badTime(stamp.time().toString());
            }
        }
        return parsed;
    }

    /**
     * Reads a record as far as it takes to count it, where it is a request like most.
     *
     * @return the request, which agrees with what {@link #read} gives; nothing where the record has to be read
     */
    default Optional<PlainRequest> plain(Line record) {
        return Optional.empty();
    }

    /**
     * Whether what a record says depends on those before it, so that a reader who begins in the middle has to be shown what
     * stands before.
     */
    default boolean remembers() {
        return false;
    }

    /** Whether records may span lines, so that the end of one shows only at the start of the next. */
    default boolean multiline() {
        return false;
    }

    /**
     * Whether a line belongs to the record before it.
     *
     * @param first the record's first line
     * @param previous the line just before, which is the record's last so far
     * @param line the line in question
     */
    default boolean continues(Line first, Line previous, Line line) {
        return false;
    }
}
