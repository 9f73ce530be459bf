package io.culprit.shipper.format.grok;

import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * How an expression's time is written: as a pattern of {@link DateTimeFormatter} says, or as whichever of the usual ones
 * fits.
 *
 * <p>{@code UNIX}, {@code UNIX_MS} and {@code ISO8601} are names for patterns, as in Logstash's date filter.
 */
final class GrokTime {

    private static final Duration AHEAD = Duration.ofDays(1);
    private static final int YEARS_BACK = 4;
    private static final int LONGEST = 64;

    /** Apache's and nginx's access and error logs, ISO 8601 and its relatives, syslog, mail, and what Java writes. */
    private static final List<Pattern> USUAL = Stream.of(
                    "d/MMM/uuuu:HH:mm:ss[ ][XX]",
                    "uuuu-MM-dd['T'][ ]HH:mm[:ss][fraction][ ][XXX][XX][X]",
                    "uuuu/MM/dd[ ]['T'][-]HH:mm:ss[fraction][ ][XX]",
                    "EEE MMM d HH:mm:ss[fraction] uuuu",
                    "MMM d HH:mm:ss[fraction]",
                    "EEE, d MMM uuuu HH:mm:ss [XX][z]",
                    "d-MMM-uuuu HH:mm:ss[fraction][ ][VV]",
                    "uuuuMMdd HH:mm:ss[fraction]",
                    "uuuuMMddHHmmss",
                    "d.MM.uuuu HH:mm:ss[fraction]")
            .map(Pattern::of)
            .toList();

    private final List<Pattern> patterns;
    private final boolean epochs;

    private GrokTime(List<Pattern> patterns, boolean epochs) {
        this.patterns = patterns;
        this.epochs = epochs;
    }

    /** A way to write times. */
    private record Pattern(DateTimeFormatter formatter, boolean year) {

        static Pattern of(String pattern) {
            DateTimeFormatterBuilder builder = new DateTimeFormatterBuilder().parseCaseInsensitive();
            boolean year = pattern.contains("u") || pattern.contains("y");
            if (!year) {
                builder.appendPattern("uuuu ");
            }
            int fraction = pattern.indexOf("[fraction]");
            if (fraction < 0) {
                builder.appendPattern(pattern);
            } else {
                builder.appendPattern(pattern.substring(0, fraction))
                        .optionalStart()
                        .appendFraction(ChronoField.NANO_OF_SECOND, 1, 9, true)
                        .optionalEnd()
                        .appendPattern(pattern.substring(fraction + "[fraction]".length()));
            }
            return new Pattern(builder.toFormatter(Locale.ENGLISH), year);
        }
    }

    /** Whichever of the usual ways fits. */
    static GrokTime usual() {
        return new GrokTime(USUAL, true);
    }

    /**
     * One way alone.
     *
     * @throws IllegalArgumentException when it is no pattern
     */
    static GrokTime of(String pattern) {
        return switch (pattern) {
            case "UNIX", "UNIX_MS" -> new GrokTime(List.of(), true);
            case "ISO8601" -> new GrokTime(USUAL.subList(1, 2), false);
            default -> new GrokTime(List.of(pattern(pattern)), false);
        };
    }

    private static Pattern pattern(String pattern) {
        try {
            return Pattern.of(pattern);
        } catch (ClassCastException e) {
            // What the JDK throws where digits follow a padding.
            throw new IllegalArgumentException("put no number behind a p", e);
        }
    }

    /** The time of a text, or nothing when it is none. */
    Optional<Stamp> stamp(String text, Setting setting) {
        String time = normal(text);
        if (time.length() > LONGEST || time.isEmpty()) {
            return Optional.empty();
        }
        if (epochs && Character.isDigit(time.charAt(0))) {
            Optional<Stamp> epoch = epoch(time);
            if (epoch.isPresent()) {
                return epoch;
            }
        }
        return patterns.stream()
                .flatMap(pattern -> read(pattern, time, setting).stream())
                .findFirst()
                .map(instant -> new Stamp(instant, resolution(time)));
    }

    /** Without brackets, with one blank where two pad a day, and with the fraction behind a point. */
    private static String normal(String text) {
        String time = text.strip();
        if (time.startsWith("[") && time.endsWith("]")) {
            time = time.substring(1, time.length() - 1);
        }
        time = time.replace("  ", " ");
        int comma = time.lastIndexOf(',');
        boolean fraction = comma > 8 && comma + 1 < time.length() && Character.isDigit(time.charAt(comma + 1));
        return fraction ? time.substring(0, comma) + "." + time.substring(comma + 1) : time;
    }

    private static Optional<Stamp> epoch(String time) {
        int point = time.indexOf('.');
        String whole = point < 0 ? time : time.substring(0, point);
        String fraction = point < 0 ? "" : time.substring(point + 1);
        if (!digits(whole) || (point >= 0 && !digits(fraction)) || fraction.length() > 9) {
            return Optional.empty();
        }
        if (whole.length() == 13) {
            return Optional.of(Stamp.ofMillis(Long.parseLong(whole)));
        }
        if (whole.length() < 9 || whole.length() > 10) {
            return Optional.empty();
        }
        Duration resolution = unit(fraction.length());
        long parts = fraction.isEmpty() ? 0 : Long.parseLong(fraction);
        return Optional.of(new Stamp(
                Instant.ofEpochSecond(Long.parseLong(whole)).plus(resolution.multipliedBy(parts)), resolution));
    }

    private static boolean digits(String text) {
        return !text.isEmpty() && text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static Optional<Instant> read(Pattern pattern, String time, Setting setting) {
        if (pattern.year()) {
            return instant(pattern, time, setting);
        }
        Instant latest = setting.notAfter().plus(AHEAD);
        int year = latest.atZone(setting.zone()).getYear();
        for (int back = 0; back <= YEARS_BACK; back++) {
            Optional<Instant> instant =
                    instant(pattern, (year - back) + " " + time, setting).filter(found -> !found.isAfter(latest));
            if (instant.isPresent()) {
                return instant;
            }
        }
        return Optional.empty();
    }

    private static Optional<Instant> instant(Pattern pattern, String time, Setting setting) {
        try {
            TemporalAccessor parsed = pattern.formatter()
                    .parseBest(time, ZonedDateTime::from, Instant::from, LocalDateTime::from, LocalDate::from);
            if (parsed instanceof ZonedDateTime zoned) {
                return Optional.of(zoned.toInstant());
            }
            if (parsed instanceof Instant instant) {
                return Optional.of(instant);
            }
            LocalDateTime local =
                    parsed instanceof LocalDate date ? date.atTime(LocalTime.MIDNIGHT) : LocalDateTime.from(parsed);
            return Optional.of(local.atZone(setting.zone()).toInstant());
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** By the digits behind the last point that follows a colon: a date's points stand before it. */
    private static Duration resolution(String time) {
        int point = time.lastIndexOf('.');
        int from = point > time.indexOf(':') && time.indexOf(':') >= 0 ? point : -1;
        int digits = 0;
        while (from >= 0 && from + 1 + digits < time.length() && Character.isDigit(time.charAt(from + 1 + digits))) {
            digits++;
        }
        return unit(Math.min(digits, 9));
    }

    private static Duration unit(int digits) {
        long nanos = 1_000_000_000;
        for (int i = 0; i < digits; i++) {
            nanos /= 10;
        }
        return Duration.ofNanos(nanos);
    }
}
