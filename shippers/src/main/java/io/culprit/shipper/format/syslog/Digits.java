package io.culprit.shipper.format.syslog;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/** Reads the digits of a time one group after the other; once something is amiss nothing more is read. */
final class Digits {

    private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
    private static final int NANO_DIGITS = 9;
    private static final int FRACTION_DIGITS = 12;

    private final String text;
    private int at;
    private boolean fine = true;
    private int unit = 1_000_000_000;

    Digits(String text, int at) {
        this.text = text;
        this.at = at;
    }

    /** Whether all was as expected so far. */
    boolean fine() {
        return fine;
    }

    /** Index of the next character. */
    int at() {
        return at;
    }

    void skip(char expected) {
        if (fine && next() == expected) {
            at++;
        } else {
            fine = false;
        }
    }

    int exactly(int count) {
        int value = number(at, count);
        fine &= value >= 0;
        at += count;
        return value;
    }

    /** A number of one digit or more, padded with blanks or not. */
    int upTo(int count) {
        while (fine && next() == ' ') {
            at++;
        }
        int digits = 0;
        while (digits < count && digit(at + digits)) {
            digits++;
        }
        return digits == 0 ? exactly(1) : exactly(digits);
    }

    /** The month, 1 to 12, by its English name of three letters. */
    int month() {
        int index = at + 3 <= text.length() ? MONTHS.indexOf(text.substring(at, at + 3)) : -1;
        fine &= index >= 0 && index % 3 == 0;
        at += 3;
        return index / 3 + 1;
    }

    /** A year with a blank behind it, or -1 and nothing is read. */
    int year() {
        int year = fine ? number(at, 4) : -1;
        if (year < 0 || at + 4 >= text.length() || text.charAt(at + 4) != ' ') {
            return -1;
        }
        at += 5;
        return year;
    }

    /** A year of these times with a blank before it and one, or a colon, behind it, or -1 and nothing is read. */
    int yearBehind() {
        int year = fine && next() == ' ' ? number(at + 1, 4) : -1;
        // A colon alone would make the first group of an IPv6 host a year.
        boolean ended = text.startsWith(" ", at + 5) || text.startsWith(": ", at + 5);
        if (year < 1970 || year > 2199 || !ended) {
            return -1;
        }
        at += 5;
        return year;
    }

    /** A fraction of a second if there is one, in nanoseconds. */
    int fraction() {
        if (!fine || (next() != '.' && next() != ',') || !digit(at + 1)) {
            return 0;
        }
        at++;
        int nanos = 0;
        for (int i = 0; digit(at) && i < FRACTION_DIGITS; i++, at++) {
            if (i < NANO_DIGITS) {
                unit /= 10;
                nanos += unit * (text.charAt(at) - '0');
            }
        }
        return nanos;
    }

    /** How fine the time is, by the digits of its fraction. */
    Duration resolution() {
        return Duration.ofNanos(unit);
    }

    /** {@code Z}, {@code +01:00}, {@code +0100} or {@code +01}; nothing when there is none. */
    Optional<ZoneOffset> zone() {
        if (!fine) {
            return Optional.empty();
        }
        char sign = next();
        if (sign == 'Z') {
            at++;
            return Optional.of(ZoneOffset.UTC);
        }
        if (sign != '+' && sign != '-') {
            return Optional.empty();
        }
        at++;
        int hours = exactly(2);
        int colon = next() == ':' ? 1 : 0;
        int minutes = number(at + colon, 2);
        if (minutes >= 0) {
            at += colon + 2;
        }
        int seconds = hours * 3600 + Math.max(minutes, 0) * 60;
        try {
            return Optional.of(ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds));
        } catch (DateTimeException e) {
            fine = false;
            return Optional.empty();
        }
    }

    /** A zone by its abbreviation, {@code UTC} or one that only the host knows, or by its offset. */
    Optional<ZoneOffset> namedZone() {
        int start = at;
        while (fine && next() >= 'A' && next() <= 'Z') {
            at++;
        }
        if (at == start) {
            fine &= next() == '+' || next() == '-';
            return zone();
        }
        return text.substring(start, at).equals("UTC") ? Optional.of(ZoneOffset.UTC) : Optional.empty();
    }

    private char next() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean digit(int index) {
        return index < text.length() && text.charAt(index) >= '0' && text.charAt(index) <= '9';
    }

    private int number(int from, int count) {
        int value = 0;
        for (int i = from; i < from + count; i++) {
            if (!digit(i)) {
                return -1;
            }
            value = value * 10 + text.charAt(i) - '0';
        }
        return value;
    }
}
