package io.culprit.shipper.format.access;

import io.culprit.shipper.format.FormatException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of a time: strftime's conversions (POSIX, in the C locale) and Apache's own words {@code sec}, {@code msec},
 * {@code usec}, {@code msec_frac} and {@code usec_frac} (mod_log_config, {@code %{format}t}).
 *
 * <p>{@code begin:} before it, or nothing, stands for the start of the request, {@code end:} for the end of the response.
 */
final class TimePattern {

    private final List<Element> elements;
    private final boolean ofEnd;

    /** Reads one element; returns the place behind it, or -1. */
    @FunctionalInterface
    interface Element {
        int match(byte[] bytes, int at, int end, TimeParts parts);
    }

    private TimePattern(List<Element> elements, boolean ofEnd) {
        this.elements = List.copyOf(elements);
        this.ofEnd = ofEnd;
    }

    /**
     * Compiles a pattern.
     *
     * @throws FormatException when a conversion is unknown; the message names it
     */
    static TimePattern of(String text) throws FormatException {
        boolean ofEnd = text.startsWith("end:");
        String pattern = ofEnd || text.startsWith("begin:") ? text.substring(text.indexOf(':') + 1) : text;
        return new TimePattern(elements(pattern), ofEnd);
    }

    int match(byte[] bytes, int at, int end, LineTime time) {
        TimeParts parts = ofEnd ? time.finish() : time.start();
        int next = at;
        for (Element element : elements) {
            next = element.match(bytes, next, end, parts);
            if (next < 0) {
                return -1;
            }
        }
        return next;
    }

    private static List<Element> elements(String pattern) throws FormatException {
        return switch (pattern) {
            case "sec" -> List.of(epoch(1_000_000_000L));
            case "msec" -> List.of(epoch(1_000_000L));
            case "usec" -> List.of(epoch(1_000L));
            case "msec_frac" -> List.of(fraction(3));
            case "usec_frac" -> List.of(fraction(6));
            case "decimal" -> List.of(TimePattern::decimal);
            default -> conversions(pattern);
        };
    }

    private static List<Element> conversions(String pattern) throws FormatException {
        List<Element> elements = new ArrayList<>();
        for (int i = 0; i < pattern.length(); i++) {
            char c = pattern.charAt(i);
            if (c != '%') {
                elements.add(literal(String.valueOf(c)));
                continue;
            }
            i++;
            while (i < pattern.length() && "EO-_0^#".indexOf(pattern.charAt(i)) >= 0) {
                i++;
            }
            if (i == pattern.length()) {
                throw new FormatException("time pattern \"" + pattern
                        + "\" ends with a lone %: name a conversion, as %d, or" + " write %% for the sign itself");
            }
            elements.addAll(Conversions.of(pattern.charAt(i), pattern));
        }
        return elements;
    }

    static Element literal(String text) {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        return (bytes, at, end, parts) ->
                io.culprit.shipper.format.text.Bytes.startsWith(bytes, at, end, expected) ? at + expected.length : -1;
    }

    private static Element epoch(long unit) {
        Duration resolution = Duration.ofNanos(unit);
        long perSecond = 1_000_000_000L / unit;
        return (bytes, at, end, parts) -> {
            int stop = at;
            long value = 0;
            while (stop < end && stop - at < 18 && bytes[stop] >= '0' && bytes[stop] <= '9') {
                value = value * 10 + bytes[stop++] - '0';
            }
            parts.epochSecond(value / perSecond);
            parts.fraction((int) (value % perSecond * unit), resolution);
            return stop == at ? -1 : stop;
        };
    }

    private static Element fraction(int digits) {
        Duration resolution = Duration.ofNanos((long) Math.pow(10, 9 - digits));
        return (bytes, at, end, parts) -> {
            int value = at + digits <= end ? LineTime.number(bytes, at, digits) : -1;
            parts.fraction(value < 0 ? 0 : (int) (value * resolution.toNanos()), resolution);
            return value < 0 ? -1 : at + digits;
        };
    }

    /** nginx's {@code $msec}: seconds and milliseconds with a point between. */
    private static int decimal(byte[] bytes, int at, int end, TimeParts parts) {
        int stop = at;
        while (stop < end && stop - at < 20 && (bytes[stop] == '.' || (bytes[stop] >= '0' && bytes[stop] <= '9'))) {
            stop++;
        }
        int point = at;
        long seconds = 0;
        while (point < stop && bytes[point] != '.') {
            seconds = seconds * 10 + bytes[point++] - '0';
        }
        int fraction = stop - point == 4 ? LineTime.number(bytes, point + 1, 3) : 0;
        if (point == at || fraction < 0) {
            return -1;
        }
        parts.epochSecond(seconds);
        parts.fraction(fraction * 1_000_000, stop == point ? Duration.ofSeconds(1) : Duration.ofMillis(1));
        return stop;
    }
}
