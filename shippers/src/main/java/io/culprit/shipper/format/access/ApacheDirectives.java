package io.culprit.shipper.format.access;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.access.Piece.Unit;
import io.culprit.shipper.format.access.Piece.Value;
import java.util.Locale;

/**
 * What each directive of a {@code LogFormat} writes.
 *
 * <p>Source: the handlers registered in log_pre_config of mod_log_config.c, mod_logio.c, mod_ssl's ssl_engine_vars.c.
 */
final class ApacheDirectives {

    private ApacheDirectives() {}

    /**
     * The value of a directive.
     *
     * @param source the directive as the format has it
     * @param modifiers what stands between the percent sign and the rest
     * @param argument what stands in braces, or null
     * @param letter its letter
     * @param column where it stands, from 1
     */
    static Value value(String source, String modifiers, String argument, String letter, int column)
            throws FormatException {
        return switch (letter) {
            case "a" -> "c".equals(argument) ? word(source, "network.peer.address") : client(source);
            case "h" -> client(source);
            case "A" -> word(source, "network.local.address");
            case "B", "b" -> Value.of(source, Target.BODY_BYTES, Grammar.NUMBER);
            case "O" -> Value.of(source, Target.RESPONSE_BYTES, Grammar.NUMBER);
            case "I" -> Value.of(source, Target.REQUEST_BYTES, Grammar.NUMBER);
            case "S" -> Value.attribute(source, "apache.bytes_transferred", Grammar.NUMBER);
            case "D" -> Value.duration(source, Grammar.NUMBER, Unit.MICROSECONDS);
            case "T" -> Value.duration(source, Grammar.NUMBER, unit(source, argument, column));
            case "t" -> time(source, argument);
            case "r" -> Value.of(source, Target.REQUEST, Grammar.TEXT);
            case "m" -> Value.of(source, Target.METHOD, Grammar.WORD);
            case "U" -> Value.of(source, Target.URI, Grammar.TEXT);
            case "q" -> Value.of(source, Target.QUERY, Grammar.TEXT);
            case "H" -> Value.of(source, Target.PROTOCOL, Grammar.WORD);
            case "s" -> Value.of(source, Target.STATUS, Grammar.STATUS);
            case "u" -> Value.of(source, Target.USER, Grammar.TEXT);
            case "l" -> Value.attribute(source, "apache.remote_logname", Grammar.WORD);
            case "v", "V" -> Value.of(source, Target.VIRTUAL_HOST, Grammar.WORD);
            case "p" -> port(source, argument);
            case "P" -> pid(source, argument);
            case "k" -> Value.attribute(source, "apache.keepalive_requests", Grammar.NUMBER);
            case "X" -> Value.attribute(source, "apache.connection_status", Grammar.WORD);
            case "L" -> Value.attribute(source, "apache.log_id", Grammar.WORD);
            case "R" -> Value.attribute(source, "apache.handler", Grammar.TEXT);
            case "f" -> Value.attribute(source, "apache.filename", Grammar.TEXT);
            case "i" -> requestHeader(source, named(source, argument, column));
            case "o" -> text(source, "http.response.header." + lower(named(source, argument, column)));
            case "^ti" -> text(source, "http.request.trailer." + lower(named(source, argument, column)));
            case "^to" -> text(source, "http.response.trailer." + lower(named(source, argument, column)));
            case "C" -> text(source, "http.request.cookie." + named(source, argument, column));
            case "e" -> environment(source, named(source, argument, column));
            case "n" -> text(source, "apache.note." + named(source, argument, column));
            case "x", "c" -> text(source, "apache.ssl." + named(source, argument, column));
            default ->
                throw new FormatException("the LogFormat has " + source + " at column " + column
                        + ", which no module of httpd 2.4 writes: see mod_log_config's custom log formats, and write %% for"
                        + " the sign itself"
                        + (modifiers.isEmpty() ? "" : " (modifiers " + modifiers + " are understood)"));
        };
    }

    private static Value client(String source) {
        return Value.of(source, Target.CLIENT, Grammar.WORD);
    }

    private static Value word(String source, String attribute) {
        return Value.attribute(source, attribute, Grammar.WORD);
    }

    private static Value text(String source, String attribute) {
        return Value.attribute(source, attribute, Grammar.TEXT);
    }

    private static Unit unit(String source, String argument, int column) throws FormatException {
        return switch (argument == null ? "s" : argument) {
            case "s" -> Unit.SECONDS;
            case "ms" -> Unit.MILLISECONDS;
            case "us" -> Unit.MICROSECONDS;
            default ->
                throw new FormatException("the LogFormat has " + source + " at column " + column
                        + ", whose unit is none: use s, ms or us");
        };
    }

    private static Value time(String source, String argument) {
        return argument == null
                ? Value.time(source, Grammar.CLF_TIME, "")
                : Value.time(source, Grammar.TIME, argument.isEmpty() ? "%d/%b/%Y:%H:%M:%S %z" : argument);
    }

    private static Value port(String source, String argument) {
        return switch (argument == null ? "canonical" : argument) {
            case "remote" -> Value.attribute(source, "client.port", Grammar.NUMBER);
            case "local" -> Value.attribute(source, "network.local.port", Grammar.NUMBER);
            default -> Value.of(source, Target.PORT, Grammar.NUMBER);
        };
    }

    private static Value pid(String source, String argument) {
        return switch (argument == null ? "pid" : argument) {
            case "tid" -> Value.attribute(source, "thread.id", Grammar.NUMBER);
            case "hextid" -> Value.attribute(source, "thread.id", Grammar.WORD);
            default -> Value.of(source, Target.PID, Grammar.NUMBER);
        };
    }

    private static Value requestHeader(String source, String name) {
        return switch (lower(name)) {
            case "referer" -> Value.of(source, Target.REFERER, Grammar.TEXT);
            case "user-agent" -> Value.of(source, Target.USER_AGENT, Grammar.TEXT);
            case "host" -> Value.of(source, Target.VIRTUAL_HOST, Grammar.TEXT);
            case "x-request-id" -> Value.of(source, Target.REQUEST_ID, Grammar.TEXT);
            default -> text(source, "http.request.header." + lower(name));
        };
    }

    private static Value environment(String source, String name) {
        return name.equals("UNIQUE_ID")
                ? Value.of(source, Target.REQUEST_ID, Grammar.WORD)
                : text(source, "apache.env." + name);
    }

    private static String named(String source, String argument, int column) throws FormatException {
        if (argument == null || argument.isEmpty()) {
            throw new FormatException("the LogFormat has " + source + " at column " + column
                    + " without a name: write it in braces, as %{User-Agent}i");
        }
        return argument;
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
