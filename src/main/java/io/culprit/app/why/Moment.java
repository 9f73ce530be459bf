package io.culprit.app.why;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/** When it happened, as a user says it: a time of an unnamed day, or of one day; a minute where no second is named. */
sealed interface Moment {

    /** The stretch that is meant, of those possible the one nearest to this. */
    Span near(Instant at);

    /**
     * A time of one day.
     *
     * @param span what was named
     */
    record Dated(Span span) implements Moment {
        @Override
        public Span near(Instant at) {
            return span;
        }
    }

    /**
     * A time of whichever day the logs are of.
     *
     * @param time its beginning
     * @param named a second or a minute
     * @param zone where the user's clock is
     */
    record OfDay(LocalTime time, Duration named, ZoneId zone) implements Moment {
        @Override
        public Span near(Instant at) {
            LocalDateTime there = LocalDateTime.ofInstant(at, zone).with(time);
            Span nearest = span(there);
            Span around = new Span(at, at);
            for (int days = -1; days <= 1; days += 2) {
                Span other = span(there.plusDays(days));
                nearest = other.distance(around).compareTo(nearest.distance(around)) < 0 ? other : nearest;
            }
            return nearest;
        }

        private Span span(LocalDateTime from) {
            Instant start = from.atZone(zone).toInstant();
            return new Span(start, start.plus(named));
        }
    }

    /**
     * Reads {@code 14:03}, {@code 14:03:20}, {@code 2026-11-21T14:03} or {@code 2026-11-21T14:03:20+01:00}.
     *
     * @param zone of times that name none
     * @throws IllegalArgumentException with the mend
     */
    static Moment parse(String text, ZoneId zone) {
        String iso = text.strip().replace(' ', 'T');
        Duration named = Pattern.matches("(.*T)?\\d{1,2}:\\d{2}([Zz]|[+-]\\d{2}:?\\d{2})?", iso)
                ? Duration.ofMinutes(1)
                : Duration.ofSeconds(1);
        return parsed(iso, time -> LocalTime.parse(time, DateTimeFormatter.ofPattern("H:mm[:ss]")))
                .<Moment>map(time -> new OfDay(time, named, zone))
                .or(() -> parsed(iso, OffsetDateTime::parse).map(at -> dated(at.toInstant(), named)))
                .or(() -> parsed(iso, LocalDateTime::parse)
                        .map(at -> dated(at.atZone(zone).toInstant(), named)))
                .orElseThrow(() -> new IllegalArgumentException("'" + text
                        + "' is no time: write 14:03, 14:03:20, 2026-11-21T14:03 or 2026-11-21T14:03:20+01:00"));
    }

    private static Moment dated(Instant from, Duration named) {
        return new Dated(new Span(from, from.plus(named)));
    }

    private static <T> Optional<T> parsed(String text, Function<String, T> parser) {
        try {
            return Optional.of(parser.apply(text));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
