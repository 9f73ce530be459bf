package io.culprit.shipper.format.error;

import io.culprit.event.Software;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes an event of a record of nginx's error log: the message alone, and all the rest as fields. */
final class NginxErrorBody {

    /** Messages that name the client where no context does: of http, of stream and of ModSecurity. */
    private static final Pattern CLIENT = Pattern.compile(
            "client (\\S{1,64}) (?:closed keepalive connection|connected to )|\\[client (\\S{1,64})\\] ");

    private static final Pattern LIMIT = Pattern.compile(
            "(?:limiting|delaying) (?:requests|connections)(?:, dry run)?(?:, excess: ([0-9.]{1,20}),?)? by zone \"([^\"]{1,200})\"");
    private static final Pattern LUA =
            Pattern.compile("(?:\\[lua\\] |lua entry thread aborted: runtime error: )(\\S{1,500}):(\\d{1,9}): ?");
    private static final Pattern CONFIGURATION = Pattern.compile(" in (/\\S{1,500}):(\\d{1,9})$");
    private static final String CONTEXT = ", context: ";

    private NginxErrorBody() {}

    /**
     * @param text what stands behind level, process and connection
     * @param original the whole record
     */
    static ErrorBody of(String text, String original) {
        NginxContext context = NginxContext.of(text);
        String message = context.message();
        int lua = message.lastIndexOf(CONTEXT);
        String luaContext = lua < 0 ? "" : message.substring(lua + CONTEXT.length());
        boolean phased = !luaContext.isEmpty() && luaContext.indexOf(' ') < 0 && luaContext.indexOf(',') < 0;
        String alone = phased ? message.substring(0, lua) : message;
        ErrorBody body = new ErrorBody(Software.NGINX, alone, original)
                .client(context.field("client"), "")
                .referer(context.field("referrer"))
                .attribute("nginx.context", phased ? luaContext : "")
                .attribute("server.address", context.field("server"))
                .attribute("http.request.header.host", context.field("host"))
                .attribute("nginx.subrequest", context.field("subrequest"))
                .attribute("user.name", context.field("login"));
        if (context.field("client").isEmpty()) {
            client(alone, body);
        }
        RequestText.describe(context.field("request"), body);
        upstream(context.field("upstream"), body);
        systemError(alone, body);
        places(alone, body);
        return body;
    }

    private static void client(String message, ErrorBody body) {
        Matcher client = CLIENT.matcher(message);
        if (client.lookingAt()) {
            String told = client.group(1) == null ? client.group(2) : client.group(1);
            int colon = told.lastIndexOf(':');
            boolean ported = colon > 0 && (told.indexOf(':') == colon || told.charAt(colon - 1) == ']');
            String address = ported ? told.substring(0, colon) : told;
            boolean bracketed = address.startsWith("[") && address.endsWith("]");
            body.client(
                    bracketed ? address.substring(1, address.length() - 1) : address,
                    ported ? told.substring(colon + 1) : "");
        }
    }

    /** {@code http://10.0.0.5:8080/a}, {@code fastcgi://unix:/run/php.sock:}, or an address alone. */
    private static void upstream(String url, ErrorBody body) {
        if (url.isEmpty()) {
            return;
        }
        int scheme = url.indexOf("://");
        String rest = scheme < 0 ? url : url.substring(scheme + 3);
        int end = rest.startsWith("unix:") ? rest.indexOf(':', 5) : rest.indexOf('/');
        body.attribute("upstream.address", end < 0 ? rest : rest.substring(0, end))
                .attribute("upstream.url", url);
    }

    /**
     * {@code (111: Connection refused)}, which nginx writes behind what failed; what it was doing may follow. The last one
     * counts, since a path before it may look the same.
     */
    private static void systemError(String message, ErrorBody body) {
        int open = message.lastIndexOf(" (");
        for (int tries = 0; open >= 0 && tries < 4; tries++) {
            int digits = open + 2;
            while (digits < message.length() && message.charAt(digits) >= '0' && message.charAt(digits) <= '9') {
                digits++;
            }
            int close = message.indexOf(')', digits);
            if (digits > open + 2 && message.startsWith(": ", digits) && close > 0 && endsAction(message, close + 1)) {
                body.attribute("error.errno", message.substring(open + 2, digits))
                        .attribute("error.errno.text", message.substring(digits + 2, close));
                return;
            }
            open = message.lastIndexOf(" (", open - 1);
        }
    }

    private static boolean endsAction(String message, int at) {
        return at == message.length()
                || message.startsWith(" while ", at)
                || message.startsWith(" in ", at)
                || message.startsWith(", ", at);
    }

    private static void places(String message, ErrorBody body) {
        Matcher limit = LIMIT.matcher(message);
        if (limit.lookingAt()) {
            body.attribute(
                            "nginx.limit.excess",
                            Optional.ofNullable(limit.group(1)).orElse(""))
                    .attribute("nginx.limit.zone", limit.group(2));
        }
        Matcher lua = LUA.matcher(message);
        Matcher configuration = CONFIGURATION.matcher(message);
        if (lua.lookingAt()) {
            body.attribute("code.file.path", lua.group(1)).attribute("code.line.number", lua.group(2));
        } else if (message.contains("PHP ")) {
            PhpText.describe(message, body);
        } else if (configuration
                .region(Math.max(0, message.length() - 600), message.length())
                .find()) {
            body.attribute("code.file.path", configuration.group(1))
                    .attribute("code.line.number", configuration.group(2));
        }
    }
}
