package io.culprit.shipper.format;

import io.culprit.event.Software;

/**
 * A request whose line is nothing out of the ordinary: what it takes to count it without an event.
 *
 * <p>A view of the line's bytes, of use until its reader reads the next line.
 */
public interface PlainRequest {

    /** Name of the format it was read as, as {@code apache.access}. */
    String family();

    /** The server that wrote the line. */
    Software software();

    /** Status sent to the client. */
    int status();

    /** Whole seconds that it took; 0 where that is not logged. */
    long seconds();

    /** Seconds since the epoch at which the line was written, at the earliest. */
    long writtenSecond();

    /** Nanoseconds of that second. */
    int writtenNanos();

    /** The bytes that hold the path. */
    byte[] bytes();

    /** Start of the path, which is not empty, and ASCII that stands for itself. */
    int pathStart();

    /** End of the path. */
    int pathEnd();

    /** The text of the event that could be made of it. */
    String text();
}
