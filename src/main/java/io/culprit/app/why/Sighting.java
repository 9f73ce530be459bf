package io.culprit.app.why;

import io.culprit.event.AccessEvent;
import io.culprit.event.Header;
import io.culprit.event.Software;
import java.time.Duration;
import java.time.Instant;

/**
 * A request as one server logged it.
 *
 * @param access what its line says
 */
record Sighting(AccessEvent access) {

    private static final int CLIENT_GONE = 499;
    private static final int REQUEST_TIMEOUT = 408;
    private static final int CLIENT_ERROR = 400;
    private static final int SERVER_ERROR = 500;

    /** What the status means to who asked, in rising order. */
    enum Fate {
        SERVED,
        REFUSED,
        FAILED
    }

    /** From its beginning to its end: Apache stamps the one, nginx the other, and what a line does not tell is none. */
    Span span() {
        Header header = access.header();
        Duration taken = access.duration().orElse(Duration.ZERO);
        Instant stamp = header.time();
        if (access.software() == Software.APACHE) {
            return new Span(stamp, stamp.plus(header.resolution()).plus(taken));
        }
        return new Span(stamp.minus(taken), stamp.plus(header.resolution()));
    }

    Fate fate() {
        int status = access.status();
        if (status >= SERVER_ERROR || status == 0 || status == CLIENT_GONE || status == REQUEST_TIMEOUT) {
            return Fate.FAILED;
        }
        return status >= CLIENT_ERROR ? Fate.REFUSED : Fate.SERVED;
    }

    /** File and offset, as incidents name their evidence. */
    String locator() {
        return access.header().path() + ":" + access.header().delivery().offset();
    }

    /** Whether it is the very line. */
    boolean sameLine(Sighting other) {
        return access.header().delivery().equals(other.access.header().delivery());
    }
}
