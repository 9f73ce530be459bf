package io.culprit.shipper.format;

import java.util.Objects;

/**
 * Which of a family's shapes a record has.
 *
 * @param family the format's name, as {@code apache.access}
 * @param member the shape within it, as {@code combined}; empty where the family has only one
 */
public record Shape(String family, String member) {

    public Shape {
        Objects.requireNonNull(family);
        Objects.requireNonNull(member);
    }

    /** The only shape of a family. */
    public static Shape of(String family) {
        return new Shape(family, "");
    }
}
