package io.culprit.shipper.redaction;

import java.util.Optional;
import java.util.function.Function;

/**
 * Finds addresses within any text and puts others in their place.
 *
 * <p>Times ({@code 08:04:58}), versions of programs ({@code Chrome/120.0.0.0}) and numbers of other counts of parts are none.
 * Costs one pass over the text; a text without any is returned as it is.
 */
final class AddressesInText {

    private final Function<IpAddress, Optional<String>> other;

    /** @param other what stands for an address; nothing to leave it */
    AddressesInText(Function<IpAddress, Optional<String>> other) {
        this.other = other;
    }

    private record Found(int from, int to, IpAddress address) {}

    String in(String text) {
        StringBuilder changed = new StringBuilder(0);
        int copied = 0;
        int at = next(text, 0);
        while (at >= 0) {
            int from = at;
            while (from > copied && isPart(text.charAt(from - 1))) {
                from--;
            }
            int to = at;
            while (to < text.length() && isPart(text.charAt(to))) {
                to++;
            }
            Optional<Found> found = find(text, behindEscape(text, from, to), to);
            Optional<String> instead = found.flatMap(address -> other.apply(address.address()));
            int end = found.map(Found::to).orElse(to);
            if (instead.isPresent()) {
                changed.append(text, copied, found.get().from()).append(instead.get());
                copied = end;
            }
            at = next(text, Math.max(end, at + 1));
        }
        return copied == 0 ? text : changed.append(text, copied, text.length()).toString();
    }

    /** The next dot between digits, or the next colon beside what an address may have. */
    private static int next(String text, int from) {
        int dot = text.indexOf('.', from);
        while (dot >= 0 && !(isDigit(text, dot - 1) && isDigit(text, dot + 1))) {
            dot = text.indexOf('.', dot + 1);
        }
        int colon = text.indexOf(':', from);
        while (colon >= 0 && (dot < 0 || colon < dot) && !isPart(text, colon - 1) && !isPart(text, colon + 1)) {
            colon = text.indexOf(':', colon + 1);
        }
        return dot < 0 ? colon : colon < 0 ? dot : Math.min(dot, colon);
    }

    /** {@code %20192.0.2.1} and {@code \x20192.0.2.1}: the digits of the escape are none of the address. */
    private static int behindEscape(String text, int from, int to) {
        boolean escape = from > 0 && text.charAt(from - 1) == '%'
                || from > 1 && text.charAt(from - 1) == 'x' && text.charAt(from - 2) == '\\';
        return escape ? Math.min(from + 2, to) : from;
    }

    /** The address in a run of what addresses are made of: all of it, or with a port behind it or a label before it. */
    private static Optional<Found> find(String text, int from, int to) {
        int first = text.indexOf(':', from);
        if (first < 0 || first >= to) {
            return dotted(text, from, to);
        }
        int last = text.lastIndexOf(':', to - 1);
        int[] starts = {from, first + 1, Math.min(to, text.indexOf(':', first + 1) + 1)};
        int[] ends = {stopped(text, from, to), last, text.lastIndexOf(':', last - 1)};
        for (int start : starts) {
            for (int end : ends) {
                if (start >= from && end - start >= 2) {
                    Optional<Found> found = whole(text, start, end);
                    if (found.isPresent()) {
                        return found;
                    }
                }
            }
        }
        return dotted(text, from, to);
    }

    /** A full stop at the end of a sentence is none of the address. */
    private static int stopped(String text, int from, int to) {
        int end = to;
        while (end > from && text.charAt(end - 1) == '.') {
            end--;
        }
        return end;
    }

    /** The first part of digits and dots that is one: {@code a.192.0.2.1}, {@code 192.0.2.1.dsl}, {@code 192.0.2.1:443}. */
    private static Optional<Found> dotted(String text, int from, int to) {
        int at = from;
        while (at < to) {
            int start = at;
            while (start < to && !isDigit(text, start)) {
                start++;
            }
            int end = start;
            while (end < to && (isDigit(text, end) || text.charAt(end) == '.')) {
                end++;
            }
            if (end > start) {
                Optional<Found> found = whole(text, start, stopped(text, start, end));
                if (found.isPresent()) {
                    return found;
                }
            }
            at = Math.max(end, start + 1);
        }
        return Optional.empty();
    }

    private static Optional<Found> whole(String text, int from, int to) {
        if (!begins(text, from, to) || !ends(text, from, to) || isVersion(text, from)) {
            return Optional.empty();
        }
        return IpAddress.of(text, from, to).map(address -> new Found(from, to, address));
    }

    /** Letters before four numbers are of another word; before colons they may be names as {@code Foo::Bar}. */
    private static boolean begins(String text, int from, int to) {
        if (from == 0 || !isLetterOrDigit(text.charAt(from - 1))) {
            return true;
        }
        // As in \\n192.0.2.1 and in %20192.0.2.1.
        boolean escaped = from > 1 && text.charAt(from - 2) == '\\'
                || from > 2 && (text.charAt(from - 3) == '%' || text.charAt(from - 3) == 'x');
        return escaped
                || !isDigit(text, from - 1) && !hasColon(text, from, to) && "vV".indexOf(text.charAt(from - 1)) < 0;
    }

    private static boolean ends(String text, int from, int to) {
        return to == text.length()
                || !isLetterOrDigit(text.charAt(to))
                || !isDigit(text, to) && !hasColon(text, from, to);
    }

    private static boolean hasColon(String text, int from, int to) {
        int colon = text.indexOf(':', from);
        return colon >= 0 && colon < to;
    }

    /** Behind the name of a program, as {@code Chrome/}; not behind a path, as {@code /lookup/}. */
    private static boolean isVersion(String text, int from) {
        if (from < 2 || text.charAt(from - 1) != '/') {
            return false;
        }
        int name = from - 2;
        while (name >= 0 && (isLetterOrDigit(text.charAt(name)) || text.charAt(name) == '-')) {
            name--;
        }
        boolean ofPath = name >= 0 && "/.:=%".indexOf(text.charAt(name)) >= 0;
        return name < from - 2 && !ofPath;
    }

    private static boolean isPart(char c) {
        return c >= '0' && c <= ':' || c == '.' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
    }

    private static boolean isPart(String text, int at) {
        return at >= 0 && at < text.length() && isPart(text.charAt(at));
    }

    private static boolean isLetterOrDigit(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
    }

    private static boolean isDigit(String text, int at) {
        return at >= 0 && at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9';
    }
}
