package io.culprit.shipper.probe.logrotate;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/**
 * Minutes at which something runs, as crontab(5) and systemd.time(7) give them; seconds are left out.
 *
 * @param minutes of the hour
 * @param hours of the day
 * @param days of the month
 * @param months of the year
 * @param weekdays 0 to 6 from Sunday
 * @param eitherDay whether one of day and weekday is enough, as cron has it when both are given
 */
record Schedule(
        TimeField minutes, TimeField hours, TimeField days, TimeField months, TimeField weekdays, boolean eitherDay) {

    private static final int MOST_DAYS = 800;

    /** The five fields of a line of a crontab, or one of its words, as {@code @daily}; nothing where it cannot be read. */
    static Optional<Schedule> ofCron(String text) {
        String[] fields =
                switch (text.strip()) {
                    case "@hourly" -> "0 * * * *".split(" ");
                    case "@daily", "@midnight" -> "0 0 * * *".split(" ");
                    case "@weekly" -> "0 0 * * 0".split(" ");
                    case "@monthly" -> "0 0 1 * *".split(" ");
                    case "@yearly", "@annually" -> "0 0 1 1 *".split(" ");
                    default -> text.strip().split("\\s+");
                };
        if (fields.length != 5) {
            return Optional.empty();
        }
        boolean either = !fields[2].startsWith("*") && !fields[4].startsWith("*");
        return of(fields[0], fields[1], fields[2], fields[3], fields[4], either);
    }

    /** A value of {@code OnCalendar}, without years and seconds; nothing where it cannot be read. */
    static Optional<Schedule> ofCalendar(String text) {
        String weekdays = "*";
        String date = "*-*-*";
        String time = "00:00";
        for (String word : spelled(text.strip()).split("\\s+")) {
            if (word.contains(":")) {
                time = word;
            } else if (!word.isEmpty() && Character.isLetter(word.charAt(0))) {
                weekdays = word.equals("UTC") ? weekdays : word;
            } else {
                date = word;
            }
        }
        String[] day = date.split("-");
        String[] clock = time.split(":");
        if (day.length < 2 || clock.length < 2) {
            return Optional.empty();
        }
        return of(clock[1], clock[0], day[day.length - 1], day[day.length - 2], weekdays, false);
    }

    private static String spelled(String text) {
        return switch (text) {
            case "minutely" -> "*-*-* *:*";
            case "hourly" -> "*-*-* *:00";
            case "daily" -> "*-*-* 00:00";
            case "weekly" -> "Mon *-*-* 00:00";
            case "monthly" -> "*-*-01 00:00";
            case "quarterly" -> "*-01,04,07,10-01 00:00";
            case "semiannually" -> "*-01,07-01 00:00";
            case "yearly", "annually" -> "*-01-01 00:00";
            default -> text;
        };
    }

    private static Optional<Schedule> of(
            String minutes, String hours, String days, String months, String weekdays, boolean either) {
        try {
            return Optional.of(new Schedule(
                    TimeField.of(minutes, 0, 59),
                    TimeField.of(hours, 0, 23),
                    TimeField.of(days, 1, 31),
                    TimeField.of(months, 1, 12),
                    TimeField.of(weekdays, 0, 7),
                    either));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    /** The first time after another. */
    Optional<ZonedDateTime> after(ZonedDateTime time) {
        ZonedDateTime from = time.truncatedTo(ChronoUnit.MINUTES).plusMinutes(1);
        LocalDate day = from.toLocalDate();
        for (int i = 0; i < MOST_DAYS; i++, day = day.plusDays(1)) {
            if (on(day)) {
                for (int minute = 0; minute < 24 * 60; minute++) {
                    if (hours.has(minute / 60) && minutes.has(minute % 60)) {
                        ZonedDateTime at = day.atTime(minute / 60, minute % 60).atZone(time.getZone());
                        if (!at.isBefore(from)) {
                            return Optional.of(at);
                        }
                    }
                }
            }
        }
        return Optional.empty();
    }

    private boolean on(LocalDate day) {
        int weekday =
                day.getDayOfWeek() == DayOfWeek.SUNDAY ? 0 : day.getDayOfWeek().getValue();
        boolean ofWeek = weekdays.has(weekday) || (weekday == 0 && weekdays.has(7));
        boolean ofMonth = days.has(day.getDayOfMonth());
        return months.has(day.getMonthValue()) && (eitherDay ? ofWeek || ofMonth : ofWeek && ofMonth);
    }
}
