package io.culprit.shipper.probe.packages;

/**
 * Which of two versions of a package is the newer; deb-version(7), and close enough to rpmvercmp for what it serves here:
 * the word for a change.
 */
final class Versions {

    private Versions() {}

    /** Negative when the first is older. */
    static int compare(String first, String second) {
        int epochs = Long.compare(epoch(first), epoch(second));
        return epochs != 0 ? epochs : parts(rest(first), rest(second));
    }

    private static long epoch(String version) {
        int colon = version.indexOf(':');
        return colon > 0 && version.substring(0, colon).matches("\\d{1,18}")
                ? Long.parseLong(version.substring(0, colon))
                : 0;
    }

    private static String rest(String version) {
        return version.substring(version.indexOf(':') + 1);
    }

    private static int parts(String a, String b) {
        int i = 0;
        int j = 0;
        while (i < a.length() || j < b.length()) {
            while ((i < a.length() && !digit(a, i)) || (j < b.length() && !digit(b, j))) {
                int order = Integer.compare(weight(a, i), weight(b, j));
                if (order != 0) {
                    return order;
                }
                i += i < a.length() ? 1 : 0;
                j += j < b.length() ? 1 : 0;
            }
            int endA = digits(a, i);
            int endB = digits(b, j);
            int order = numbers(a.substring(i, endA), b.substring(j, endB));
            if (order != 0) {
                return order;
            }
            i = endA;
            j = endB;
        }
        return 0;
    }

    /** A tilde sorts before everything, even the end; letters before other characters. */
    private static int weight(String text, int at) {
        if (at >= text.length() || digit(text, at)) {
            return 0;
        }
        char c = text.charAt(at);
        return c == '~' ? -1 : Character.isLetter(c) ? c : c + 65_536;
    }

    private static int numbers(String a, String b) {
        String first = a.replaceFirst("^0+", "");
        String second = b.replaceFirst("^0+", "");
        int length = Integer.compare(first.length(), second.length());
        return length != 0 ? length : first.compareTo(second);
    }

    private static int digits(String text, int from) {
        int at = from;
        while (at < text.length() && digit(text, at)) {
            at++;
        }
        return at;
    }

    private static boolean digit(String text, int at) {
        return text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
