package io.culprit.shipper.probe.logrotate;

import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * The values that one field of a schedule takes: {@code *}, {@code 4}, {@code 1,3}, {@code 1-5} or {@code 1..5}, {@code *}{@code
 * /10}, {@code 0/6}, and names of days and months.
 *
 * @param values the values
 */
record TimeField(BitSet values) {

    private static final List<String> DAYS = List.of("sun", "mon", "tue", "wed", "thu", "fri", "sat");
    private static final List<String> MONTHS =
            List.of("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec");

    TimeField {
        values = (BitSet) values.clone();
    }

    /**
     * Reads a field.
     *
     * @throws IllegalArgumentException when it cannot be read
     */
    static TimeField of(String text, int least, int most) {
        BitSet values = new BitSet();
        for (String item : text.split(",")) {
            String[] stepped = item.split("/", 2);
            int step = stepped.length == 2 ? Integer.parseInt(stepped[1]) : 1;
            String[] range = stepped[0].split("\\.\\.|-", 2);
            boolean all = stepped[0].equals("*");
            int from = all ? least : number(range[0]);
            int to = all || (stepped.length == 2 && range.length == 1) ? most : number(range[range.length - 1]);
            if (step < 1 || from < least || to > most) {
                throw new IllegalArgumentException(text);
            }
            // Fri..Mon goes around the end of the week.
            for (int value = from; value <= (to < from ? to + 7 : to); value += step) {
                values.set(to < from ? value % 7 : value);
            }
        }
        return new TimeField(values);
    }

    private static int number(String word) {
        String name = word.length() >= 3 ? word.substring(0, 3).toLowerCase(Locale.ROOT) : "";
        if (DAYS.contains(name)) {
            return DAYS.indexOf(name);
        }
        return MONTHS.contains(name) ? MONTHS.indexOf(name) + 1 : Integer.parseInt(word);
    }

    boolean has(int value) {
        return values.get(value);
    }
}
