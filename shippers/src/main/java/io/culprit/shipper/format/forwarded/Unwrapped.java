package io.culprit.shipper.format.forwarded;

import java.util.List;

/** What a forwarded record holds, or why that cannot be told. */
public sealed interface Unwrapped {

    /**
     * Lines, of one log or several.
     *
     * @param lines in the order in which they stand in the record; may be none
     */
    record Lines(List<Forwarded> lines) implements Unwrapped {

        public Lines {
            lines = List.copyOf(lines);
        }
    }

    /**
     * No lines can be had from it.
     *
     * @param why the reason and the mend, bounded
     */
    record Malformed(String why) implements Unwrapped {}
}
