package io.culprit.shipper.format;

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
