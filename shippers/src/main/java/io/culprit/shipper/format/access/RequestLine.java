package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bounded;

/**
 * The first line of a request, taken apart.
 *
 * <p>Servers log whatever they were sent: a line that is no request keeps its whole text as {@code path} and has no method.
 *
 * @param method the method, empty for garbage
 * @param path path without the query
 * @param query query without {@code ?}
 * @param version {@code 1.1}, empty when the request named none
 */
record RequestLine(String method, String path, String query, String version) {

    static final RequestLine NONE = new RequestLine("", "", "", "");

    /** @param line the request line, escapes undone; {@code -} or empty when there was none */
    static RequestLine of(String line) {
        if (line.isEmpty() || line.equals("-")) {
            return NONE;
        }
        int methodEnd = line.indexOf(' ');
        if (methodEnd < 1 || !isMethod(line, methodEnd) || methodEnd + 1 == line.length()) {
            return new RequestLine("", Bounded.text(line), "", "");
        }
        int versionStart = line.lastIndexOf(" HTTP/");
        boolean versioned = versionStart >= methodEnd;
        String target =
                line.substring(methodEnd + 1, versioned ? Math.max(versionStart, methodEnd + 1) : line.length());
        String version = versioned ? line.substring(versionStart + " HTTP/".length()) : "";
        return ofTarget(line.substring(0, methodEnd), withoutAuthority(target), version);
    }

    private static RequestLine ofTarget(String method, String target, String version) {
        int question = target.indexOf('?');
        return question < 0
                ? new RequestLine(method, Bounded.text(target), "", version)
                : new RequestLine(
                        method,
                        Bounded.text(target.substring(0, question)),
                        Bounded.text(target.substring(question + 1)),
                        version);
    }

    /** Requests to a proxy carry the scheme and the host, which are no part of the path. */
    private static String withoutAuthority(String target) {
        if (!target.startsWith("http://") && !target.startsWith("https://")) {
            return target;
        }
        int slash = target.indexOf('/', target.indexOf("://") + 3);
        return slash < 0 ? "/" : target.substring(slash);
    }

    private static boolean isMethod(String line, int end) {
        for (int i = 0; i < end; i++) {
            char c = line.charAt(i);
            if ((c < 'A' || c > 'Z') && c != '-' && c != '_') {
                return false;
            }
        }
        return end <= 32;
    }
}
