package io.culprit.event;

import java.util.Objects;

/**
 * Where a record stands in what was read, so that a record sent twice is recognised.
 *
 * <p>It never enters an incident: the same line has another delivery id when it is read live, from an archive or from a
 * topic.
 *
 * @param host the host the source was read on
 * @param file identity of the source on that host: a path and, where the reader knows it, the file's fingerprint
 * @param generation counts the rotations of the source, oldest first, from 0
 * @param offset position of the record's first byte within its generation; records made from one line share its offset
 * @param part index of this record among those made from the same line, from 0
 */
public record Delivery(String host, String file, int generation, long offset, int part)
        implements Comparable<Delivery> {

    public Delivery {
        Objects.requireNonNull(host);
        Objects.requireNonNull(file);
        if (generation < 0 || offset < 0 || part < 0) {
            throw new IllegalArgumentException("generation, offset and part count from 0");
        }
    }

    /** The source this record came from, the unit within which order is kept. */
    public String source() {
        return host + "|" + file;
    }

    /** Orders records of one source as they were written; says nothing about records of different sources. */
    @Override
    public int compareTo(Delivery other) {
        int byGeneration = Integer.compare(generation, other.generation);
        if (byGeneration != 0) {
            return byGeneration;
        }
        int byOffset = Long.compare(offset, other.offset);
        return byOffset != 0 ? byOffset : Integer.compare(part, other.part);
    }
}
