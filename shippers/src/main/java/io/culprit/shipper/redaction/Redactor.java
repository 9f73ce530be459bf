package io.culprit.shipper.redaction;

import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.ProbeEvent;
import io.culprit.wire.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Redaction by rules: fields by their names, and everything else as text, in which an address, a parameter or a header may
 * stand.
 *
 * <p>What changed on the host itself (packages, configuration) tells of no visitor and stays as it is; so do addresses of
 * servers, without which it could not be said which one failed. An event in which nothing is found is the same object.
 */
final class Redactor implements Redaction {

    private static final Set<String> SERVERS = Set.of(
            "server.address",
            "upstream.address",
            "upstream.url",
            "network.local",
            "network.local.address",
            "http.request.header.host",
            "url.domain",
            "url.full",
            "syslog.hostname",
            "host.name",
            "host.ip");
    private static final Set<String> CLIENTS = Set.of(
            "client.address",
            "source.address",
            "source.ip",
            "network.peer.address",
            "http.request.header.x-forwarded-for",
            "http.request.header.x-real-ip");
    private static final Set<String> USERS =
            Set.of("user.name", "user.id", "user.email", "enduser.id", "apache.remote_logname");
    private static final Set<String> UNKNOWN = Set.of("log.record.rest", "log.record.original", "event.original");
    private static final Set<String> QUERIES = Set.of("url.query", "url.original", "http.request.header.referer");

    private final Rules rules;

    Redactor(Rules rules) {
        this.rules = rules;
    }

    @Override
    public Event of(Event event) {
        if (event instanceof AccessEvent access) {
            return access(access);
        }
        if (event instanceof ErrorEvent error) {
            return error(error);
        }
        return event instanceof ProbeEvent probe ? probe(probe) : (ChangeEvent) event;
    }

    @Override
    public DeadLetter of(DeadLetter letter) {
        Texts texts = new Texts(rules, "", List.of());
        return new DeadLetter(
                letter.stage(),
                letter.reason(),
                texts.unknown(letter.detail()),
                letter.host(),
                letter.source(),
                letter.offset(),
                rules.users().inLine(texts.unknown(letter.text())));
    }

    private AccessEvent access(AccessEvent event) {
        Texts texts = new Texts(
                rules,
                event.clientAddress(),
                servers(event.attributes(), event.virtualHost(), event.upstreamAddress()));
        Fields fields = new Fields(event.attributes(), texts);
        String virtualHost = fields.of(event.virtualHost(), texts.server(event.virtualHost()));
        String path = fields.of(event.path(), texts.query(event.path()));
        String query = fields.of(event.query(), texts.query(event.query()));
        String requestLine = fields.of(event.requestLine(), texts.words(event.requestLine()));
        String client = fields.of(event.clientAddress(), rules.addresses().client(event.clientAddress()));
        String user = fields.of(event.user(), rules.users().user(event.user()));
        String referer = fields.of(
                event.referer(), header("http.request.header.referer", event.referer(), texts.query(event.referer())));
        String agent = fields.of(
                event.userAgent(), header("user_agent.original", event.userAgent(), texts.value(event.userAgent())));
        String upstream = fields.of(event.upstreamAddress(), texts.server(event.upstreamAddress()));
        SortedMap<String, String> attributes = fields.attributes();
        return !fields.changed
                ? event
                : new AccessEvent(
                        event.header(),
                        event.software(),
                        virtualHost,
                        event.port(),
                        event.method(),
                        path,
                        query,
                        event.protocolVersion(),
                        requestLine,
                        event.status(),
                        event.bodyBytes(),
                        event.responseBytes(),
                        event.requestBytes(),
                        client,
                        user,
                        referer,
                        agent,
                        event.duration(),
                        event.pid(),
                        upstream,
                        event.upstreamStatus(),
                        event.upstreamDuration(),
                        event.requestId(),
                        attributes);
    }

    private ErrorEvent error(ErrorEvent event) {
        Texts texts = new Texts(rules, event.clientAddress(), servers(event.attributes()));
        String user = event.attributes().getOrDefault("user.name", "");
        texts.literal(user, rules.users().told(user));
        Fields fields = new Fields(event.attributes(), texts);
        String client = fields.of(event.clientAddress(), rules.addresses().client(event.clientAddress()));
        String referer = fields.of(
                event.referer(), header("http.request.header.referer", event.referer(), texts.query(event.referer())));
        String message = fields.of(event.message(), texts.words(event.message()));
        String original = fields.of(event.original(), texts.words(event.original()));
        SortedMap<String, String> attributes = fields.attributes();
        return !fields.changed
                ? event
                : new ErrorEvent(
                        event.header(),
                        event.software(),
                        event.level(),
                        event.module(),
                        event.pid(),
                        event.thread(),
                        event.code(),
                        client,
                        event.clientPort(),
                        referer,
                        message,
                        attributes,
                        original);
    }

    private ProbeEvent probe(ProbeEvent event) {
        String client = event.attributes().getOrDefault("client.address", "");
        Texts texts = new Texts(rules, client, servers(event.attributes(), event.subject()));
        Fields fields = new Fields(event.attributes(), texts);
        String subject = fields.of(event.subject(), texts.server(event.subject()));
        String original = fields.of(event.original(), texts.words(event.original()));
        SortedMap<String, String> attributes = fields.attributes();
        return !fields.changed
                ? event
                : new ProbeEvent(event.header(), event.probe(), subject, event.outcome(), attributes, original);
    }

    private static List<String> servers(Map<String, String> attributes, String... further) {
        List<String> servers = new ArrayList<>(List.of(further));
        for (Map.Entry<String, String> attribute : attributes.entrySet()) {
            if (SERVERS.contains(attribute.getKey())) {
                servers.add(attribute.getValue());
            }
        }
        return servers;
    }

    private String header(String name, String value, String otherwise) {
        return !value.isEmpty() && rules.headers().hold(name) ? Parameters.INSTEAD : otherwise;
    }

    private String attribute(String name, String value, Texts texts) {
        if (!value.isEmpty() && rules.headers().hold(name)) {
            return Parameters.INSTEAD;
        }
        if (USERS.contains(name)) {
            return rules.users().user(value);
        }
        if (CLIENTS.contains(name)) {
            return rules.addresses().client(value);
        }
        if (SERVERS.contains(name)) {
            return texts.server(value);
        }
        if (QUERIES.contains(name)) {
            return texts.query(value);
        }
        return UNKNOWN.contains(name) ? texts.unknown(value) : texts.words(value);
    }

    /** Fields as they become, and whether any does become another. */
    private final class Fields {

        private final SortedMap<String, String> attributes;
        private final Texts texts;
        private boolean changed;

        Fields(SortedMap<String, String> attributes, Texts texts) {
            this.attributes = attributes;
            this.texts = texts;
        }

        String of(String before, String after) {
            changed |= !before.equals(after);
            return after;
        }

        SortedMap<String, String> attributes() {
            boolean before = changed;
            changed = false;
            SortedMap<String, String> after = new TreeMap<>();
            for (Map.Entry<String, String> attribute : attributes.entrySet()) {
                String value = of(attribute.getValue(), attribute(attribute.getKey(), attribute.getValue(), texts));
                if (!value.isEmpty() || attribute.getValue().isEmpty()) {
                    after.put(attribute.getKey(), value);
                }
            }
            SortedMap<String, String> result = changed ? after : attributes;
            changed |= before;
            return result;
        }
    }
}
