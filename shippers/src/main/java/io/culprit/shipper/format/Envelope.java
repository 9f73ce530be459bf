package io.culprit.shipper.format;

import io.culprit.event.Software;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a collector puts around each line of another log: a container's runtime, syslog, the journal.
 *
 * <p>Registers itself with {@code @AutoService(Envelope.class)}.
 */
public interface Envelope {

    /** The envelope's name, as {@code docker}. */
    String name();

    /** How surely a line is in this envelope, from 0 to 1. */
    double confidence(Line line);

    /** Takes a line out of its envelope; nothing when it is not in one. */
    Optional<Content> open(Line line, Setting setting);

    /**
     * The format that reads a line with its envelope, when what it holds is no record of another format.
     *
     * <p>Such an envelope makes each line a record of its own; one without this only carries what others wrote.
     */
    default Optional<Format> itself() {
        return Optional.empty();
    }

    /** Lines that must be recognised and opened. */
    List<String> samples();

    /**
     * What was in an envelope.
     *
     * @param line the line as it was written
     * @param stamp the envelope's own time
     * @param unfinished whether the line goes on in the next envelope of its stream
     * @param stream which of several streams it belongs to: lines of different streams are never one record
     * @param software the software that wrote it, as far as the envelope tells
     */
    record Content(Line line, Optional<Stamp> stamp, boolean unfinished, String stream, Software software) {

        public Content {
            Objects.requireNonNull(line);
            Objects.requireNonNull(stamp);
            Objects.requireNonNull(stream);
            Objects.requireNonNull(software);
        }
    }
}
