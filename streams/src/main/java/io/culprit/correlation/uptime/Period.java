package io.culprit.correlation.uptime;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAdjusters;

/** What days are added up to, all in UTC. */
public enum Period {
    DAY,
    /** From Monday to Sunday (ISO 8601). */
    WEEK,
    /** A calendar month. */
    MONTH;

    private static final int YEAR_AND_WEEK = "2026-W47".length();
    private static final int YEAR_AND_MONTH = "2026-11".length();

    /** The first day of the period that a day belongs to. */
    public LocalDate start(LocalDate day) {
        return switch (this) {
            case DAY -> day;
            case WEEK -> day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
            case MONTH -> day.withDayOfMonth(1);
        };
    }

    /** The name of the period that a day belongs to, in ISO 8601: {@code 2026-11-21}, {@code 2026-W47}, {@code 2026-11}. */
    public String name(LocalDate day) {
        return switch (this) {
            case DAY -> day.toString();
            case WEEK -> DateTimeFormatter.ISO_WEEK_DATE.format(day).substring(0, YEAR_AND_WEEK);
            case MONTH -> day.toString().substring(0, YEAR_AND_MONTH);
        };
    }
}
