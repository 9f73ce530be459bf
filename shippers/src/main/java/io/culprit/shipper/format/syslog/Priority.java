package io.culprit.shipper.format.syslog;

import java.util.List;
import java.util.Optional;

/**
 * Facility and severity of a syslog message, by name; both are empty where a file does not keep them.
 *
 * @param facility as {@code daemon} or {@code local7}; RFC 5424, table 1, with the names of syslog.h
 * @param level the severity in the words that Apache and nginx use, from {@code emerg} to {@code debug}
 */
public record Priority(String facility, String level) {

    static final Priority NONE = new Priority("", "");

    /** Names of the facilities, in the order of their numbers. */
    public static final List<String> FACILITIES = List.of(
            "kern",
            "user",
            "mail",
            "daemon",
            "auth",
            "syslog",
            "lpr",
            "news",
            "uucp",
            "cron",
            "authpriv",
            "ftp",
            "ntp",
            "audit",
            "alert",
            "clock",
            "local0",
            "local1",
            "local2",
            "local3",
            "local4",
            "local5",
            "local6",
            "local7");

    private static final List<String> LEVELS =
            List.of("emerg", "alert", "crit", "error", "warn", "notice", "info", "debug");
    private static final int HIGHEST = 191;

    /** By the number between angle brackets, which is eight times the facility plus the severity. */
    static Optional<Priority> of(int number) {
        return number < 0 || number > HIGHEST
                ? Optional.empty()
                : Optional.of(new Priority(facility(number / 8), level(number % 8)));
    }

    /** By words or numbers with a dot between, as {@code daemon.info} or {@code 3.6}, which some daemons keep in files. */
    static Optional<Priority> named(String text) {
        int dot = text.indexOf('.');
        if (dot <= 0 || text.length() > 20) {
            return Optional.empty();
        }
        String facility = text.substring(0, dot);
        String level = text.substring(dot + 1);
        int number = FACILITIES.indexOf(facility);
        int severity = LEVELS.indexOf(
                switch (level) {
                    case "err" -> "error";
                    case "warning" -> "warn";
                    case "panic" -> "emerg";
                    default -> level;
                });
        if (number < 0 && isDigits(facility) && isDigits(level)) {
            number = Integer.parseInt(facility);
            severity = Integer.parseInt(level);
        }
        return number < 0 || severity < 0 || severity > 7 ? Optional.empty() : of(number * 8 + severity);
    }

    private static boolean isDigits(String text) {
        return !text.isEmpty() && text.length() <= 2 && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    /** A facility's name, or its digits where it has none. */
    static String facility(int number) {
        return number >= 0 && number < FACILITIES.size() ? FACILITIES.get(number) : Integer.toString(number);
    }

    /** A severity's name, 0 to 7; empty for any other number. */
    static String level(int number) {
        return number >= 0 && number < LEVELS.size() ? LEVELS.get(number) : "";
    }

    boolean known() {
        return !level.isEmpty();
    }
}
