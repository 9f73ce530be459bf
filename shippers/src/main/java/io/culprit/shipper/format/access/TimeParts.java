package io.culprit.shipper.format.access;

import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.time.WallClock;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.Optional;

/** A time in the making: what the fields of a line told of it so far. */
final class TimeParts {

    private static final int UNKNOWN = Integer.MIN_VALUE;
    private static final int HALF_DAY = 12;

    private int year = UNKNOWN;
    private int month = UNKNOWN;
    private int day = UNKNOWN;
    private int dayOfYear = UNKNOWN;
    private int hour = UNKNOWN;
    private int halfDay = UNKNOWN;
    private int minute = UNKNOWN;
    private int second = UNKNOWN;
    private int offset = UNKNOWN;
    private long epochSecond = Long.MIN_VALUE;
    private int nanos;
    private Duration resolution = Duration.ofSeconds(1);

    void clear() {
        year = UNKNOWN;
        month = UNKNOWN;
        day = UNKNOWN;
        dayOfYear = UNKNOWN;
        hour = UNKNOWN;
        halfDay = UNKNOWN;
        minute = UNKNOWN;
        second = UNKNOWN;
        offset = UNKNOWN;
        epochSecond = Long.MIN_VALUE;
        nanos = 0;
        resolution = Duration.ofSeconds(1);
    }

    void year(int value) {
        year = value;
    }

    void month(int value) {
        month = value;
    }

    void day(int value) {
        day = value;
    }

    void dayOfYear(int value) {
        dayOfYear = value;
    }

    void hour(int value) {
        hour = value;
    }

    /** Hours to add to an hour of the twelve: 0 before noon, 12 after. */
    void halfDay(int value) {
        halfDay = value;
    }

    void minute(int value) {
        minute = value;
    }

    /** A second; a leap second counts as the one before, as the calendar of the JDK has none. */
    void second(int value) {
        second = Math.min(value, 59);
    }

    /** Offset from UTC in seconds. */
    void offset(int seconds) {
        offset = seconds;
    }

    void epochSecond(long value) {
        epochSecond = value;
    }

    /** A fraction of a second. */
    void fraction(int billionths, Duration unit) {
        nanos = billionths;
        resolution = unit;
    }

    /** The offset from UTC, where one was told. */
    Optional<ZoneOffset> offset() {
        return offset == UNKNOWN ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds(offset));
    }

    int fraction() {
        return nanos;
    }

    Duration resolution() {
        return resolution;
    }

    /** The stamp; nothing when a part is missing or the date is none. */
    Optional<Stamp> stamp(WallClock clock, Instant notAfter) {
        if (epochSecond != Long.MIN_VALUE) {
            return Optional.of(new Stamp(Instant.ofEpochSecond(epochSecond, nanos), resolution));
        }
        if (hour == UNKNOWN || minute == UNKNOWN || (dayOfYear == UNKNOWN && (month == UNKNOWN || day == UNKNOWN))) {
            return Optional.empty();
        }
        try {
            int hourOfDay = halfDay == UNKNOWN ? hour : hour % HALF_DAY + halfDay;
            LocalTime time = LocalTime.of(hourOfDay, minute, second == UNKNOWN ? 0 : second, nanos);
            Duration fineness = second == UNKNOWN ? Duration.ofMinutes(1) : resolution;
            return Optional.of(new Stamp(instant(LocalDateTime.of(date(notAfter), time), clock), fineness));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private Instant instant(LocalDateTime local, WallClock clock) {
        return offset == UNKNOWN ? clock.instant(local) : local.toInstant(ZoneOffset.ofTotalSeconds(offset));
    }

    /** Without a year it is the latest that keeps the date before a day after the source was changed. */
    private LocalDate date(Instant notAfter) {
        if (year != UNKNOWN) {
            return dated(year);
        }
        LocalDate latest = LocalDate.ofInstant(notAfter, ZoneOffset.UTC).plusDays(1);
        LocalDate date = dated(latest.getYear());
        return date.isAfter(latest) ? dated(latest.getYear() - 1) : date;
    }

    private LocalDate dated(int inYear) {
        return dayOfYear == UNKNOWN ? LocalDate.of(inYear, month, day) : LocalDate.ofYearDay(inYear, dayOfYear);
    }
}
