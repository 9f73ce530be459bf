package io.culprit.shipper.format.error;

/** The request that an error record speaks of: {@code GET /a?b HTTP/1.1}. */
final class RequestText {

    private RequestText() {}

    /** Adds the parts of a request line; one that is no request stays as it is. */
    static void describe(String line, ErrorBody body) {
        int version = line.lastIndexOf(" HTTP/");
        int method = line.indexOf(' ');
        if (line.isEmpty()) {
            return;
        }
        if (method < 1 || !isMethod(line.substring(0, method)) || method + 1 == line.length()) {
            body.attribute("http.request.line", line);
            return;
        }
        boolean versioned = version > method;
        String target = line.substring(method + 1, versioned ? version : line.length());
        body.attribute("http.request.method", line.substring(0, method))
                .attribute("network.protocol.version", versioned ? line.substring(version + " HTTP/".length()) : "");
        target(target, body);
    }

    /** Requests to a proxy carry the scheme and the host, which are no part of the path. */
    static void target(String target, ErrorBody body) {
        String local = target;
        if (target.startsWith("http://") || target.startsWith("https://")) {
            int slash = target.indexOf('/', target.indexOf("://") + 3);
            local = slash < 0 ? "/" : target.substring(slash);
        }
        int question = local.indexOf('?');
        body.attribute("url.path", question < 0 ? local : local.substring(0, question))
                .attribute("url.query", question < 0 ? "" : local.substring(question + 1));
    }

    private static boolean isMethod(String text) {
        return text.length() <= 32 && text.chars().allMatch(c -> (c >= 'A' && c <= 'Z') || c == '-' || c == '_');
    }
}
