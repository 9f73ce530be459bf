package io.culprit.shipper.format.time;

import io.culprit.shipper.format.Stamp;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Times as servers write them. */
public final class Times {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int CLF_LENGTH = "21/Nov/2026:08:04:58 +0000".length();

    private Times() {}

    /** Common log format, {@code 21/Nov/2026:08:04:58 +0000}, from {@code at} on. */
    public static Optional<OffsetDateTime> clf(String line, int at) {
        if (at + CLF_LENGTH > line.length()
                || line.charAt(at + 2) != '/'
                || line.charAt(at + 6) != '/'
                || line.charAt(at + 11) != ':'
                || line.charAt(at + 20) != ' ') {
            return Optional.empty();
        }
        int month = month(line, at + 3);
        char sign = line.charAt(at + 21);
        int offset = number(line, at + 22, 2) * 3600 + number(line, at + 24, 2) * 60;
        if (month < 1 || (sign != '+' && sign != '-') || number(line, at + 22, 4) < 0) {
            return Optional.empty();
        }
        try {
            return local(line, at + 7, month, at, at + 12)
                    .map(time -> time.atOffset(ZoneOffset.ofTotalSeconds(sign == '-' ? -offset : offset)));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** ISO 8601 with an offset, as nginx's {@code $time_iso8601}. */
    public static Optional<OffsetDateTime> iso(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /**
     * {@code 2026-11-21 08:05:49} or {@code 2026/11/21 08:05:49}, from the start of the line.
     *
     * @param clock the clock of the source, whose times come in their order
     */
    public static Optional<Stamp> dateAndTime(String line, char separator, WallClock clock) {
        if (line.length() < 19
                || line.charAt(4) != separator
                || line.charAt(7) != separator
                || line.charAt(10) != ' ') {
            return Optional.empty();
        }
        return local(line, 0, number(line, 5, 2), 8, 11).map(time -> Stamp.ofSeconds(clock.instant(time)));
    }

    private static Optional<LocalDateTime> local(String text, int year, int month, int day, int time) {
        if (time + 8 > text.length() || text.charAt(time + 2) != ':' || text.charAt(time + 5) != ':') {
            return Optional.empty();
        }
        int dayOfMonth = text.charAt(day) == ' ' ? number(text, day + 1, 1) : number(text, day, 2);
        // A leap second is written as 60, which the calendar of the JDK does not have.
        int second = Math.min(number(text, time + 6, 2), 59);
        try {
            return Optional.of(LocalDateTime.of(
                    number(text, year, 4),
                    month,
                    dayOfMonth,
                    number(text, time, 2),
                    number(text, time + 3, 2),
                    second));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private static int month(String text, int at) {
        int index = MONTHS.indexOf(text.substring(at, at + 3));
        return index >= 0 && index % 3 == 0 ? index / 3 + 1 : -1;
    }

    /** The number of so many digits, or -1, which no part of a time may be. */
    private static int number(String text, int at, int digits) {
        if (at + digits > text.length()) {
            return -1;
        }
        int value = 0;
        for (int i = at; i < at + digits; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            value = value * 10 + digit;
        }
        return value;
    }
}
