package io.culprit.text;

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

    /** Letters to add, drop, change, or swap with the next. */
    private static int distance(String one, String other) {
        int[][] table = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    table[i][j] = i + j;
                    continue;
                }
                int change = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
                int least = Math.min(table[i - 1][j], table[i][j - 1]) + 1;
                table[i][j] = Math.min(least, table[i - 1][j - 1] + change);
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    table[i][j] = Math.min(table[i][j], table[i - 2][j - 2] + 1);
                }
            }
        }
        return table[one.length()][other.length()];
    }
}
