package io.culprit.shipper.format.time;

import io.culprit.shipper.format.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * Reads the stamps of one source's error log out of its bytes, in their order, and allocates nothing until one is asked for.
 *
 * <p>Each method says whether the bytes have the shape; {@link #possible} then says whether there was such a time, which
 * {@code Feb 31} is not.
 */
public final class StampReader {

    private static final int MONTHS_A_YEAR = 12;
    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";

    private final WallClock clock;
    private final CtimeMinute lastMinute = new CtimeMinute();
    private byte[] bytes = {};
    private int at;
    private int to;
    private int year;
    private int month;
    private int day;
    private int hour;
    private int minute;
    private int second;
    private int nanos;
    private int fractionDigits;
    private long epochSecond = WallClock.NEVER;
    private boolean offsetWritten;
    private ZoneId named = ZoneOffset.UTC;
    private WallClock namedClock = new WallClock(named);

    /** @param zone zone of stamps that name none */
    public StampReader(ZoneId zone) {
        clock = new WallClock(zone);
    }

    /**
     * Apache's {@code Sat Nov 21 08:04:56.972526 2026}: with or without the fraction, the day padded with a zero, a blank or
     * not at all, and behind it the offset that {@code %{z}t} writes.
     */
    public boolean ctime(byte[] source, int from, int end) {
        start(source, from, end);
        if (lastMinute.isSame(source, from, end)) {
            if (withinMinute(from)) {
                return true;
            }
            start(source, from, end);
        }
        if (end - from < 23 || bytes[from + 3] != ' ' || bytes[from + 7] != ' ' || !letter(from)) {
            return false;
        }
        month = month(from + 4);
        at = from + 8 + (bytes[from + 8] == ' ' ? 1 : 0);
        if (month == 0 || !dayOfMonth() || !skip(' ') || !timeOfDay() || !skip(' ')) {
            return false;
        }
        year = digits(4);
        if (year < 0 || !located()) {
            return false;
        }
        lastMinute.keep(source, from, offsetWritten || !possible() ? from : end, Math.min(second, 59), epochSecond);
        return true;
    }

    /** Reads the seconds and microseconds of a stamp whose minute is known. */
    private boolean withinMinute(int from) {
        at = from + CtimeMinute.SECONDS;
        second = digits(2);
        at++;
        int micros = digits(6);
        if (second < 0 || second > 59 || micros < 0) {
            return false;
        }
        nanos = micros * 1_000;
        fractionDigits = 6;
        at = from + CtimeMinute.LENGTH;
        epochSecond = lastMinute.epochSecond() + second;
        return true;
    }

    /**
     * {@code 2026/11/21 08:26:49} or {@code 2026-11-21 08:04:56.972526}, also with {@code T} in it, with or without a fraction
     * and an offset.
     */
    public boolean date(byte[] source, int from, int end, char separator) {
        start(source, from, end);
        if (end - from < 19 || bytes[from + 4] != separator || bytes[from + 7] != separator) {
            return false;
        }
        year = digits(4);
        at++;
        month = digits(2);
        at++;
        day = digits(2);
        return year >= 0 && month >= 0 && day >= 0 && (skip(' ') || skip('T')) && timeOfDay() && located();
    }

    /**
     * {@code 21/Nov/2026:08:04:58 +0000} with {@code /} and {@code :}, or PHP's {@code 21-Nov-2026 08:04:58.123456} with
     * {@code -} and a blank; the offset may lack.
     */
    public boolean dayMonthYear(byte[] source, int from, int end, char separator, char beforeTime) {
        start(source, from, end);
        if (end - from < 20 || bytes[from + 2] != separator || bytes[from + 6] != separator) {
            return false;
        }
        day = digits(2);
        month = month(from + 3);
        at = from + 7;
        year = digits(4);
        return day >= 0 && month > 0 && year >= 0 && skip(beforeTime) && timeOfDay() && located();
    }

    /** Index behind the stamp that was read. */
    public int end() {
        return at;
    }

    /** Whether there was such a time. */
    public boolean possible() {
        return epochSecond != WallClock.NEVER;
    }

    /** Whether the stamp has its offset with it. */
    public boolean offsetWritten() {
        return offsetWritten;
    }

    /** Takes the stamp for one of a zone that was written beside it, and says whether there was such a time. */
    public boolean inZone(ZoneId zone) {
        if (!zone.equals(named)) {
            named = zone;
            namedClock = new WallClock(zone);
        }
        epochSecond = namedClock.epochSecond(year, month, day, hour, minute, second);
        return possible();
    }

    /** Seconds of the epoch. */
    public long epochSecond() {
        return epochSecond;
    }

    /** The fraction of the second, in nanoseconds. */
    public int nanos() {
        return nanos;
    }

    /** The stamp, as fine as it was written. */
    public Stamp stamp() {
        long resolution = 1;
        for (int i = fractionDigits; i < 9; i++) {
            resolution *= 10;
        }
        return new Stamp(Instant.ofEpochSecond(epochSecond, nanos), Duration.ofNanos(resolution));
    }

    private void start(byte[] source, int from, int end) {
        bytes = source;
        at = from;
        to = end;
        nanos = 0;
        fractionDigits = 0;
        offsetWritten = false;
        epochSecond = WallClock.NEVER;
    }

    private boolean dayOfMonth() {
        day = digits(at + 1 < to && bytes[at + 1] != ' ' ? 2 : 1);
        return day >= 0;
    }

    private boolean timeOfDay() {
        if (to - at < 8 || bytes[at + 2] != ':' || bytes[at + 5] != ':') {
            return false;
        }
        hour = digits(2);
        at++;
        minute = digits(2);
        at++;
        second = digits(2);
        if (hour < 0 || minute < 0 || second < 0) {
            return false;
        }
        if (at + 1 < to && (bytes[at] == '.' || bytes[at] == ',') && digit(at + 1) >= 0) {
            fraction();
        }
        return true;
    }

    private void fraction() {
        at++;
        while (at < to && digit(at) >= 0) {
            if (fractionDigits < 9) {
                nanos = nanos * 10 + digit(at);
                fractionDigits++;
            }
            at++;
        }
        for (int i = fractionDigits; i < 9; i++) {
            nanos *= 10;
        }
    }

    /** Takes the offset if there is one, and finds the instant. */
    private boolean located() {
        int sign = at + (at < to && bytes[at] == ' ' ? 1 : 0);
        if (at < to && bytes[at] == 'Z') {
            at++;
            epochSecond = utc(0);
            return true;
        }
        boolean offset = sign + 4 < to
                && (bytes[sign] == '+' || bytes[sign] == '-')
                && digit(sign + 1) >= 0
                && digit(sign + 2) >= 0;
        if (!offset) {
            epochSecond = clock.epochSecond(year, month, day, hour, minute, second);
            return true;
        }
        at = sign + 1;
        int hours = digits(2);
        at += bytes[at] == ':' ? 1 : 0;
        int minutes = digits(2);
        if (minutes < 0) {
            return false;
        }
        int seconds = hours * 3600 + minutes * 60;
        epochSecond = utc(bytes[sign] == '-' ? -seconds : seconds);
        return true;
    }

    private long utc(int offset) {
        offsetWritten = true;
        try {
            return LocalDateTime.of(year, month, day, hour, minute, second == 60 ? 59 : second)
                    .toEpochSecond(ZoneOffset.ofTotalSeconds(offset));
        } catch (DateTimeException e) {
            return WallClock.NEVER;
        }
    }

    private boolean skip(char expected) {
        if (at < to && bytes[at] == expected) {
            at++;
            return true;
        }
        return false;
    }

    private boolean letter(int index) {
        return bytes[index] >= 'A' && bytes[index] <= 'Z';
    }

    private int month(int from) {
        for (int i = 0; i < MONTHS_A_YEAR; i++) {
            if (bytes[from] == MONTHS.charAt(i * 3)
                    && bytes[from + 1] == MONTHS.charAt(i * 3 + 1)
                    && bytes[from + 2] == MONTHS.charAt(i * 3 + 2)) {
                return i + 1;
            }
        }
        return 0;
    }

    private int digit(int index) {
        int value = bytes[index] - '0';
        return value >= 0 && value <= 9 ? value : -1;
    }

    /** The number of so many digits, or -1. */
    private int digits(int count) {
        int value = 0;
        for (int i = 0; i < count; i++) {
            int digit = at < to ? digit(at) : -1;
            if (digit < 0) {
                return -1;
            }
            value = value * 10 + digit;
            at++;
        }
        return value;
    }
}
