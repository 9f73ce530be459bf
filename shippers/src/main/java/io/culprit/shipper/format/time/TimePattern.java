package io.culprit.shipper.format.time;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Bytes;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A pattern of a time: strftime's conversions (POSIX, in the C locale) and Apache's own words {@code sec}, {@code msec},
 * {@code usec}, {@code msec_frac} and {@code usec_frac} (mod_log_config, {@code %{format}t}).
 *
 * <p>{@code begin:} before it, or nothing, stands for the start of the request, {@code end:} for the end of the response.
 */
public final class TimePattern implements TimeShape {

    private static final int LONGEST_EPOCH = 18;

    private final List<TimeShape> elements;
    private final boolean ofEnd;

    private TimePattern(List<TimeShape> elements, boolean ofEnd) {
        this.elements = List.copyOf(elements);
        this.ofEnd = ofEnd;
    }

    /**
     * Compiles a pattern.
     *
     * @throws FormatException when a conversion is unknown; the message names it
     */
    public static TimePattern of(String text) throws FormatException {
        boolean ofEnd = text.startsWith("end:");
        String pattern = ofEnd || text.startsWith("begin:") ? text.substring(text.indexOf(':') + 1) : text;
        return new TimePattern(elements(pattern), ofEnd);
    }

    /** Whether it is the time at which the response was done. */
    public boolean ofEnd() {
        return ofEnd;
    }

    @Override
    public int read(byte[] bytes, int at, int end, WrittenTime time) {
        int next = at;
        for (TimeShape element : elements) {
            next = element.read(bytes, next, end, time);
            if (next < 0) {
                return -1;
            }
        }
        return next;
    }

    private static List<TimeShape> elements(String pattern) throws FormatException {
        return switch (pattern) {
            case "sec" -> List.of(epoch(0));
            case "msec" -> List.of(epoch(3));
            case "usec" -> List.of(epoch(6));
            case "msec_frac" -> List.of(fraction(3));
            case "usec_frac" -> List.of(fraction(6));
            case "decimal" -> List.of(TimePattern::decimal);
            default -> conversions(pattern);
        };
    }

    private static List<TimeShape> conversions(String pattern) throws FormatException {
        List<TimeShape> elements = new ArrayList<>();
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

    static TimeShape literal(String text) {
        byte[] expected = text.getBytes(StandardCharsets.UTF_8);
        return (bytes, at, end, time) -> Bytes.startsWith(bytes, at, end, expected) ? at + expected.length : -1;
    }

    /** Seconds of the epoch with so many decimals, but without a point. */
    static TimeShape epoch(int decimals) {
        long perSecond = (long) Math.pow(10, decimals);
        return (bytes, at, end, time) -> {
            int stop = Ascii.digitsEnd(bytes, at, Math.min(end, at + LONGEST_EPOCH));
            long value = 0;
            for (int i = at; i < stop; i++) {
                value = value * 10 + bytes[i] - '0';
            }
            if (stop == at || value / perSecond > Instant.MAX.getEpochSecond()) {
                return -1;
            }
            time.epochSecond(value / perSecond);
            if (decimals > 0) {
                time.fraction((int) (value % perSecond), decimals);
            }
            return stop;
        };
    }

    private static TimeShape fraction(int digits) {
        return (bytes, at, end, time) -> {
            int value = Digits.number(bytes, at, end, digits);
            time.fraction(Math.max(value, 0), digits);
            return value < 0 ? -1 : at + digits;
        };
    }

    /** nginx's {@code $msec}: seconds and milliseconds with a point between. */
    private static int decimal(byte[] bytes, int at, int end, WrittenTime time) {
        int point = epoch(0).read(bytes, at, end, time);
        int millis = point >= 0 && point < end && bytes[point] == '.' ? Digits.number(bytes, point + 1, end, 3) : -1;
        if (millis >= 0) {
            time.fraction(millis, 3);
        }
        return millis < 0 ? point : point + 4;
    }
}
