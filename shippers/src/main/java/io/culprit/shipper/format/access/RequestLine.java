package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.text.Escapes;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Set;

/**
 * The first line of a request, taken apart.
 *
 * <p>Servers log whatever they were sent: a line that is no request has no method and no path, but is kept.
 *
 * @param method the method, empty for garbage
 * @param authority scheme and host where the request named them, as to a proxy; else empty
 * @param path path without the query
 * @param query query without {@code ?}
 * @param version {@code 1.1}, empty when the request named none
 * @param protocol name of the protocol in lower case when it is another than HTTP, as RTSP of who probes for it; else empty
 * @param garbage the whole line when it is no request, else empty
 */
public record RequestLine(
        String method, String authority, String path, String query, String version, String protocol, String garbage) {

    private static final RequestLine NONE = new RequestLine("", "", "", "", "", "", "");
    private static final int LONGEST_PROTOCOL = 8;
    private static final byte[] VERSION = " HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] SCHEME_END = "://".getBytes(StandardCharsets.US_ASCII);
    static final int LONGEST_METHOD = 32;
    private static final Set<String> METHODS =
            Set.of("GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH");
    private static final String TOKEN_SIGNS = "!#$%&'*+.^`|~";

    /** The request line in {@code bytes[from, to)}, its escapes not yet undone; a dash or nothing when there was none. */
    static RequestLine of(byte[] bytes, int from, int to, Escapes escapes) {
        if (isNone(bytes, from, to)) {
            return NONE;
        }
        byte[] text = escapes.text(bytes, from, to).getBytes(StandardCharsets.UTF_8);
        return of(text, 0, text.length, StandardCharsets.UTF_8);
    }

    /** The same where the line is ASCII without a backslash. */
    static RequestLine ofPlain(byte[] bytes, int from, int to) {
        return isNone(bytes, from, to) ? NONE : of(bytes, from, to, StandardCharsets.ISO_8859_1);
    }

    private static boolean isNone(byte[] bytes, int from, int to) {
        return from == to || (to - from == 1 && bytes[from] == '-');
    }

    private static RequestLine of(byte[] bytes, int start, int stop, Charset charset) {
        int from = firstOther(bytes, start, stop);
        int to = lastOther(bytes, from, stop);
        int methodEnd = Bytes.indexOf(bytes, from, to, (byte) ' ');
        int versionStart = versionStart(bytes, from, to);
        boolean versioned = versionStart >= 0;
        if (methodEnd <= from
                || methodEnd + 1 == to
                || versionStart == methodEnd
                || !isMethod(bytes, from, methodEnd, versioned)) {
            return new RequestLine("", "", "", "", "", "", text(bytes, start, stop, charset));
        }
        int other = versioned ? -1 : otherProtocol(bytes, methodEnd + 1, to);
        int targetEnd = versioned ? versionStart : other < 0 ? to : other;
        String version = versioned ? version(bytes, versionStart + VERSION.length, to) : "";
        // The servers take any number of blanks behind the method.
        int target = firstOther(bytes, methodEnd + 1, targetEnd);
        RequestLine request = ofTarget(method(bytes, from, methodEnd), bytes, target, targetEnd, charset, version);
        return other < 0 ? request : request.in(text(bytes, other + 1, to, charset));
    }

    /** This request in another protocol, with its version behind a slash. */
    private RequestLine in(String otherProtocol) {
        int slash = otherProtocol.indexOf('/');
        String name = otherProtocol.substring(0, slash).toLowerCase(Locale.ROOT);
        return new RequestLine(method, authority, path, query, otherProtocol.substring(slash + 1), name, "");
    }

    /** Where {@code " RTSP/1.0"} or the like begins at the end of the line, or -1. */
    private static int otherProtocol(byte[] bytes, int from, int to) {
        int blank = Bytes.lastIndexOf(bytes, Math.max(from, to - LONGEST_PROTOCOL - 5), to, (byte) ' ');
        int slash = blank + 1;
        while (slash < to && bytes[slash] >= 'A' && bytes[slash] <= 'Z') {
            slash++;
        }
        int digits = to - slash - 1;
        boolean shaped = blank >= 0 && slash > blank + 1 && slash < to && bytes[slash] == '/';
        return shaped && (digits == 1 || digits == 3) && isVersion(bytes, slash + 1, to) ? blank : -1;
    }

    private static int firstOther(byte[] bytes, int from, int to) {
        int at = from;
        while (at < to && bytes[at] == ' ') {
            at++;
        }
        return at;
    }

    private static int lastOther(byte[] bytes, int from, int to) {
        int at = to;
        while (at > from && bytes[at - 1] == ' ') {
            at--;
        }
        return at;
    }

    /** The parts of a request that are logged one by one, their escapes undone. */
    public static RequestLine of(String method, String target, String query, String protocol) {
        String version = protocol.startsWith("HTTP/") ? protocol.substring("HTTP/".length()) : protocol;
        byte[] bytes = target.getBytes(StandardCharsets.UTF_8);
        RequestLine request = ofTarget(method, bytes, 0, bytes.length, StandardCharsets.UTF_8, version);
        String plain = query.startsWith("?") ? query.substring(1) : query;
        return plain.isEmpty()
                ? request
                : new RequestLine(method, request.authority(), request.path(), Bounded.text(plain), version, "", "");
    }

    /** The request line that is a text. */
    public static RequestLine of(String line) {
        byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
        return line.isEmpty() ? NONE : of(bytes, 0, bytes.length, StandardCharsets.UTF_8);
    }

    /** Requests to a proxy carry the scheme and the host, which are no part of the path. */
    private static RequestLine ofTarget(
            String method, byte[] bytes, int from, int to, Charset charset, String version) {
        int path = from;
        if (to > from && bytes[from] == 'h') {
            path = behindAuthority(bytes, from, to);
        }
        int question = Bytes.indexOf(bytes, path, to, (byte) '?');
        int pathEnd = question < 0 ? to : question;
        boolean bare = path > from && path == pathEnd;
        return new RequestLine(
                method,
                path == from ? "" : text(bytes, from, path, charset),
                bare ? "/" : text(bytes, path, pathEnd, charset),
                question < 0 ? "" : text(bytes, question + 1, to, charset),
                version,
                "",
                "");
    }

    private static int behindAuthority(byte[] bytes, int from, int to) {
        int scheme = bytes.length > from + 4 && bytes[from + 4] == 's' ? from + 5 : from + 4;
        boolean absolute = Bytes.startsWith(bytes, from, to, new byte[] {'h', 't', 't', 'p'})
                && Bytes.startsWith(bytes, scheme, to, SCHEME_END);
        if (!absolute) {
            return from;
        }
        int slash = Bytes.indexOf(bytes, scheme + SCHEME_END.length, to, (byte) '/');
        return slash < 0 ? to : slash;
    }

    /** Where {@code " HTTP/1.1"} begins at the end of the line, or -1. */
    private static int versionStart(byte[] bytes, int from, int to) {
        for (int digits = 1; digits <= 3; digits += 2) {
            int start = to - digits - VERSION.length;
            if (start >= from && Bytes.startsWith(bytes, start, to, VERSION) && isVersion(bytes, to - digits, to)) {
                return start;
            }
        }
        return -1;
    }

    /** A digit, or two with a point between. */
    private static boolean isVersion(byte[] bytes, int from, int to) {
        boolean pointed = to - from == 1 || (bytes[from + 1] == '.' && Ascii.digit(bytes[from + 2]));
        return Ascii.digit(bytes[from]) && pointed;
    }

    /** A token (RFC 9110, 5.6.2); in capitals where no version stands at the end to say that this is HTTP. */
    private static boolean isMethod(byte[] bytes, int from, int to, boolean versioned) {
        for (int i = from; i < to; i++) {
            byte b = bytes[i];
            boolean capital = (b >= 'A' && b <= 'Z') || b == '-' || b == '_';
            if (!capital && !(versioned && isOther(b))) {
                return false;
            }
        }
        return to - from <= LONGEST_METHOD
                && (versioned
                        || "/*h".indexOf(bytes[to + 1]) >= 0
                        || METHODS.contains(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1)));
    }

    private static boolean isOther(byte b) {
        return (b >= 'a' && b <= 'z') || Ascii.digit(b) || TOKEN_SIGNS.indexOf(b) >= 0;
    }

    /** Methods are few: those in use need no copies. */
    private static String method(byte[] bytes, int from, int to) {
        if (to - from == 3 && bytes[from] == 'G' && bytes[from + 1] == 'E' && bytes[from + 2] == 'T') {
            return "GET";
        }
        if (to - from == 4
                && bytes[from] == 'P'
                && bytes[from + 1] == 'O'
                && bytes[from + 2] == 'S'
                && bytes[from + 3] == 'T') {
            return "POST";
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String version(byte[] bytes, int from, int to) {
        if (to - from == 3 && bytes[from + 1] == '.') {
            if (bytes[from] == '1') {
                return bytes[from + 2] == '1' ? "1.1" : bytes[from + 2] == '0' ? "1.0" : "1." + (char) bytes[from + 2];
            }
            if (bytes[from] == '2' && bytes[from + 2] == '0') {
                return "2.0";
            }
        }
        return new String(bytes, from, to - from, StandardCharsets.ISO_8859_1);
    }

    private static String text(byte[] bytes, int from, int to, Charset charset) {
        return from == to ? "" : Bounded.text(new String(bytes, from, to - from, charset));
    }
}
