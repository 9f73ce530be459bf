package io.culprit.shipper.format.text;

import io.culprit.text.Excerpt;

/**
 * Texts cut to what a record may carry.
 *
 * <p>A line may be a megabyte long, a Kafka record by default no longer; escaping may lengthen a text sixfold, so each text
 * gets a share that keeps the whole below.
 */
public final class Bounded {

    /** Longest text of an event's field, in characters; servers cap a request line at about half of it. */
    public static final int TEXT = 16_384;

    private Bounded() {}

    /** The text, cut to what a field may hold. */
    public static String text(String text) {
        return cut(text, TEXT);
    }

    /** The start of a text, for messages. */
    public static String excerpt(String text) {
        return Excerpt.of(text);
    }

    /** The text cut to a number of characters, with a mark where it was cut. */
    public static String cut(String text, int length) {
        return Excerpt.cut(text, length);
    }
}
