package io.culprit.shipper.reading;

/**
 * In what portions a file is read; what is found in it does not depend on that.
 *
 * @param first bytes at first: room grows with what is read, since most of the files that a host has open say little
 * @param most bytes from then on, but for lines that are longer
 */
public record Chunks(int first, int most) {

    /** As files are read. */
    public static final Chunks USUAL = new Chunks(1 << 13, 1 << 17);

    /** @throws IllegalArgumentException when there would be nothing to read into */
    public Chunks {
        if (first < 1 || most < first) {
            throw new IllegalArgumentException("chunks of " + first + " to " + most + " bytes: 1 or more, and growing");
        }
    }
}
