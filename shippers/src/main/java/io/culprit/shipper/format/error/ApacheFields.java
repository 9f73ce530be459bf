package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;

/**
 * What stands between the level and the message of an Apache error line, each field where the bytes have it.
 *
 * <p>Each is taken once: a second {@code [client …]} is text of the message, which an application or a visitor may have
 * written.
 */
final class ApacheFields {

    private static final int LONGEST_GROUP = 512;
    private static final String[] SOURCES = {".c", ".cc", ".cpp", ".cxx", ".h", ".y", ".l"};

    private final Span pid = new Span();
    private final Span thread = new Span();
    private final Span sourceFile = new Span();
    private final Span sourceLine = new Span();
    private final Span host = new Span();
    private final Span requestLog = new Span();
    private final Span connectionLog = new Span();
    private final Span code = new Span();
    private final SystemError systemError = new SystemError();
    private final ClientAddress client = new ClientAddress();
    private byte[] bytes = {};
    private int to;
    private int end;

    void clear() {
        pid.clear();
        thread.clear();
        sourceFile.clear();
        sourceLine.clear();
        host.clear();
        requestLog.clear();
        connectionLog.clear();
        code.clear();
        systemError.clear();
        client.clear();
    }

    /** Reads {@code [pid 7:tid 8] } and the like from {@code from} on. */
    void processes(byte[] source, int from, int limit) {
        bytes = source;
        to = limit;
        end = from;
        for (int next = process(from); next > end; next = process(end)) {
            end = next;
        }
    }

    /** Index behind what {@link #processes} read. */
    int end() {
        return end;
    }

    private int process(int from) {
        if (Ascii.startsWith(bytes, from, to, "[pid ") && pid.isEmpty()) {
            int digits = Ascii.digitsEnd(bytes, from + 5, to);
            if (digits == from + 5) {
                return from;
            }
            if (Ascii.startsWith(bytes, digits, to, ":tid ")) {
                int close = closing(digits + 5);
                if (close > 0) {
                    thread.set(digits + 5, close);
                    pid.set(from + 5, digits);
                    return afterBlank(close + 1);
                }
            } else if (digits < to && bytes[digits] == ']') {
                pid.set(from + 5, digits);
                return afterBlank(digits + 1);
            }
        } else if (Ascii.startsWith(bytes, from, to, "[tid ") && thread.isEmpty()) {
            int close = closing(from + 5);
            if (close > 0) {
                thread.set(from + 5, close);
                return afterBlank(close + 1);
            }
        }
        return from;
    }

    /**
     * Reads what stands before the message.
     *
     * @param ported whether this is 2.4, which writes clients with ports and the system error before them
     * @return index at which the message begins
     */
    int details(byte[] source, int from, int limit, boolean ported) {
        bytes = source;
        to = limit;
        int at = from;
        while (at < to) {
            int next = detail(at, ported);
            if (next == at) {
                return at;
            }
            at = next;
        }
        return at;
    }

    private int detail(int at, boolean ported) {
        if (!code.isEmpty()) {
            return at;
        }
        boolean clientSeen = !client.address().isEmpty();
        byte first = bytes[at];
        if (first == '[') {
            return clientSeen ? at : group(at, ported);
        }
        if (first == '(') {
            return systemError.isEmpty() && !(ported && clientSeen) ? systemError.read(bytes, at, to) : at;
        }
        if (first == 'A' || first == 'W') {
            int coded = code(at);
            if (coded > at) {
                return coded;
            }
        }
        return clientSeen || !systemError.isEmpty() || !sourceFile.isEmpty() ? at : sourceFile(at);
    }

    /**
     * A group in brackets. {@code [client AH02217: …} comes of a format that has {@code [client %a]} with a blank that
     * separates: without a client only its first half is written.
     */
    private int group(int at, boolean ported) {
        if (Ascii.startsWith(bytes, at, to, "[client ") || Ascii.startsWith(bytes, at, to, "[remote ")) {
            int close = clientEnd(at + 8);
            if (close > 0) {
                client.split(bytes, at + 8, close, ported);
                return afterBlank(close + 1);
            }
            int coded = code(at + 8);
            return coded > at + 8 ? coded : at;
        }
        // A process that comes this late can only be of a format that has identifiers before it.
        int next = identified() ? process(at) : at;
        return next > at ? next : identifier(at);
    }

