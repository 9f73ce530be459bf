package io.culprit.shipper.format.configuration;

import io.culprit.shipper.format.text.Bounded;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The options of mod_wsgi's directives as attributes: {@code maximum-requests=500} becomes
 * {@code wsgi.maximum_requests}. Only what is written is there; defaults depend on the module's version.
 */
final class WsgiOptions {

    private WsgiOptions() {}

    static SortedMap<String, String> ofDaemon(Directive directive) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("wsgi.group", Bounded.text(directive.argument(0)));
        options(directive, 1, attributes);
        return attributes;
    }

    static SortedMap<String, String> ofMount(Directive directive) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("wsgi.mount", Bounded.text(directive.argument(0)));
        attributes.put("wsgi.script", Bounded.text(directive.argument(1)));
        options(directive, 2, attributes);
        return attributes;
    }

    private static void options(Directive directive, int from, SortedMap<String, String> attributes) {
        for (String option : directive
                .arguments()
                .subList(
                        Math.min(from, directive.arguments().size()),
                        directive.arguments().size())) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                attributes.put(name(option.substring(0, equals)), Bounded.text(option.substring(equals + 1)));
            }
        }
    }

    /** The daemon group is the word of this domain; the Unix user and group get names of their own. */
    private static String name(String option) {
        return switch (option) {
            case "user" -> "wsgi.unix_user";
            case "group" -> "wsgi.unix_group";
            case "process-group" -> "wsgi.group";
            default -> "wsgi." + option.replace('-', '_');
        };
    }
}
