package io.culprit.app.silences;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads times as people write them; each refuses what it cannot read with the mend. */
public final class Times {

    private static final Pattern SPAN = Pattern.compile("(\\d{1,2}):(\\d{2})\\s*-\\s*(\\d{1,2}):(\\d{2})");
    private static final int HOURS = 24;
    private static final int MINUTES = 60;
    private static final int SHORT_NAME = 3;

    private Times() {}

    /**
     * Times of day.
     *
     * @param from beginning
     * @param until end; not after the beginning when it is of the next day
     */
    record Span(LocalTime from, LocalTime until) {
        static final Span ALL_DAY = new Span(LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    }

    /**
     * A time with its offset.
     *
     * @throws IllegalArgumentException when it is none
     */
    public static Instant instant(String text) {
        try {
            return OffsetDateTime.parse(text.strip()).toInstant();
        } catch (DateTimeParseException e) {
            throw new IllegalArgumentException("write it as 2026-11-21T22:00:00Z or 2026-11-21T23:00:00+01:00", e);
        }
    }

    static Span span(String text) {
        Matcher span = SPAN.matcher(text.strip());
        if (span.matches()) {
            int from = minutes(span.group(1), span.group(2));
            int until = minutes(span.group(3), span.group(4));
            if (from >= 0 && from < HOURS * MINUTES && until >= 0 && from != until) {
                return new Span(time(from), time(until));
            }
        }
        throw new IllegalArgumentException("write it as 02:00-04:00, 22:00-02:00 over midnight, or 00:00-24:00");
    }

    private static int minutes(String hours, String minutes) {
        int all = Integer.parseInt(hours) * MINUTES + Integer.parseInt(minutes);
        return Integer.parseInt(minutes) < MINUTES && all <= HOURS * MINUTES ? all : -1;
    }

    private static LocalTime time(int minutes) {
        return LocalTime.of(minutes / MINUTES % HOURS, minutes % MINUTES);
    }

    static Set<DayOfWeek> days(String text) {
        String name = text.strip().toLowerCase(Locale.ROOT);
        if (name.equals("day") || name.equals("daily")) {
            return EnumSet.allOf(DayOfWeek.class);
        }
        for (DayOfWeek day : DayOfWeek.values()) {
            String whole = day.name().toLowerCase(Locale.ROOT);
            if (name.equals(whole) || name.equals(whole.substring(0, SHORT_NAME))) {
                return EnumSet.of(day);
            }
        }
        throw new IllegalArgumentException("write mon, tue, wed, thu, fri, sat, sun or day");
    }

    static ZoneId zone(String text) {
        try {
            return ZoneId.of(text.strip());
        } catch (DateTimeException e) {
            throw new IllegalArgumentException("write Europe/Vienna, +02:00 or UTC", e);
        }
    }
}
