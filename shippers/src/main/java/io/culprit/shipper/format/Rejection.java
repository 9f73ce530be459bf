package io.culprit.shipper.format;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.wire.DeadLetter;
import java.util.Objects;

/**
 * Why a record was refused.
 *
 * @param reason why, from a bounded set
 * @param detail the particulars, for a person
 */
public record Rejection(DeadLetter.Reason reason, String detail) implements Parsed {

    public Rejection {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(detail);
    }

    /** A record that lacks the shape of its file's format. */
    public static Rejection unrecognised(String detail) {
        return new Rejection(DeadLetter.Reason.UNRECOGNISED, detail);
    }

    /** A record whose time is not a time. */
    public static Rejection badTime(String time) {
        return new Rejection(DeadLetter.Reason.BAD_TIME, "not a time: " + Bounded.excerpt(time));
    }
}
