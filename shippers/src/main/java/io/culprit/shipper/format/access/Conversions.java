package io.culprit.shipper.format.access;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.access.TimePattern.Element;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.BiConsumer;

/** The conversions of strftime (POSIX.1-2017), in the C locale. */
final class Conversions {

    private static final List<String> DAYS =
            List.of("Sunday", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday");
    private static final List<String> MONTHS = List.of(
            "January",
            "February",
            "March",
            "April",
            "May",
            "June",
            "July",
            "August",
            "September",
            "October",
            "November",
            "December");

    private Conversions() {}

    /** The elements that a conversion stands for: one, or those of a pattern it abbreviates. */
    static List<Element> of(char conversion, String pattern) throws FormatException {
        return switch (conversion) {
            case 'Y', 'G' -> List.of(number(4, TimeParts::year));
            case 'y', 'g' -> List.of(number(2, (parts, year) -> parts.year(year < 69 ? 2000 + year : 1900 + year)));
            case 'm' -> List.of(number(2, TimeParts::month));
            case 'b', 'B', 'h' -> List.of(name(MONTHS, (parts, index) -> parts.month(index + 1)));
            case 'd', 'e' -> List.of(number(2, TimeParts::day));
            case 'j' -> List.of(number(3, TimeParts::dayOfYear));
            case 'H', 'k', 'I', 'l' -> List.of(number(2, TimeParts::hour));
            case 'p', 'P' -> List.of(name(List.of("AM", "PM"), (parts, index) -> parts.halfDay(index * 12)));
            case 'M' -> List.of(number(2, TimeParts::minute));
            case 'S' -> List.of(number(2, TimeParts::second));
            case 's' -> List.of(Conversions::epoch);
            case 'z' -> List.of(Conversions::offset);
            case 'Z' -> List.of(Conversions::zone);
            case 'a', 'A' -> List.of(name(DAYS, (parts, index) -> {}));
            case 'u', 'w' -> List.of(number(1, (parts, day) -> {}));
            case 'C', 'U', 'V', 'W' -> List.of(number(2, (parts, number) -> {}));
            case 'n' -> List.of(TimePattern.literal("\n"));
            case 't' -> List.of(TimePattern.literal("\t"));
            case '%' -> List.of(TimePattern.literal("%"));
            case 'c' -> all("a b e H:M:S Y");
            case 'D', 'x' -> all("m/d/y");
            case 'F' -> all("Y-m-d");
            case 'R' -> all("H:M");
            case 'r' -> all("I:M:S p");
            case 'T', 'X' -> all("H:M:S");
            default ->
                throw new FormatException("time pattern \"" + pattern + "\" has %" + conversion
                        + ", which strftime does not know: use its conversions, as %Y-%m-%d %H:%M:%S");
        };
    }

    /** An abbreviation's own conversions: letters are conversions, everything else stands for itself. */
    private static List<Element> all(String letters) throws FormatException {
        List<Element> elements = new ArrayList<>();
        for (char c : letters.toCharArray()) {
            elements.addAll(Character.isLetter(c) ? of(c, letters) : List.of(TimePattern.literal(String.valueOf(c))));
        }
        return elements;
    }

    /** A number of so many digits, of which leading ones may be blanks. */
    private static Element number(int digits, BiConsumer<TimeParts, Integer> set) {
        return (bytes, at, end, parts) -> {
            if (at + digits > end) {
                return -1;
            }
            int first = at;
            while (first < at + digits - 1 && bytes[first] == ' ') {
                first++;
            }
            int value = LineTime.number(bytes, first, at + digits - first);
            if (value < 0) {
                return -1;
            }
            set.accept(parts, value);
            return at + digits;
        };
    }

    /** One of several names, whole or cut to three letters, in any case. */
    private static Element name(List<String> names, BiConsumer<TimeParts, Integer> set) {
        return (bytes, at, end, parts) -> {
            for (int index = 0; index < names.size(); index++) {
                String name = names.get(index);
                int length = named(bytes, at, end, name)
                        ? name.length()
                        : named(bytes, at, end, name.substring(0, Math.min(3, name.length()))) ? 3 : 0;
                if (length > 0) {
                    set.accept(parts, index);
                    return at + Math.min(length, name.length());
                }
            }
            return -1;
        };
    }

    private static boolean named(byte[] bytes, int at, int end, String name) {
        return at + name.length() <= end
                && new String(bytes, at, name.length(), StandardCharsets.ISO_8859_1)
                        .toLowerCase(Locale.ROOT)
                        .equals(name.toLowerCase(Locale.ROOT));
    }

    private static int epoch(byte[] bytes, int at, int end, TimeParts parts) {
        int stop = at;
        long value = 0;
        while (stop < end && stop - at < 18 && bytes[stop] >= '0' && bytes[stop] <= '9') {
            value = value * 10 + bytes[stop++] - '0';
        }
        parts.epochSecond(value);
        return stop == at ? -1 : stop;
    }

    /** {@code +0330}, {@code +03:30} or {@code Z}. */
    private static int offset(byte[] bytes, int at, int end, TimeParts parts) {
        if (at < end && bytes[at] == 'Z') {
            parts.offset(0);
            return at + 1;
        }
        if (at + 5 > end || (bytes[at] != '+' && bytes[at] != '-')) {
            return -1;
        }
        int colon = bytes[at + 3] == ':' ? 1 : 0;
        if (at + 5 + colon > end) {
            return -1;
        }
        int hours = LineTime.number(bytes, at + 1, 2);
        int minutes = LineTime.number(bytes, at + 3 + colon, 2);
        if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
            return -1;
        }
        parts.offset((hours * 60 + minutes) * (bytes[at] == '-' ? -60 : 60));
        return at + 5 + colon;
    }

    /** A zone's abbreviation. Only UTC's are taken at their word: others mean several zones, so the source's own counts. */
    private static int zone(byte[] bytes, int at, int end, TimeParts parts) {
        int stop = at;
        while (stop < end && ((bytes[stop] | 0x20) >= 'a' && (bytes[stop] | 0x20) <= 'z')) {
            stop++;
        }
        String name = new String(bytes, at, stop - at, StandardCharsets.ISO_8859_1);
        if (name.equals("UTC") || name.equals("GMT") || name.equals("Z")) {
            parts.offset(0);
        }
        return stop == at ? -1 : stop;
    }
}
