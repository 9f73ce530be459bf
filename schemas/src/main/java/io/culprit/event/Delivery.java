package io.culprit.event;

import java.util.Objects;

/**
 * Where a record stands in what was read, so that a record sent twice is recognised.
 *
 * <p>It never enters an incident: the same line has another delivery id when it is read live, from an archive or from a
 * topic.
 *
 * @param host the host the source was read on
 * @param file identity of the source on that host: its path, the same for all its rotations
 * @param generation which of the rotated files it was: a fingerprint of the file's first bytes, which stays the same when
 *     the file is renamed
 * @param offset position of the record's first byte within its generation; records made from one line share its offset
 * @param part index of this record among those made from the same line, from 0
 */
public record Delivery(String host, String file, String generation, long offset, int part)
        implements Comparable<Delivery> {

    public Delivery {
        Objects.requireNonNull(host);
        Objects.requireNonNull(file);
        Objects.requireNonNull(generation);
        if (offset < 0 || part < 0) {
            throw new IllegalArgumentException("offset and part count from 0");
        }
    }

    /** The file this record came from, the unit within which offsets grow. */
    public String generationKey() {
        return host + "|" + file + "|" + generation;
    }

    /** Orders records of one file as they were written; says nothing about records of different files. */
    @Override
    public int compareTo(Delivery other) {
        int byOffset = Long.compare(offset, other.offset);
        return byOffset != 0 ? byOffset : Integer.compare(part, other.part);
    }
}