    /** Reads host and log identifiers, which some formats have before the level; returns the index behind them. */
    int identifiers(byte[] source, int from, int limit) {
        bytes = source;
        to = limit;
        int at = from;
        for (int next = identifier(at); next > at; next = identifier(at)) {
            at = next;
        }
        return at;
    }

    /** Whether a host or a log identifier was read. */
    boolean identified() {
        return !host.isEmpty() || !requestLog.isEmpty() || !connectionLog.isEmpty();
    }

    private int identifier(int at) {
        if (at + 1 >= to || bytes[at] != '[') {
            return at;
        }
        return switch (bytes[at + 1]) {
            case 'v' -> named(at, "[vhost ", host);
            case 'h' -> named(at, "[host ", host);
            case 'R' -> named(at, "[R:", requestLog);
            case 'r' -> named(at, "[rid ", requestLog);
            case 'C' -> named(at, "[C:", connectionLog);
            case 'c' -> named(at, "[cid ", connectionLog);
            default -> at;
        };
    }

    private int named(int at, String start, Span field) {
        if (!field.isEmpty() || !Ascii.startsWith(bytes, at, to, start)) {
            return at;
        }
        int close = closing(at + start.length());
        if (close < 0) {
            return at;
        }
        field.set(at + start.length(), close);
        return afterBlank(close + 1);
    }

    /** Index of the bracket that ends a word, or -1 where a blank comes before it or nothing is between. */
    private int closing(int from) {
        int limit = Math.min(to, from + LONGEST_GROUP);
        for (int i = from; i < limit && bytes[i] != ' '; i++) {
            if (bytes[i] == ']') {
                return i > from ? i : -1;
            }
        }
        return -1;
    }

    /** The same for a client, which may have an address in brackets. */
    private int clientEnd(int from) {
        if (from < to && bytes[from] == '[') {
            int inner = closing(from + 1);
            return inner < 0 || inner + 1 >= to ? -1 : bytes[inner + 1] == ']' ? inner + 1 : closing(inner + 1);
        }
        return closing(from);
    }

    /** {@code AH00052: }, or {@code WSGI0146: } of mod_wsgi 6. */
    private int code(int at) {
        int letters = Ascii.startsWith(bytes, at, to, "AH") ? 2 : Ascii.startsWith(bytes, at, to, "WSGI") ? 4 : 0;
        int digits = Ascii.digitsEnd(bytes, at + letters, to);
        int count = digits - at - letters;
        if (letters == 0 || count < 4 || count > 5 || digits >= to || bytes[digits] != ':') {
            return at;
        }
        code.set(at, digits);
        return afterBlank(digits + 1);
    }

    /** {@code mod_rewrite.c(470): }, as levels from debug on and {@code %F} have it. */
    private int sourceFile(int at) {
        int limit = Math.min(to, at + LONGEST_GROUP);
        int open = at;
        while (open < limit && isFileName(bytes[open])) {
            open++;
        }
        if (open >= limit || bytes[open] != '(' || !isSource(at, open)) {
            return at;
        }
        int digits = Ascii.digitsEnd(bytes, open + 1, to);
        if (digits == open + 1 || !Ascii.startsWith(bytes, digits, to, "): ")) {
            return at;
        }
        sourceFile.set(at, open);
        sourceLine.set(open + 1, digits);
        return digits + 3;
    }

    private static boolean isFileName(byte b) {
        return Ascii.letter(b)
                || Ascii.digit(b)
                || b == '_'
                || b == '-'
                || b == '.'
                || b == '/'
                || b == '\\'
                || b == ':'
                || b == '+';
    }

    private boolean isSource(int from, int end) {
        for (String suffix : SOURCES) {
            if (end - from > suffix.length() && Ascii.startsWith(bytes, end - suffix.length(), end, suffix)) {
                return true;
            }
        }
        return false;
    }

    private int afterBlank(int index) {
        return index < to && bytes[index] == ' ' ? index + 1 : index;
    }

    Span pid() {
        return pid;
    }

    Span thread() {
        return thread;
    }

    Span sourceFile() {
        return sourceFile;
    }

    Span sourceLine() {
        return sourceLine;
    }

    Span host() {
        return host;
    }

    Span requestLog() {
        return requestLog;
    }

    Span connectionLog() {
        return connectionLog;
    }

    Span code() {
        return code;
    }

    SystemError systemError() {
        return systemError;
    }

    ClientAddress client() {
        return client;
    }
}
