package io.culprit.shipper.format.access;

import java.util.Objects;

/** A part of a format string. */
sealed interface Piece {

    /**
     * Text that stands in every line.
     *
     * @param text the text
     */
    record Literal(String text) implements Piece {

        public Literal {
            Objects.requireNonNull(text);
        }
    }

    /**
     * A value that the server puts in.
     *
     * @param source how the format string has it, as {@code %>s} or {@code $status}
     * @param target what of the event it fills
     * @param attribute name of the attribute, empty unless that is the target
     * @param grammar what its text can be
     * @param unit what a number counts, for durations and times
     * @param pattern pattern of a time, or empty
     */
    record Value(String source, Target target, String attribute, Grammar grammar, Unit unit, String pattern)
            implements Piece {

        public Value {
            Objects.requireNonNull(source);
            Objects.requireNonNull(target);
            Objects.requireNonNull(attribute);
            Objects.requireNonNull(grammar);
            Objects.requireNonNull(unit);
            Objects.requireNonNull(pattern);
        }

        static Value of(String source, Target target, Grammar grammar) {
            return new Value(source, target, "", grammar, Unit.NONE, "");
        }

        static Value attribute(String source, String name, Grammar grammar) {
            return new Value(source, Target.ATTRIBUTE, name, grammar, Unit.NONE, "");
        }

        static Value duration(String source, Grammar grammar, Unit unit) {
            return new Value(source, Target.DURATION, "", grammar, unit, "");
        }

        static Value time(String source, Grammar grammar, String pattern) {
            return new Value(source, Target.TIME, "", grammar, Unit.NONE, pattern);
        }

        /** The same value where another of the format already fills its field. */
        Value asAttribute(String name) {
            return new Value(source, Target.ATTRIBUTE, name, grammar, unit, pattern);
        }
    }

    /** What a number of a duration counts. */
    enum Unit {
        NONE(0),
        SECONDS(1_000_000_000L),
        MILLISECONDS(1_000_000L),
        MICROSECONDS(1_000L);

        private final long nanos;

        Unit(long nanos) {
            this.nanos = nanos;
        }

        long nanos() {
            return nanos;
        }
    }
}
