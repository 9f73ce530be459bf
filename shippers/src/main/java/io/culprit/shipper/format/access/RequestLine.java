package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bounded;

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
 * @param garbage the whole line when it is no request, else empty
 */
record RequestLine(String method, String authority, String path, String query, String version, String garbage) {

    private static final RequestLine NONE = new RequestLine("", "", "", "", "", "");
    private static final String VERSION = " HTTP/";
    private static final int LONGEST_METHOD = 32;

    /** @param line the request line, escapes undone; empty when there was none */
    static RequestLine of(String line) {
        if (line.isEmpty()) {
            return NONE;
        }
        int methodEnd = line.indexOf(' ');
        int versionStart = line.lastIndexOf(VERSION);
        boolean versioned = versionStart >= methodEnd && isVersion(line, versionStart + VERSION.length());
        if (methodEnd < 1
                || methodEnd + 1 == line.length()
                || (versioned && versionStart == methodEnd)
                || !isMethod(line, methodEnd, versioned)) {
            return new RequestLine("", "", "", "", "", Bounded.text(line));
        }
        String target = line.substring(methodEnd + 1, versioned ? versionStart : line.length());
        String version = versioned ? line.substring(versionStart + VERSION.length()) : "";
        return ofTarget(method(line, methodEnd), target, version(version));
    }

    /** The parts of a request that are logged one by one. */
    static RequestLine of(String method, String target, String query, String protocol) {
        String version = protocol.startsWith("HTTP/") ? protocol.substring("HTTP/".length()) : protocol;
        RequestLine request = ofTarget(method, target, version(version));
        String plain = query.startsWith("?") ? query.substring(1) : query;
        return plain.isEmpty()
                ? request
                : new RequestLine(method, request.authority(), request.path(), Bounded.text(plain), version, "");
    }

    /** Requests to a proxy carry the scheme and the host, which are no part of the path. */
    private static RequestLine ofTarget(String method, String target, String version) {
        int slash = 0;
        if (target.startsWith("http://") || target.startsWith("https://")) {
            slash = target.indexOf('/', target.indexOf("://") + 3);
            slash = slash < 0 ? target.length() : slash;
        }
        int question = target.indexOf('?', slash);
        String path = target.substring(slash, question < 0 ? target.length() : question);
        return new RequestLine(
                method,
                target.substring(0, slash),
                slash > 0 && path.isEmpty() ? "/" : Bounded.text(path),
                question < 0 ? "" : Bounded.text(target.substring(question + 1)),
                version,
                "");
    }

    /** A digit, or two with a point between, up to the end. */
    private static boolean isVersion(String line, int at) {
        int length = line.length() - at;
        return (length == 1 || (length == 3 && line.charAt(at + 1) == '.' && Character.isDigit(line.charAt(at + 2))))
                && Character.isDigit(line.charAt(at));
    }

    /** A token (RFC 9110, 5.6.2); in capitals where no version stands at the end to say that this is HTTP. */
    private static boolean isMethod(String line, int end, boolean versioned) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            boolean capital = (c >= 'A' && c <= 'Z') || c == '-' || c == '_';
            boolean other = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "!#$%&'*+.^`|~".indexOf(c) >= 0;
            if (!capital && !(versioned && other)) {
                return false;
            }
        }
        return end <= LONGEST_METHOD && (versioned || "/*h".indexOf(line.charAt(end + 1)) >= 0);
    }

    /** Methods are few: those in use need no copies. */
    private static String method(String line, int end) {
        if (end == 3 && line.startsWith("GET")) {
            return "GET";
        }
        if (end == 4 && line.startsWith("POST")) {
            return "POST";
        }
        return line.substring(0, end);
    }

    private static String version(String version) {
        return switch (version) {
            case "1.1" -> "1.1";
            case "1.0" -> "1.0";
            case "2.0" -> "2.0";
            default -> version;
        };
    }
}
