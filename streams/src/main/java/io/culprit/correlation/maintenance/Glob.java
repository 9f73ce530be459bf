package io.culprit.correlation.maintenance;

/**
 * A name with wildcards: {@code *} stands for any characters, {@code ?} for one.
 *
 * <p>Matching goes back to the last star only, so it takes at most the product of the lengths whatever the names are;
 * names of hosts come from strangers.
 *
 * @param text as it is written
 */
public record Glob(String text) {

    /** Matches everything. */
    public static final Glob ANY = new Glob("*");

    /** Whether it has wildcards. */
    public boolean isPattern() {
        return text.indexOf('*') >= 0 || text.indexOf('?') >= 0;
    }

    /** Whether a name is of this form. */
    public boolean matches(String name) {
        int at = 0;
        int in = 0;
        int star = -1;
        int tried = 0;
        while (in < name.length()) {
            if (at < text.length() && text.charAt(at) == '*') {
                star = at++;
                tried = in;
            } else if (at < text.length() && (text.charAt(at) == '?' || text.charAt(at) == name.charAt(in))) {
                at++;
                in++;
            } else if (star >= 0) {
                at = star + 1;
                in = ++tried;
            } else {
                return false;
            }
        }
        while (at < text.length() && text.charAt(at) == '*') {
            at++;
        }
        return at == text.length();
    }
}
