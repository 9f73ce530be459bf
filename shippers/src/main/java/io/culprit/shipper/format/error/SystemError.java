package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;

/**
 * A system error at the head of an Apache message: {@code (111)Connection refused: }, {@code (EAI 2)Name or service not
 * known: } of the resolver, {@code (OS 10061)No connection could be made: } of Windows, {@code (os 0x00000006)…}.
 *
 * <p>Source: httpd 2.4 server/log.c, {@code log_apr_status}.
 */
final class SystemError {

    private static final String[] FAMILIES = {"EAI ", "OS ", "os "};
    private static final int LONGEST_TEXT = 300;

    private final Span family = new Span();
    private final Span number = new Span();
    private final Span text = new Span();

    void clear() {
        family.clear();
        number.clear();
        text.clear();
    }

    boolean isEmpty() {
        return number.isEmpty();
    }

    /** {@code EAI}, {@code OS} or {@code os} where the number is none of errno. */
    Span family() {
        return family;
    }

    Span number() {
        return number;
    }

    Span text() {
        return text;
    }

    /** Reads one at {@code from}; returns the index behind it, or {@code from} when there is none. */
    int read(byte[] bytes, int from, int to) {
        int at = from + 1;
        int familyEnd = at;
        for (String name : FAMILIES) {
            if (Ascii.startsWith(bytes, at, to, name)) {
                familyEnd = at + name.length() - 1;
            }
        }
        int start = familyEnd > at ? familyEnd + 1 : at;
        int end = numberEnd(bytes, start, to);
        if (end == start || end + 1 >= to || bytes[end] != ')' || bytes[end + 1] == ' ' || bytes[end + 1] == ':') {
            return from;
        }
        int limit = Math.min(to - 1, end + LONGEST_TEXT);
        for (int colon = end + 2; colon < limit; colon++) {
            if (bytes[colon] == ':' && bytes[colon + 1] == ' ') {
                family.set(at, familyEnd);
                number.set(start, end);
                text.set(end + 1, trimmed(bytes, end + 1, colon));
                return colon + 2;
            }
        }
        return from;
    }

    private static int numberEnd(byte[] bytes, int start, int to) {
        int at = start < to && bytes[start] == '-' ? start + 1 : start;
        if (Ascii.startsWith(bytes, at, to, "0x")) {
            at += 2;
            while (at < to && Ascii.hex(bytes[at])) {
                at++;
            }
            return at;
        }
        int end = Ascii.digitsEnd(bytes, at, to);
        return end == at ? start : end;
    }

    /** Windows ends its texts with blanks. */
    private static int trimmed(byte[] bytes, int from, int to) {
        int end = to;
        while (end > from && bytes[end - 1] == ' ') {
            end--;
        }
        return end;
    }
}
