package io.culprit.shipper.redaction;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Names that an administrator lists, some with wildcards ({@code *} and {@code ?}); upper and lower case are alike. */
final class Names {

    private final Set<String> exact = new HashSet<>();
    private final List<Pattern> patterns = new ArrayList<>();

    Names(List<String> names) {
        for (String name : names) {
            String lower = name.strip().toLowerCase(Locale.ROOT);
            if (lower.indexOf('*') < 0 && lower.indexOf('?') < 0) {
                exact.add(lower);
            } else {
                // Runs of wildcards are one, so that matching stays quick.
                String regex = Pattern.quote(lower.replaceAll("\\*+", "*"))
                        .replace("*", "\\E.*\\Q")
                        .replace("?", "\\E.\\Q");
                patterns.add(Pattern.compile(regex, Pattern.DOTALL));
            }
        }
    }

    boolean isEmpty() {
        return exact.isEmpty() && patterns.isEmpty();
    }

    boolean has(String name) {
        if (exact.contains(name)) {
            return true;
        }
        String lower = name.toLowerCase(Locale.ROOT);
        return exact.contains(lower)
                || patterns.stream().anyMatch(pattern -> pattern.matcher(lower).matches());
    }
}
