package io.culprit.app.report;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Times as the report writes them: UTC, to the second. */
final class Times {

    private static final DateTimeFormatter FULL =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
    private static final DateTimeFormatter CLOCK =
            DateTimeFormatter.ofPattern("HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

    private Times() {}

    static String full(Instant at) {
        return FULL.format(at);
    }

    static String clock(Instant at) {
        return CLOCK.format(at);
    }

    /** From one to another, the day named once where it is the same. */
    static String span(Instant from, Instant to) {
        boolean sameDay = LocalDate.ofInstant(from, ZoneOffset.UTC).equals(LocalDate.ofInstant(to, ZoneOffset.UTC));
        return full(from) + " to " + (sameDay ? clock(to) : full(to)) + " UTC";
    }

    /** A duration in its two largest units. */
    static String duration(Duration span) {
        if (span.toDays() > 0) {
            return span.toDays() + " d " + span.toHoursPart() + " h";
        }
        if (span.toHours() > 0) {
            return span.toHours() + " h " + span.toMinutesPart() + " min";
        }
        return span.toMinutes() > 0
                ? span.toMinutes() + " min " + span.toSecondsPart() + " s"
                : span.toSeconds() + " s";
    }
}
