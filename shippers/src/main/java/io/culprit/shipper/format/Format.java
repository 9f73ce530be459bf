package io.culprit.shipper.format;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.text.Line;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * A format of logs, or a family of formats that are told apart line by line: how its lines are recognised, and how they are
 * read.
 *
 * <p>A format is recognised by content only; the name of a file says nothing.
 */
public interface Format {

    /** The family's name in summaries and on the command line, as {@code apache.error}. */
    String name();

    /** The kind of all its events. */
    EventKind kind();

    /** Whether it speaks of the host rather than of one service on it. */
    default boolean ofHost() {
        return false;
    }

    /** Whether records carry times; the others happen before everything that is read with them. */
    default boolean timed() {
        return true;
    }

    /**
     * How surely a line is of this format, from its shape alone.
     *
     * @return 0 for not at all, up to 1 where nothing else looks like this
     */
    double confidence(Line line);

    /** Least share of a file's lines that must have the shape: low where records span lines. */
    default double leastShare() {
        return 0.1;
    }

    /** The server that wrote such lines, when the lines tell. */
    default Optional<Software> writtenBy(List<Line> lines) {
        return Optional.empty();
    }

    /** The same shapes as another server writes them: where two servers share a format, what is known of the source decides. */
    default Format asWrittenBy(Software software) {
        return this;
    }

    /** The zone of the writing host, when the lines tell. */
    default Optional<ZoneOffset> offset(List<Line> lines) {
        return Optional.empty();
    }

    /** A reader of one source's lines; it may keep state, so every source needs its own. */
    LineFormat open(Setting setting);

    /** Records of this format that must be recognised and yield events; a record of several lines holds newlines. */
    List<String> samples();

    /** Names of the shapes that can be asked for by name, as {@code combined}. */
    default List<String> members() {
        return List.of();
    }

    /**
     * One shape of the family alone.
     *
     * @param member one of {@link #members}
     */
    default Format member(String member) {
        throw new IllegalArgumentException(name() + " has no member " + member);
    }

    /** Whether a text reads like a definition of a format of this family, as {@code %h %l %u %t "%r" %>s %b} does. */
    default boolean canBeDefinedBy(String definition) {
        return false;
    }

    /**
     * A format of this family that an administrator defined.
     *
     * @param definition the format string, as it stands in the server's configuration
     * @throws FormatException when it cannot be read by
     */
    default Format definedBy(String definition) throws FormatException {
        throw new FormatException(name() + " is not defined by format strings");
    }

    /** How the format is understood, a line each, for a person who defined it. */
    default List<String> explanation() {
        return List.of();
    }
}
