package io.culprit.shipper.format.access;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.YearMonth;
import java.util.Locale;

/**
 * A time as something else than the server's own default writes it: {@code 1/Nov/2026:08:04:58 +01:00}, {@code
 * 21/Nov/2026 08:04:58}, {@code 2026-11-21T08:04:58.123Z}. Where it names no zone, it is of the source's.
 */
final class AnyTimeStep extends Step {

    private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
    private static final int MOST_FRACTION_DIGITS = 9;

    private final int slot;

    AnyTimeStep(int slot, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
    }

    @Override
    int match(AccessFields fields, int at) {
        byte[] bytes = fields.bytes();
        int end = fields.end();
        TimeParts parts = fields.time().start();
        parts.clear();
        int next = date(bytes, at, end, parts);
        next = next < 0 || next >= end || ": T".indexOf(bytes[next]) < 0 ? -1 : timeOfDay(bytes, next + 1, end, parts);
        next = next < 0 ? -1 : zone(bytes, next, end, parts);
        if (next < 0) {
            return -1;
        }
        fields.set(slot, at, next);
        return behind(fields, next);
    }

    private static int date(byte[] bytes, int at, int end, TimeParts parts) {
        int first = digits(bytes, at, end);
        if (first - at == 4) {
            int second = separated(bytes, first, end);
            int third = second < 0 ? -1 : separated(bytes, second, end);
            if (third < 0 || second - first != 3 || third - second != 3) {
                return -1;
            }
            int year = LineTime.number(bytes, at, 4);
            int month = LineTime.number(bytes, first + 1, 2);
            return isDate(year, month, LineTime.number(bytes, second + 1, 2), parts) ? third : -1;
        }
        if (first == at
                || first - at > 2
                || first + 9 > end
                || !separates(bytes[first])
                || !separates(bytes[first + 4])) {
            return -1;
        }
        String name = new String(bytes, first + 1, 3, StandardCharsets.ISO_8859_1).toLowerCase(Locale.ROOT);
        int month = MONTHS.indexOf(name);
        int year = LineTime.number(bytes, first + 5, 4);
        boolean named = month >= 0 && month % 3 == 0;
        return named && isDate(year, month / 3 + 1, LineTime.number(bytes, at, first - at), parts) ? first + 9 : -1;
    }

    private static boolean isDate(int year, int month, int day, TimeParts parts) {
        boolean possible = year > 0 && month > 0 && month <= 12 && day > 0 && day <= 31;
        if (!possible || day > YearMonth.of(year, month).lengthOfMonth()) {
            return false;
        }
        parts.year(year);
        parts.month(month);
        parts.day(day);
        return true;
    }

    private static int timeOfDay(byte[] bytes, int at, int end, TimeParts parts) {
        if (at + 8 > end || bytes[at + 2] != ':' || bytes[at + 5] != ':') {
            return -1;
        }
        int hour = LineTime.number(bytes, at, 2);
        int minute = LineTime.number(bytes, at + 3, 2);
        int second = LineTime.number(bytes, at + 6, 2);
        if ((hour | minute | second) < 0 || hour > 23 || minute > 59 || second > 60) {
            return -1;
        }
        parts.hour(hour);
        parts.minute(minute);
        parts.second(second);
        int point = at + 8;
        boolean pointed = point < end && (bytes[point] == '.' || bytes[point] == ',');
        return pointed ? fraction(bytes, point + 1, end, parts) : point;
    }

    private static int fraction(byte[] bytes, int at, int end, TimeParts parts) {
        int stop = digits(bytes, at, end);
        int count = Math.min(stop - at, MOST_FRACTION_DIGITS);
        if (count == 0) {
            return -1;
        }
        int unit = 1;
        for (int i = count; i < MOST_FRACTION_DIGITS; i++) {
            unit *= 10;
        }
        parts.fraction(LineTime.number(bytes, at, count) * unit, Duration.ofNanos(unit));
        return stop;
    }

    /** {@code +0100}, {@code +01:00}, {@code +01}, {@code Z}, {@code UTC} or {@code GMT}, behind a blank or not; or nothing. */
    private static int zone(byte[] bytes, int at, int end, TimeParts parts) {
        int from = at < end && bytes[at] == ' ' ? at + 1 : at;
        if (from >= end || bytes[from] == ']') {
            return from;
        }
        if (bytes[from] == '+' || bytes[from] == '-') {
            int hours = digits(bytes, from + 1, end);
            boolean colon = hours < end && hours - from == 3 && bytes[hours] == ':';
            int minutes = colon ? digits(bytes, hours + 1, end) : hours;
            boolean whole = colon ? minutes - hours == 3 : hours - from == 3 || hours - from == 5;
            if (!whole) {
                return -1;
            }
            int minute = minutes - from > 3 ? LineTime.number(bytes, minutes - 2, 2) : 0;
            int offset = (LineTime.number(bytes, from + 1, 2) * 60 + minute) * 60;
            if (offset > 18 * 3600) {
                return -1;
            }
            parts.offset(bytes[from] == '-' ? -offset : offset);
            return minutes;
        }
        int letters = from;
        while (letters < end && letters - from < 4 && bytes[letters] >= 'A' && bytes[letters] <= 'Z') {
            letters++;
        }
        String name = new String(bytes, from, letters - from, StandardCharsets.ISO_8859_1);
        if (name.equals("Z") || name.equals("UTC") || name.equals("GMT")) {
            parts.offset(0);
            return letters;
        }
        return at;
    }

    /** End of the digits behind a sign that separates parts of a date, or -1. */
    private static int separated(byte[] bytes, int at, int end) {
        return at < end && separates(bytes[at]) ? digits(bytes, at + 1, end) : -1;
    }

    private static boolean separates(byte b) {
        return b == '/' || b == '-';
    }

    private static int digits(byte[] bytes, int from, int end) {
        int at = from;
        while (at < end && bytes[at] >= '0' && bytes[at] <= '9') {
            at++;
        }
        return at;
    }
}
