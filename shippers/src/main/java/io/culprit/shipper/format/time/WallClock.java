package io.culprit.shipper.format.time;

import java.time.DateTimeException;
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

    /** What {@link #epochSecond} returns for a date that no calendar has. */
    public static final long NEVER = Long.MIN_VALUE;

    private final ZoneId zone;
    private Instant last = Instant.EPOCH;
    private long minute = -1;
    private long minuteStarted;

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

    /**
     * The second of the epoch at a local time.
     *
     * <p>Lines of one minute follow each other, so the minute before is remembered: within it only the second differs.
     *
     * @param second 0 to 60; a leap second, which the calendar of the JDK does not have, counts as the one before it
     * @return the second, or {@link #NEVER}
     */
    public long epochSecond(int year, int month, int day, int hour, int minuteOfHour, int second) {
        if (year < 0 || month < 1 || day < 1 || hour < 0 || minuteOfHour < 0 || second < 0 || second > 60) {
            return NEVER;
        }
        int inMinute = Math.min(second, 59);
        long wanted = (((year * 16L + month) * 128 + day) * 128 + hour) * 128 + minuteOfHour;
        if (wanted != minute) {
            try {
                minuteStarted = instant(LocalDateTime.of(year, month, day, hour, minuteOfHour, inMinute))
                                .getEpochSecond()
                        - inMinute;
            } catch (DateTimeException e) {
                return NEVER;
            }
            minute = wanted;
        }
        return minuteStarted + inMinute;
    }

    private Instant nearer(Instant earlier, Instant later) {
        Duration toEarlier = Duration.between(earlier, last).abs();
        return Duration.between(later, last).abs().compareTo(toEarlier) < 0 ? later : earlier;
    }
}
