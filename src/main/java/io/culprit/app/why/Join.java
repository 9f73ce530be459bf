package io.culprit.app.why;

import io.culprit.event.AccessEvent;
import io.culprit.event.Software;
import java.time.Duration;
import java.util.Optional;

/** Whether two servers' lines tell of one request, the one having passed it to the other. */
final class Join {

    /** Stamps are of a second, and clocks of two hosts differ. */
    private static final Duration SKEW = Duration.ofSeconds(2);

    private static final Duration OTHER_STATUS = Duration.ofSeconds(5);
    private static final Duration OTHER_CLIENT = Duration.ofSeconds(2);

    private Join() {}

    /**
     * How badly two lines fit together; nothing when they cannot be one request.
     *
     * <p>Request identifiers decide where both lines have one. Else both must ask for the same, one within the time of the
     * other; a status that differs speaks against it, and so does a client, but less: behind a proxy it is the proxy.
     */
    static Optional<Duration> misfit(Sighting one, Sighting other) {
        AccessEvent a = one.access();
        AccessEvent b = other.access();
        if (a.software() == b.software()) {
            return Optional.empty();
        }
        if (!a.requestId().isEmpty() && !b.requestId().isEmpty()) {
            return a.requestId().equals(b.requestId()) ? Optional.of(Duration.ZERO) : Optional.empty();
        }
        Span first = one.span();
        Span second = other.span();
        if (first.distance(second).compareTo(SKEW) > 0
                || !a.method().equals(b.method())
                || !a.path().equals(b.path())
                || !a.query().equals(b.query())) {
            return Optional.empty();
        }
        Duration misfit = begins(one) && begins(other)
                ? Duration.between(first.from(), second.from()).abs()
                : first.distance(second);
        misfit = a.status() == b.status() ? misfit : misfit.plus(OTHER_STATUS);
        return Optional.of(a.clientAddress().equals(b.clientAddress()) ? misfit : misfit.plus(OTHER_CLIENT));
    }

    /** Whether a line tells when its request began. */
    private static boolean begins(Sighting sighting) {
        return sighting.access().software() == Software.APACHE
                || sighting.access().duration().isPresent();
    }
}
