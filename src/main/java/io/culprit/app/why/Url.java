package io.culprit.app.why;

import io.culprit.event.AccessEvent;

/**
 * What was asked for: a path, or all below it, and a query where one is named.
 *
 * @param path the path
 * @param query the query without its question mark; empty for any
 */
record Url(String path, String query) {

    /** Reads a path or a whole URL. */
    static Url parse(String text) {
        String rest = text.replaceFirst("^[A-Za-z]+://[^/?#]*", "").replaceFirst("#.*$", "");
        int mark = rest.indexOf('?');
        String path = mark < 0 ? rest : rest.substring(0, mark);
        return new Url(path.startsWith("/") ? path : "/" + path, mark < 0 ? "" : rest.substring(mark + 1));
    }

    /** Whether a request was for it, or for what is below it. */
    boolean covers(AccessEvent access) {
        boolean queried = query.isEmpty() || query.equals(access.query());
        String folder = path.endsWith("/") ? path : path + "/";
        return queried && (path.equals(access.path()) || access.path().startsWith(folder) && !path.equals("/"));
    }

    /** Whether a request was for this very path. */
    boolean names(AccessEvent access) {
        return path.equals(access.path());
    }
}
