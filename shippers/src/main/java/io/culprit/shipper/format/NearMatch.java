package io.culprit.shipper.format;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The name that a mistyped one was meant to be. */
public final class NearMatch {

    private static final int LONGEST = 60;

    private NearMatch() {}

    /** The nearest of these names, or nothing when all differ in more than a third of their letters. */
    public static Optional<String> of(String text, List<String> names) {
        String best = "";
        int least = Integer.MAX_VALUE;
        String typed = text.toLowerCase(Locale.ROOT);
        for (String name : names) {
            int distance = typed.length() > LONGEST ? LONGEST : distance(typed, name.toLowerCase(Locale.ROOT));
            if (distance < least && distance <= Math.max(1, name.length() / 3) && name.length() > 1) {
                best = name;
                least = distance;
            }
        }
        return Optional.of(best).filter(name -> !name.isEmpty());
    }

    /** Letters to add, drop or change. */
    private static int distance(String one, String other) {
        int[] row = new int[other.length() + 1];
        for (int j = 0; j <= other.length(); j++) {
            row[j] = j;
        }
        for (int i = 1; i <= one.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= other.length(); j++) {
                int change = diagonal + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                diagonal = row[j];
                row[j] = Math.min(change, Math.min(row[j], row[j - 1]) + 1);
            }
        }
        return row[other.length()];
    }
}
