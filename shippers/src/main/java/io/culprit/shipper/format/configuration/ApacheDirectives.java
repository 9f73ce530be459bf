package io.culprit.shipper.format.configuration;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The directives of Apache that explain incidents: mod_wsgi's processes and mounts, and aliases. */
public final class ApacheDirectives {

    private ApacheDirectives() {}

    /**
     * The event that a directive was read, or nothing when it explains nothing.
     *
     * @param record the directive as it is written, continuation lines joined by newlines
     * @param place where it stands, as attributes
     */
    public static Optional<EventBody> read(String record, Map<String, String> place) {
        Directive directive = Directive.of(record);
        return switch (directive.name()) {
            case "wsgidaemonprocess" -> event("WSGIDaemonProcess", WsgiOptions.ofDaemon(directive), record, place);
            case "wsgiscriptalias" -> event("WSGIScriptAlias", WsgiOptions.ofMount(directive), record, place);
            case "wsgiscriptaliasmatch" -> event("WSGIScriptAliasMatch", WsgiOptions.ofMount(directive), record, place);
            case "alias" -> event("Alias", alias(directive), record, place);
            case "aliasmatch" -> event("AliasMatch", alias(directive), record, place);
            default -> Optional.empty();
        };
    }

    private static SortedMap<String, String> alias(Directive directive) {
        SortedMap<String, String> attributes = new TreeMap<>();
        attributes.put("alias.path", Bounded.text(directive.argument(0)));
        attributes.put("alias.target", Bounded.text(directive.argument(1)));
        return attributes;
    }

    private static Optional<EventBody> event(
            String name, SortedMap<String, String> attributes, String record, Map<String, String> place) {
        attributes.putAll(place);
        String original = Bounded.text(record.strip());
        return Optional.of(header -> new ChangeEvent(header, "configuration", "read", name, "", attributes, original));
    }
}
