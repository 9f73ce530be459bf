package io.culprit.shipper.tail;

/** Where a log is begun that has no checkpoint yet. */
public enum ReadFrom {
    /** With the oldest of its rotated files. */
    ROTATED,
    /** With the first line of the file that has its name. */
    BEGINNING,
    /** With what is written from now on. */
    END
}
