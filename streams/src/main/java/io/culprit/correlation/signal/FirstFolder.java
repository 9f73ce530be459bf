package io.culprit.correlation.signal;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The expression <code>^/(?&lt;below&gt;[^/]{1,40})/</code>, whatever its group and bound are: the first folder of a path.
 *
 * @param longest length of the longest folder
 * @param place where the folder belongs
 * @param known folders that were seen
 */
record FirstFolder(int longest, int place, FolderNumbers known) implements Finder {

    private static final Pattern FORM =
            Pattern.compile("\\^/\\(\\?<[a-zA-Z][a-zA-Z0-9]*>\\[\\^/]\\{1,(\\d{1,3})\\}\\)/");

    static Optional<Finder> of(String regex, int[] places) {
        Matcher form = FORM.matcher(regex);
        return form.matches()
                ? Optional.of(new FirstFolder(Integer.parseInt(form.group(1)), places[0], new FolderNumbers()))
                : Optional.empty();
    }

    @Override
    public boolean find(String text, String[] values) {
        int end = end(text);
        if (end > 0) {
            values[place] = text.substring(1, end);
        }
        return end > 0;
    }

    @Override
    public boolean variesByNumber() {
        return true;
    }

    @Override
    public int numberOf(String text) {
        int end = end(text);
        return end < 0 ? NOT_FOUND : known.of(text, end);
    }

    @Override
    public int numberOf(byte[] bytes, int from, int to) {
        int end = end(bytes, from, to);
        return end < 0 ? NOT_FOUND : known.of(bytes, from + 1, end);
    }

    /** Where the slash behind the folder stands, less than none where there is no folder. */
    private int end(String text) {
        if (text.isEmpty() || text.charAt(0) != '/') {
            return -1;
        }
        int letters = 0;
        int at = 1;
        while (at < text.length() && text.charAt(at) != '/') {
            letters++;
            if (letters > longest) {
                return -1;
            }
            at += Character.charCount(text.codePointAt(at));
        }
        return letters > 0 && at < text.length() ? at : -1;
    }

    private int end(byte[] bytes, int from, int to) {
        int most = Math.min(to - 1, from + longest + 1);
        if (most < from + 2 || bytes[from] != '/' || bytes[from + 1] == '/') {
            return -1;
        }
        for (int i = from + 2; i <= most; i++) {
            if (bytes[i] == '/') {
                return i;
            }
        }
        return -1;
    }
}
