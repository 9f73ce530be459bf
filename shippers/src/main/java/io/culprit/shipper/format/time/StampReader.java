package io.culprit.shipper.format.time;

import io.culprit.shipper.format.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * Reads the stamps of one source out of its bytes, in their order, and allocates nothing until one is asked for.
 *
 * <p>Each method says whether the bytes have the shape; {@link #possible} then says whether there was such a time, which
 * {@code Feb 31} is not.
 */
public final class StampReader {

    /** Length of {@code 21/Nov/2026:08:04:58 +0000}. */
    public static final int COMMON_LENGTH = 26;

    private static final int CTIME_LENGTH = "Sat Nov 21 08:04:56.972526 2026".length();
    private static final int CTIME_FRACTION = "Sat Nov 21 08:04:56.".length();

    private final WallClock clock;
    private final WrittenTime time = new WrittenTime();
    private final LastMinute lastCtime = new LastMinute(CTIME_LENGTH + 1, 17);
    private final LastMinute lastCommon = new LastMinute(COMMON_LENGTH, 18);
    private int at;
    private long epochSecond = WallClock.NEVER;
    private ZoneId named = ZoneOffset.UTC;
    private WallClock namedClock = new WallClock(named);

    /** @param zone zone of stamps that name none */
    public StampReader(ZoneId zone) {
        clock = new WallClock(zone);
    }

    /** Reads a stamp of a shape. */
    public boolean read(TimeShape shape, byte[] source, int from, int end) {
        time.clear();
        int behind = shape.read(source, from, end, time);
        if (behind < 0) {
            return false;
        }
        at = behind;
        epochSecond = time.epochSecond(clock);
        return true;
    }

    /** The stamp of a shape that a text begins with, if there was such a time. */
    public Optional<Stamp> stamp(TimeShape shape, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        return read(shape, bytes, 0, bytes.length) && possible() ? Optional.of(stamp()) : Optional.empty();
    }

    /** Reads {@link TimeShape#CTIME}; of lines of one minute only the seconds. */
    public boolean ctime(byte[] source, int from, int end) {
        if (lastCtime.isSame(source, from, end)) {
            int micros = Digits.number(source, from + CTIME_FRACTION, end, 6);
            if (micros >= 0 && source[from + CTIME_FRACTION - 1] == '.' && within(lastCtime, source, from)) {
                time.fraction(micros, 6);
                at = from + CTIME_LENGTH;
                return true;
            }
        }
        if (!read(TimeShape.CTIME, source, from, end)) {
            return false;
        }
        boolean usual = at - from == CTIME_LENGTH && at < end && source[at] == ']' && time.fractionDigits() == 6;
        if (usual && !offsetWritten() && possible()) {
            lastCtime.keep(source, from, epochSecond - time.second(), time.offsetSeconds());
        }
        return true;
    }

    /** Reads {@link TimeShape#COMMON} with an offset and a day of two digits; of lines of one minute only the seconds. */
    public boolean common(byte[] source, int from, int end) {
        if (lastCommon.isSame(source, from, end) && within(lastCommon, source, from)) {
            time.fraction(0, 0);
            at = from + COMMON_LENGTH;
            return true;
        }
        boolean usual = end - from >= COMMON_LENGTH
                && source[from + 20] == ' '
                && source[from + 17] == ':'
                && read(TimeShape.COMMON, source, from, end)
                && at - from == COMMON_LENGTH
                && offsetWritten()
                && possible();
        if (usual) {
            lastCommon.keep(source, from, epochSecond - time.second(), time.offsetSeconds());
        }
        return usual;
    }

    private boolean within(LastMinute minute, byte[] source, int from) {
        int second = minute.secondAt(source, from);
        epochSecond = minute.epochSecond() + second;
        time.second(second);
        time.offset(minute.offset());
        return second >= 0;
    }

    /** Index behind the stamp that was read. */
    public int end() {
        return at;
    }

    /** Whether there was such a time. */
    public boolean possible() {
        return epochSecond != WallClock.NEVER;
    }

    /** The offset that the stamp names. */
    public Optional<ZoneOffset> offset() {
        return time.offset();
    }

    /** Whether the stamp has its offset with it. */
    public boolean offsetWritten() {
        return time.offsetSeconds() != WrittenTime.UNKNOWN;
    }

    /** Takes the stamp for one of a zone that was written beside it, and says whether there was such a time. */
    public boolean inZone(ZoneId zone) {
        if (!zone.equals(named)) {
            named = zone;
            namedClock = new WallClock(zone);
        }
        time.offset(WrittenTime.UNKNOWN);
        epochSecond = time.epochSecond(namedClock);
        return possible();
    }

    /** Seconds of the epoch. */
    public long epochSecond() {
        return epochSecond;
    }

    /** The stamp, as fine as it was written. */
    public Stamp stamp() {
        return new Stamp(Instant.ofEpochSecond(epochSecond, time.nanos()), time.resolution());
    }
}
