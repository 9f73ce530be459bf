package io.culprit.wire;

import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Locale;
import java.util.Objects;

/**
 * Something that could not be used: where it stood and why it was refused.
 *
 * @param stage which step refused it
 * @param reason why, from a bounded set
 * @param detail the particulars, for a person
 * @param host host it was read on, empty when not known
 * @param source file or topic it came from
 * @param offset byte offset in the file, or record offset in the topic
 * @param text the record, bounded; only a pointer (empty) when the original still stands on a topic
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record DeadLetter(
        Stage stage, Reason reason, String detail, String host, String source, long offset, String text) {

    /** The step that refused a record. */
    public enum Stage {
        READ,
        PARSE,
        CLASSIFY,
        CORRELATE;

        @JsonValue
        String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Why a record was refused. */
    public enum Reason {
        /** The line does not have the shape of its file's format. */
        UNRECOGNISED,
        /** The line is longer than a record may be. */
        TOO_LONG,
        /** The line holds bytes that no text has. */
        BINARY,
        /** The line is text in another encoding than UTF-8, of which nothing can be read. */
        ENCODING,
        /** The line's time is not a time. */
        BAD_TIME,
        /** To tell whether the line has the shape of its format took more steps than a line may cost. */
        TOO_SLOW,
        /** The record is not what its topic carries. */
        MALFORMED,
        /** Bytes of a log may be gone that were never read. */
        POSSIBLE_LOSS,
        /** The record came below the watermark of its scope. */
        LATE;

        /** The reason as it stands in {@code reason}. */
        @JsonValue
        public String label() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    public DeadLetter {
        Objects.requireNonNull(stage);
        Objects.requireNonNull(reason);
        Objects.requireNonNull(detail);
        Objects.requireNonNull(host);
        Objects.requireNonNull(source);
        Objects.requireNonNull(text);
    }
}
