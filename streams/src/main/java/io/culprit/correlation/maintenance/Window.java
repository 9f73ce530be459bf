package io.culprit.correlation.maintenance;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** When a silence holds: its beginning belongs to it, its end does not. */
public sealed interface Window {

    /** The end of the window that a time lies in; nothing when it lies in none. */
    Optional<Instant> endAt(Instant time);

    /**
     * Once.
     *
     * @param from beginning
     * @param until end, after the beginning
     */
    record Once(Instant from, Instant until) implements Window {

        public Once {
            if (!from.isBefore(until)) {
                throw new IllegalArgumentException("until is not after from");
            }
        }

        @Override
        public Optional<Instant> endAt(Instant time) {
            return time.isBefore(from) || !time.isBefore(until) ? Optional.empty() : Optional.of(until);
        }
    }

    /**
     * Again and again, by the clock on the wall of a zone: where that jumps, so does the window.
     *
     * @param days days on which it begins
     * @param from time of day at which it begins
     * @param until time of day at which it ends; of the next day, when it is not after the beginning
     * @param zone the zone
     */
    record Recurring(Set<DayOfWeek> days, LocalTime from, LocalTime until, ZoneId zone) implements Window {

        public Recurring {
            days = Set.copyOf(days);
        }

        @Override
        public Optional<Instant> endAt(Instant time) {
            LocalDate today = LocalDate.ofInstant(time, zone);
            return Stream.of(today, today.minusDays(1))
                    .filter(day -> days.contains(day.getDayOfWeek()))
                    .filter(day -> !time.isBefore(day.atTime(from).atZone(zone).toInstant()))
                    .map(this::endOf)
                    .filter(time::isBefore)
                    .findFirst();
        }

        private Instant endOf(LocalDate day) {
            return (until.isAfter(from) ? day : day.plusDays(1))
                    .atTime(until)
                    .atZone(zone)
                    .toInstant();
        }
    }
}
