package io.culprit.event;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonValue;
import java.time.Instant;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * How far one source has been read.
 *
 * @param source the source's file identity, as in {@link Delivery#file()}
 * @param frontier no record of the source is still to come before this event time; empty when nothing was read yet
 * @param state whether more is expected
 * @param reason why it is blind, in a word and the particulars: {@code permission: /var/log/apache2/error.log}
 */
public record SourceFrontier(
        String source,
        @JsonProperty("frontier") Optional<Instant> frontier,
        State state,
        @JsonProperty("reason") Optional<String> reason) {

    /** Whether more is expected of a source. */
    public enum State {
        /** More may come. */
        OPEN,
        /** The source was read to its end and will not be read again. */
        CLOSED,
        /** What there is cannot be seen: a file may not be read, a probe is not allowed to look. */
        BLIND;

        private final String label = name().toLowerCase(Locale.ROOT);

        @JsonValue
        String label() {
            return label;
        }
    }

    public SourceFrontier {
        Objects.requireNonNull(source);
        frontier = Objects.requireNonNullElse(frontier, Optional.empty());
        Objects.requireNonNull(state);
        reason = Objects.requireNonNullElse(reason, Optional.empty());
    }

    /** A source that can be seen. */
    public SourceFrontier(String source, Optional<Instant> frontier, State state) {
        this(source, frontier, state, Optional.empty());
    }
}
