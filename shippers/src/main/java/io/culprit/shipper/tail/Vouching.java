package io.culprit.shipper.tail;

import io.culprit.event.EventKind;
import io.culprit.event.SourceFrontier.State;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.reading.Heartbeats;
import io.culprit.shipper.reading.Heartbeats.Reached;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What is said, again and again, of how far the logs of a host were read.
 *
 * <p>Nothing is vouched for beyond the last look for files: a log may have appeared since, with lines that belong before what
 * the others have reached, and would be late.
 */
final class Vouching {

    private static final Duration BEAT = Duration.ofSeconds(1);

    // Access lines and checks are stamped with their start; one that ends later than this after its start would come
    // below what an idle source vouched for.
    private static final Duration LONGEST_REQUEST = Duration.ofMinutes(5);

    // How long after its stamp an idle log's next line may be written.
    private static final Duration CLOCK_SKEW = Duration.ofMinutes(1);

    private final Patience patience;
    private final Clock clock;
    // Heartbeats go the way of the data.
    private final OpenParcel beats = new OpenParcel();
    private final Heartbeats<TailedLog> heartbeats;
    private Instant lastBeat = Instant.MIN;
    private Instant complete = Instant.MIN;
    private boolean flowed;

    /** @param services services configured on the host */
    Vouching(List<String> services, Patience patience, Clock clock) {
        this.patience = patience;
        this.clock = clock;
        this.heartbeats = new Heartbeats<>(beats, clock, services);
    }

    /** Names further logs, before the first of their records. */
    void add(List<TailedLog> logs) throws IOException {
        heartbeats.roster(logs);
    }

    /** Every log that had anything before this is known. */
    void complete(Instant until) {
        complete = until;
    }

    /** Something was read: what is said of it is to follow soon. */
    void flowed() {
        flowed = true;
    }

    /** Says how far each log is, if it is time. */
    void beat() throws IOException {
        Instant now = clock.instant();
        Duration since = flowed ? BEAT : patience.idleBeat();
        if (lastBeat.equals(Instant.MIN) || !now.isBefore(lastBeat.plus(since))) {
            heartbeats.beatAll(this::reached);
            lastBeat = now;
            flowed = false;
        }
    }

    /** By the host's clock where a log was read to its end. */
    private Reached reached(TailedLog log) {
        Optional<Instant> last = log.readUpTo();
        Optional<String> blind = log.blindness();
        if (blind.isEmpty() && !log.caughtUp()) {
            return new Reached(last, State.OPEN).notAfter(complete);
        }
        Instant now = clock.instant().minus(lateness(log));
        Optional<Instant> reached = last.filter(now::isBefore).or(() -> Optional.of(now));
        return blind.map(why -> Reached.blind(reached, why))
                .orElse(new Reached(reached, State.OPEN))
                .notAfter(complete);
    }

    private static Duration lateness(TailedLog log) {
        Set<EventKind> kinds = log.source().kinds();
        return kinds.contains(EventKind.ACCESS) || kinds.contains(EventKind.PROBE) ? LONGEST_REQUEST : CLOCK_SKEW;
    }

    /** Says that no log will be read any further. */
    void close() throws IOException {
        heartbeats.beatAll(log -> new Reached(log.readUpTo(), State.CLOSED));
    }

    /** What was said and is to be sent, behind what it vouches for. */
    Parcel taken() {
        return beats.handOver();
    }
}
