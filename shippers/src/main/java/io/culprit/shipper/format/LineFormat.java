package io.culprit.shipper.format;

import io.culprit.event.Header;

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
    Parsed parse(String record);

    /** Reads one record as {@link #parse} does, but refuses one whose time is none. */
    default Parsed read(String record) {
        Parsed parsed = parse(record);
        if (parsed instanceof ParsedLine line
                && line.stamp()
                        .filter(stamp -> !Header.possible(stamp.time()) || !Header.possible(stamp.written()))
                        .isPresent()) {
            return Rejection.badTime(line.stamp().get().time().toString());
        }
        return parsed;
    }

    /** Whether records may span lines, so that the end of one shows only at the start of the next. */
    default boolean multiline() {
        return false;
    }

    /**
     * Whether a line belongs to the record before it.
     *
     * @param previous the line just before
     * @param line the line in question
     */
    default boolean continues(String previous, String line) {
        return false;
    }
}
