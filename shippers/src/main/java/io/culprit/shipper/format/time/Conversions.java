package io.culprit.shipper.format.time;

import io.culprit.shipper.format.FormatException;
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
    static List<TimeShape> of(char conversion, String pattern) throws FormatException {
        return switch (conversion) {
            case 'Y', 'G' -> List.of(number(4, WrittenTime::year));
            case 'y', 'g' -> List.of(number(2, (time, year) -> time.year(year < 69 ? 2000 + year : 1900 + year)));
            case 'm' -> List.of(number(2, WrittenTime::month));
            case 'b', 'B', 'h' -> List.of(name(MONTHS, (time, index) -> time.month(index + 1)));
            case 'd', 'e' -> List.of(number(2, WrittenTime::day));
            case 'j' -> List.of(number(3, WrittenTime::dayOfYear));
            case 'H', 'k', 'I', 'l' -> List.of(number(2, WrittenTime::hour));
            case 'p', 'P' -> List.of(name(List.of("AM", "PM"), (time, index) -> time.halfDay(index * 12)));
            case 'M' -> List.of(number(2, WrittenTime::minute));
            case 'S' -> List.of(number(2, WrittenTime::second));
            case 's' -> List.of(TimePattern.epoch(0));
            case 'z' -> List.of(Zone::offset);
            case 'Z' -> List.of(Zone.NAMED::read);
            case 'a', 'A' -> List.of(name(DAYS, (time, index) -> {}));
            case 'u', 'w' -> List.of(number(1, (time, day) -> {}));
            case 'C', 'U', 'V', 'W' -> List.of(number(2, (time, number) -> {}));
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
    private static List<TimeShape> all(String letters) throws FormatException {
        List<TimeShape> elements = new ArrayList<>();
        for (char c : letters.toCharArray()) {
            elements.addAll(Character.isLetter(c) ? of(c, letters) : List.of(TimePattern.literal(String.valueOf(c))));
        }
        return elements;
    }

    /** A number of so many digits, of which leading ones may be blanks. */
    private static TimeShape number(int digits, BiConsumer<WrittenTime, Integer> set) {
        return (bytes, at, end, time) -> {
            if (at + digits > end) {
                return -1;
            }
            int first = at;
            while (first < at + digits - 1 && bytes[first] == ' ') {
                first++;
            }
            int value = Digits.number(bytes, first, end, at + digits - first);
            if (value < 0) {
                return -1;
            }
            set.accept(time, value);
            return at + digits;
        };
    }

    /** One of several names, whole or cut to three letters, in any case. */
    private static TimeShape name(List<String> names, BiConsumer<WrittenTime, Integer> set) {
        return (bytes, at, end, time) -> {
            for (int index = 0; index < names.size(); index++) {
                String name = names.get(index);
                int length = named(bytes, at, end, name)
                        ? name.length()
                        : named(bytes, at, end, name.substring(0, Math.min(3, name.length()))) ? 3 : 0;
                if (length > 0) {
                    set.accept(time, index);
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
}
