package io.culprit.shipper.format.access;

import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.time.WallClock;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/**
 * The time of a line, put together from the fields that tell it.
 *
 * <p>Lines of one minute share all of a common-log time but its seconds, so the rest is worked out once a minute.
 */
final class LineTime {

    /** Length of {@code 21/Nov/2026:08:04:58 +0000}. */
    static final int CLF_LENGTH = 26;

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    // ZoneOffset goes no further; zones in use do not come near it.
    private static final int FURTHEST = 18 * 3_600;
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final WallClock clock;
    private final Instant notAfter;
    private final TimeParts start = new TimeParts();
    private final TimeParts finish = new TimeParts();

    private long dayAndMonth;
    private long yearAndHour;
    private byte lastOfMinute;
    private long zone;
    private long minuteEpoch;
    private int minuteOffset;
    private boolean cached;

    private long epoch;
    private boolean common;
    private boolean parts;

    LineTime(Setting setting) {
        this.clock = new WallClock(setting.zone());
        this.notAfter = setting.notAfter();
    }

    void begin() {
        common = false;
        if (parts) {
            parts = false;
            start.clear();
            finish.clear();
        }
    }

    /** Parts of the time at which the request began. */
    TimeParts start() {
        parts = true;
        return start;
    }

    /** Parts of the time at which the response was done. */
    TimeParts finish() {
        parts = true;
        return finish;
    }

    /** Seconds since the epoch, as far as they are known without a zone from elsewhere. */
    long epochSecond() {
        return common ? epoch : 0;
    }

    /** Reads a common-log time, whose day has two digits. */
    boolean clf(byte[] bytes, int at, int end) {
        if (at + CLF_LENGTH > end) {
            return false;
        }
        int tens = bytes[at + 18] - '0';
        int ones = bytes[at + 19] - '0';
        if (tens < 0 || tens > 6 || ones < 0 || ones > 9 || bytes[at + 17] != ':') {
            return false;
        }
        long first = Bytes.word(bytes, at);
        long second = Bytes.word(bytes, at + 8);
        long tail = Bytes.word(bytes, at + 18) >>> 16;
        boolean same = cached
                && first == dayAndMonth
                && second == yearAndHour
                && tail == zone
                && bytes[at + 16] == lastOfMinute;
        if (!same && !minute(bytes, at)) {
            return false;
        }
        dayAndMonth = first;
        yearAndHour = second;
        zone = tail;
        lastOfMinute = bytes[at + 16];
        // A leap second is written as 60, which the calendar of the JDK does not have.
        epoch = minuteEpoch + Math.min(tens * 10 + ones, 59);
        common = true;
        return true;
    }

    private boolean minute(byte[] bytes, int at) {
        cached = false;
        int day = number(bytes, at, 2);
        int month = month(bytes, at + 3);
        int year = number(bytes, at + 7, 4);
        int hour = number(bytes, at + 12, 2);
        int minute = number(bytes, at + 15, 2);
        int offsetHours = number(bytes, at + 22, 2);
        int offsetMinutes = number(bytes, at + 24, 2);
        boolean marked = bytes[at + 2] == '/'
                && bytes[at + 6] == '/'
                && bytes[at + 11] == ':'
                && bytes[at + 14] == ':'
                && bytes[at + 20] == ' '
                && (bytes[at + 21] == '+' || bytes[at + 21] == '-');
        if (!marked
                || offsetHours > 18
                || offsetMinutes > 59
                || (day | month | year | hour | minute | offsetHours | offsetMinutes) < 0) {
            return false;
        }
        int offset = (offsetHours * 60 + offsetMinutes) * (bytes[at + 21] == '-' ? -60 : 60);
        if (Math.abs(offset) > FURTHEST) {
            return false;
        }
        try {
            minuteOffset = offset;
            minuteEpoch = LocalDateTime.of(year, month, day, hour, minute).toEpochSecond(ZoneOffset.UTC) - offset;
        } catch (DateTimeException e) {
            return false;
        }
        cached = true;
        return true;
    }

    /** The offset that the line names. */
    Optional<ZoneOffset> offset() {
        return common
                ? Optional.of(ZoneOffset.ofTotalSeconds(minuteOffset))
                : start.offset().or(finish::offset);
    }

    /** The month from its English abbreviation: 1 to 12, or -1. */
    static int month(byte[] bytes, int at) {
        int index = MONTHS.indexOf(new String(bytes, at, 3, StandardCharsets.ISO_8859_1));
        return index >= 0 && index % 3 == 0 ? index / 3 + 1 : -1;
    }

    /** The number of so many digits, or -1. */
    static int number(byte[] bytes, int at, int digits) {
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = bytes[i] - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }

    /** The stamp: when the request began or, where only that is logged, when it was done; nothing when neither is whole. */
    Optional<Stamp> stamp() {
        if (common && !parts) {
            return Optional.of(new Stamp(Instant.ofEpochSecond(epoch), SECOND));
        }
        Optional<Stamp> began = common
                ? Optional.of(new Stamp(Instant.ofEpochSecond(epoch).plusNanos(start.fraction()), start.resolution()))
                : start.stamp(clock, notAfter);
        Optional<Stamp> done = finish.stamp(clock, notAfter);
        if (began.isPresent() && done.isPresent()) {
            Duration lasted = Duration.between(began.get().time(), done.get().time());
            return lasted.isNegative() ? began : Optional.of(began.get().lasting(lasted));
        }
        return began.isPresent() ? began : done;
    }
}
