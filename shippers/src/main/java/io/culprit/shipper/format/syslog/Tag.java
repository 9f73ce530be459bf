package io.culprit.shipper.format.syslog;

import java.util.Optional;

/**
 * The program and process before a message, as {@code postfix/smtpd[123]: }.
 *
 * @param nameEnd index behind the name, which begins where the tag does
 * @param process the process as written, or empty
 * @param message index of the message behind it
 */
record Tag(int nameEnd, String process, int message) {

    private static final int LONGEST = 128;
    private static final int LONGEST_PROCESS = 32;

    /** The tag at an index; nothing when a message begins there. */
    static Optional<Tag> at(String text, int from) {
        for (int at = from; at < text.length() && at - from <= LONGEST; at++) {
            char c = text.charAt(at);
            if (c == ':' && endsTag(text, at)) {
                return at == from ? Optional.empty() : Optional.of(new Tag(at, "", afterBlank(text, at + 1)));
            }
            if (c == '[') {
                return at == from ? Optional.empty() : withProcess(text, at);
            }
            if (c == ' ') {
                // Without a colon a word is a tag only where it cannot be prose, as before what Apache writes.
                boolean bracketed = text.startsWith("[", at + 1) && at > from;
                return bracketed ? Optional.of(new Tag(at, "", at + 1)) : Optional.empty();
            }
            if (c == '"' || c == '=' || c == ',' || c == '{' || c < ' ') {
                return Optional.empty();
            }
        }
        return Optional.empty();
    }

    private static Optional<Tag> withProcess(String text, int open) {
        int close = text.indexOf(']', open);
        if (close < 0
                || close - open > LONGEST_PROCESS
                || text.substring(open, close).indexOf(' ') >= 0) {
            return Optional.empty();
        }
        int end = close + 1;
        if (text.startsWith(":", end)) {
            end++;
        } else if (end < text.length() && text.charAt(end) != ' ') {
            return Optional.empty();
        }
        return Optional.of(new Tag(open, text.substring(open + 1, close), afterBlank(text, end)));
    }

    /** A colon within a name, as {@code Some::Module: }, is not its end. */
    private static boolean endsTag(String text, int colon) {
        if (colon + 1 >= text.length() || text.charAt(colon + 1) == ' ') {
            return true;
        }
        if (text.charAt(colon + 1) == ':' || text.charAt(colon - (colon > 0 ? 1 : 0)) == ':') {
            return false;
        }
        return true;
    }

    private static int afterBlank(String text, int at) {
        return text.startsWith(" ", at) ? at + 1 : Math.min(at, text.length());
    }
}
