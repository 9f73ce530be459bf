package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Escapes;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A value that a line has for a piece of its {@code ErrorLogFormat}.
 *
 * @param item the piece
 * @param text the value, escaped as it was written
 */
record ErrorLogValue(ErrorLogItem item, String text) {

    static final Pattern SYSTEM_ERROR = Pattern.compile("\\((?:(EAI|OS|os) )?(-?\\d{1,18}|0x[0-9a-f]{1,16})\\)");

    /** Adds the value to an event. */
    void addTo(ErrorBody body) {
        String name = item.text();
        boolean ofConnection = name.equalsIgnoreCase("c");
        switch (item.kind().orElseThrow()) {
            case LEVEL -> body.level(text);
            case MODULE -> body.module(text);
            case PROCESS -> body.pid(text);
            case THREAD -> body.thread(text);
            case CLIENT -> address(text, ofConnection ? "network.peer" : "client", body);
            case LOCAL -> address(text, "network.local", body);
            case SERVER, SERVER_USED -> body.attribute("server.address", text);
            case KEEPALIVE -> body.attribute("apache.keepalive.requests", text);
            case LOG_ID -> body.attribute(ofConnection ? "apache.connection.log_id" : "apache.request.log_id", text);
            case ENVIRONMENT -> body.attribute("apache.environment." + name, Escapes.decode(text));
            case NOTE -> body.attribute("apache.note." + name, Escapes.decode(text));
            case HEADER -> header(name.toLowerCase(Locale.ROOT), Escapes.decode(text), body);
            case SYSTEM_ERROR -> systemError(text, body);
            case SOURCE -> {
                int open = text.lastIndexOf('(');
                body.attribute("code.file.path", text.substring(0, open))
                        .attribute("code.line.number", text.substring(open + 1, text.length() - 1));
            }
            case TIME, MESSAGE -> {
                // The event's own time, and its message.
            }
        }
    }

    private static void header(String name, String text, ErrorBody body) {
        switch (name) {
            case "referer" -> body.referer(text);
            case "user-agent" -> body.attribute("user_agent.original", text);
            default -> body.attribute("http.request.header." + name, text);
        }
    }

    private static void address(String logged, String whose, ErrorBody body) {
        byte[] bytes = logged.getBytes(StandardCharsets.UTF_8);
        ClientAddress split = new ClientAddress();
        split.split(bytes, 0, bytes.length, true);
        String address = split.address().text(bytes);
        String port = split.port().text(bytes);
        if (whose.equals("client")) {
            body.client(address, port);
        } else {
            body.attribute(whose + ".address", address).attribute(whose + ".port", port);
        }
    }

    private static void systemError(String text, ErrorBody body) {
        Matcher error = SYSTEM_ERROR.matcher(text);
        if (error.lookingAt()) {
            body.attribute("error.errno", error.group(2))
                    .attribute("error.errno.text", text.substring(error.end()).strip())
                    .attribute(
                            "error.errno.family",
                            Optional.ofNullable(error.group(1)).orElse(""));
        }
    }
}
