package io.culprit.shipper.format;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A format of files: how its lines are told from others, and how they are read.
 *
 * <p>A format is recognised by content only; the name of a file says nothing.
 */
public interface Format {

    /** The format's name in summaries, as {@code apache-error}. */
    String name();

    /** The kind of all events of such a file; a file feeds one topic. */
    EventKind kind();

    /** Whether such a file speaks of the host rather than of one service on it. */
    default boolean ofHost() {
        return false;
    }

    /** Whether records carry times; the others happen before everything that is read with them. */
    default boolean timed() {
        return true;
    }

    /** Whether a line has this format's shape. */
    boolean recognises(String line);

    /** Least share of a file's lines that must have the shape: low where records span lines. */
    default double leastShare() {
        return 0.1;
    }

    /** The server that wrote such lines, when the lines tell. */
    default Optional<Software> writtenBy(List<String> lines) {
        return Optional.empty();
    }

    /** The zone of the writing host, when the lines tell. */
    default Optional<ZoneOffset> offset(List<String> lines) {
        return Optional.empty();
    }

    /** A reader of one source's lines; it may keep state, so every source needs its own. */
    LineFormat open(Setting setting);

    /** Lines of this format that must be recognised and yield events. */
    List<String> samples();
}
