package io.culprit.correlation.cases;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.correlation.cases.Timeline.Source;
import io.culprit.correlation.pattern.CaseEvent;
import io.culprit.correlation.pattern.PatternCase;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Header;
import io.culprit.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Turns the events that a case tells into a timeline of what shippers would have read. */
final class CaseTimeline {

    /** Beginning of every case. */
    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private static final String SERVICE = "shop";
    private static final String HOST = "web1";

    private record Told(Duration at, int number, CaseEvent event) {}

    private final PatternCase told;
    private final Timeline timeline = new Timeline(START);

    private CaseTimeline(PatternCase told) {
        this.told = told;
    }

    /**
     * The timeline.
     *
     * @throws IllegalArgumentException when an event cannot be what it says
     */
    static Timeline of(PatternCase told) {
        CaseTimeline made = new CaseTimeline(told);
        List<Told> all = new ArrayList<>();
        for (CaseEvent event : told.events()) {
            for (int i = 0; i < event.count().orElse(1); i++) {
                all.add(new Told(
                        event.at().plus(event.every().orElse(Duration.ZERO).multipliedBy(i)), i + 1, event));
            }
        }
        all.sort(Comparator.comparing(Told::at));
        all.forEach(made::add);
        told.until().ifPresent(made.timeline::reportFor);
        return made.timeline;
    }

    private void add(Told one) {
        one.event().kinds().forEach((kind, attributes) -> {
            Map<String, String> texts = new TreeMap<>(told.defaults().getOrDefault(kind, Map.of()));
            texts.putAll(attributes.texts());
            if (one.event().count().isPresent()) {
                texts.replaceAll((name, text) -> text.replace("{n}", Integer.toString(one.number())));
            }
            add(one, kind, texts);
        });
    }

    private void add(Told one, EventKind kind, Map<String, String> texts) {
        String host = one.event().host().orElse(HOST);
        String service = one.event().service().orElse(kind == EventKind.CHANGE ? "" : SERVICE);
        String file = one.event().source().orElseGet(() -> kind.label() + "/" + origin(kind, texts));
        Source source = new Source(service, host, kind, file);
        timeline.runs(host, service.isEmpty() ? SERVICE : service);
        timeline.add(source, START.plus(one.at()), header -> event(kind, header, texts));
    }

    private static String origin(EventKind kind, Map<String, String> texts) {
        String by =
                switch (kind) {
                    case ERROR, ACCESS -> "server.software";
                    case PROBE -> "probe.name";
                    case CHANGE -> "change.subject";
                };
        return texts.getOrDefault(by, "");
    }

    /** The event is read from its JSON, as it comes over the wire: what a name is there, it is here. */
    private static Event event(EventKind kind, Header header, Map<String, String> texts) {
        Map<String, String> rest = new HashMap<>(texts);
        ObjectNode json = Json.mapper().valueToTree(header);
        json.put("event.kind", kind.label());
        Set<String> own = EventProperties.of(kind);
        texts.forEach((name, text) -> {
            if (own.contains(name)) {
                json.put(name, text);
                rest.remove(name);
            }
        });
        ObjectNode attributes = json.putObject(
                switch (kind) {
                    case ERROR, ACCESS -> "attributes";
                    case PROBE -> "probe.attributes";
                    case CHANGE -> "change.attributes";
                });
        rest.forEach(attributes::put);
        if (kind != EventKind.ACCESS) {
            json.put("log.record.original", original(texts));
        }
        try {
            return (Event) Json.mapper().treeToValue(json, EventRecord.class);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(
                    "no " + kind.label() + " event can be " + texts + ": " + e.getOriginalMessage(), e);
        }
    }

    /** The line as it might have stood in a file; equal texts are equal evidence. */
    private static String original(Map<String, String> texts) {
        return Optional.ofNullable(texts.get("log.record.original"))
                .or(() -> Optional.ofNullable(texts.get("message"))
                        .map(message -> Optional.ofNullable(texts.get("process.pid"))
                                .map(pid -> "[pid " + pid + "] " + message)
                                .orElse(message)))
                .orElseGet(() -> String.join(" ", texts.values()));
    }
}
