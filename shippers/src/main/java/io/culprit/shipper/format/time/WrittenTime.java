package io.culprit.shipper.format.time;

import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Optional;

/** A time as it is written: the parts that were read of it. It is filled by {@link TimeShape}s, and used again. */
public final class WrittenTime {

    static final int UNKNOWN = Integer.MIN_VALUE;

    private static final int HALF_DAY = 12;
    private static final int LEAP_YEAR = 2000;
    // 1896 and 1904 had a 29th of February, 1900 had none: no gap is longer.
    private static final int LONGEST_GAP = 8;
    private static final int LONGEST = 64;
    private static final Instant LATEST = Instant.parse("8999-01-01T00:00:00Z");
    private static final Duration SLACK = Duration.ofDays(1);
    private static final Duration MINUTE = Duration.ofMinutes(1);
    private static final Duration[] UNITS = new Duration[TimeOfDay.NANO_DIGITS + 1];
    private static final int[] NANOS = new int[UNITS.length];

    static {
        int unit = 1;
        for (int digits = TimeOfDay.NANO_DIGITS; digits >= 0; digits--) {
            NANOS[digits] = unit;
            UNITS[digits] = Duration.ofNanos(unit);
            unit *= 10;
        }
    }

    private int year;
    private int month;
    private int day;
    private int dayOfYear;
    private int hour;
    private int halfDay;
    private int minute;
    private int second;
    private int offset;
    private long epochSecond;
    private int nanos;
    private int fractionDigits;
    private int end;

    /** A time of which nothing was read yet. */
    public WrittenTime() {
        clear();
    }

    /**
     * The time that stands in a text at an index, in the first of these shapes that it has; one that no calendar has is none.
     */
    public static Optional<WrittenTime> at(String text, int at, TimeShape... shapes) {
        int from = Math.min(at, text.length());
        byte[] bytes =
                text.substring(from, Math.min(text.length(), from + LONGEST)).getBytes(StandardCharsets.ISO_8859_1);
        WrittenTime time = new WrittenTime();
        for (TimeShape shape : shapes) {
            time.clear();
            int behind = shape.read(bytes, 0, bytes.length, time);
            if (behind >= 0 && time.possible()) {
                time.end = at + behind;
                return Optional.of(time);
            }
        }
        return Optional.empty();
    }

    /** The time that a text is as a whole. */
    public static Optional<WrittenTime> whole(String text, TimeShape shape) {
        return at(text, 0, shape).filter(time -> time.end() == text.length());
    }

    /** Forgets what was read. */
    public void clear() {
        year = UNKNOWN;
        month = UNKNOWN;
        day = UNKNOWN;
        dayOfYear = UNKNOWN;
        hour = UNKNOWN;
        halfDay = UNKNOWN;
        minute = UNKNOWN;
        second = UNKNOWN;
        offset = UNKNOWN;
        epochSecond = WallClock.NEVER;
        nanos = 0;
        fractionDigits = 0;
    }

    void date(int inYear, int inMonth, int dayOfMonth) {
        year = inYear;
        month = inMonth;
        day = dayOfMonth;
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

    /** A second; a leap second counts as the one before it, as the calendar of the JDK has none. */
    void second(int value) {
        second = value == 60 ? 59 : value;
    }

    /** Offset from UTC in seconds. */
    void offset(int seconds) {
        offset = seconds;
    }

    void epochSecond(long value) {
        epochSecond = value;
    }

    /** A fraction of a second: the number that so many digits make, nine at most. */
    void fraction(int value, int digits) {
        nanos = value * NANOS[digits];
        fractionDigits = digits;
    }

    int second() {
        return second;
    }

    int fractionDigits() {
        return fractionDigits;
    }

    int offsetSeconds() {
        return offset;
    }

    /** Index behind its last character, for one that was found in a text. */
    public int end() {
        return end;
    }

    /** Whether it names its year. */
    public boolean dated() {
        return year != UNKNOWN;
    }

    /** The offset from UTC, where it names one. */
    public Optional<ZoneOffset> offset() {
        return offset == UNKNOWN ? Optional.empty() : Optional.of(ZoneOffset.ofTotalSeconds(offset));
    }

    /** The fraction of the second, in nanoseconds. */
    public int nanos() {
        return nanos;
    }

    /** How fine it is written. */
    public Duration resolution() {
        return second == UNKNOWN && epochSecond == WallClock.NEVER ? MINUTE : UNITS[fractionDigits];
    }

    /** Whether a calendar has it, in some year if it names none. */
    boolean possible() {
        return epochSecond != WallClock.NEVER || (isWhole() && isIn(year == UNKNOWN ? LEAP_YEAR : year));
    }

    /** Second of the epoch, or {@link WallClock#NEVER}; a clock's where the time names no offset. */
    long epochSecond(WallClock clock) {
        if (offset == UNKNOWN) {
            return clock.epochSecond(year, month, day, hour, minute, second);
        }
        return possible() ? local(year).toEpochSecond(ZoneOffset.UTC) - offset : WallClock.NEVER;
    }

    /** The instant, where the time names its date and its offset. */
    public Optional<Instant> instant() {
        boolean told = dated() && offset != UNKNOWN && possible();
        return told ? Optional.of(local(year).toInstant(ZoneOffset.ofTotalSeconds(offset))) : Optional.empty();
    }

    /**
     * The stamp; nothing when a part is missing or no calendar has it.
     *
     * @param setting zone and end for what the time does not name: without a year it is of the latest that keeps it before the
     *     source's end, with a day of slack for clocks that differ
     * @param clock the source's clock, which its times must pass through in order
     */
    public Optional<Stamp> stamp(Setting setting, WallClock clock) {
        if (epochSecond != WallClock.NEVER) {
            return Optional.of(new Stamp(Instant.ofEpochSecond(epochSecond, nanos), resolution()));
        }
        if (!possible()) {
            return Optional.empty();
        }
        LocalDateTime local = local(year == UNKNOWN ? latestYear(setting) : year);
        Instant instant = offset == UNKNOWN ? clock.instant(local) : local.toInstant(ZoneOffset.ofTotalSeconds(offset));
        return Optional.of(new Stamp(instant, resolution()));
    }

    private int latestYear(Setting setting) {
        Instant end = setting.notAfter().isBefore(LATEST) ? setting.notAfter().plus(SLACK) : LATEST;
        LocalDateTime last = LocalDateTime.ofInstant(end, setting.zone());
        int latest = last.getYear();
        while (latest > last.getYear() - LONGEST_GAP
                && (!isIn(latest) || local(latest).isAfter(last))) {
            latest--;
        }
        return latest;
    }

    private boolean isWhole() {
        return hour >= 0
                && hour < 24
                && minute >= 0
                && minute < 60
                && (second == UNKNOWN || (second >= 0 && second < 60));
    }

    private boolean isIn(int inYear) {
        return dayOfYear == UNKNOWN
                ? month >= 1
                        && month <= 12
                        && day >= 1
                        && day <= YearMonth.of(inYear, month).lengthOfMonth()
                : dayOfYear >= 1 && dayOfYear <= Year.of(inYear).length();
    }

    /** The time in a year that has it. */
    private LocalDateTime local(int inYear) {
        LocalDate date =
                dayOfYear == UNKNOWN ? LocalDate.of(inYear, month, day) : LocalDate.ofYearDay(inYear, dayOfYear);
        int hourOfDay = halfDay == UNKNOWN ? hour : hour % HALF_DAY + halfDay;
        return LocalDateTime.of(date, LocalTime.of(hourOfDay, minute, second == UNKNOWN ? 0 : second, nanos));
    }
}
