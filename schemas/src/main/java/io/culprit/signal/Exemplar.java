package io.culprit.signal;

import java.time.Instant;
import java.util.Comparator;
import java.util.Objects;

/**
 * One occurrence quoted in full, to stand as evidence for a bucket's count.
 *
 * <p>Ordered by time, then text: the canonical order, which does not depend on where the line was read. Locators only
 * tell equal ones apart.
 *
 * @param at position time of the record
 * @param text the record in one line
 * @param source file it was read from
 * @param offset byte offset in that file
 */
public record Exemplar(Instant at, String text, String source, long offset) implements Comparable<Exemplar> {

    private static final Comparator<Exemplar> CANONICAL = Comparator.comparing(Exemplar::at)
            .thenComparing(Exemplar::text)
            .thenComparing(Exemplar::source)
            .thenComparingLong(Exemplar::offset);

    public Exemplar {
        Objects.requireNonNull(at);
        Objects.requireNonNull(text);
        Objects.requireNonNull(source);
    }

    @Override
    public int compareTo(Exemplar other) {
        return CANONICAL.compare(this, other);
    }
}
