package io.culprit.shipper.format.time;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;

/**
 * Turns the local times of one source, in their order, into instants.
 *
 * <p>When clocks are set back an hour comes twice. A time within it is taken for the one nearer to the time before it, so a
 * log that runs through the change keeps its order. A time that a change skipped is moved behind it.
 */
public final class WallClock {

    private final ZoneId zone;
    private Instant last = Instant.EPOCH;

    /** @param zone zone in which the source writes its times */
    public WallClock(ZoneId zone) {
        this.zone = Objects.requireNonNull(zone);
    }

    /** The instant of a local time. */
    public Instant instant(LocalDateTime local) {
        List<ZoneOffset> offsets = zone.getRules().getValidOffsets(local);
        Instant instant = offsets.size() == 2
                ? nearer(local.toInstant(offsets.get(0)), local.toInstant(offsets.get(1)))
                : local.atZone(zone).toInstant();
        last = instant;
        return instant;
    }

    private Instant nearer(Instant earlier, Instant later) {
        Duration toEarlier = Duration.between(earlier, last).abs();
        return Duration.between(later, last).abs().compareTo(toEarlier) < 0 ? later : earlier;
    }
}
