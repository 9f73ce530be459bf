package io.culprit.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.app.report.Timeline.Line;
import io.culprit.app.report.Timeline.Point;
import io.culprit.app.report.Timeline.Series;
import io.culprit.incident.Incident;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Findings in which every text that can come from a log, a host or a pattern file is an attack. */
final class Hostile {

    static final String TITLE = "owned";

    /** Ends what it may stand in, then runs: in text, in attributes, in JSON, in comments, in Markdown, in ECharts. */
    static final String TEXT = "\"'`}]-->*/</script></code></title><script>document.title='" + TITLE + "'</script>"
            + "<img src=x onerror=\"document.title='" + TITLE + "'\"><svg onload=document.title='" + TITLE + "'>"
            + "[click](javascript:document.title='" + TITLE + "') ````\n{{{data}}} {c0|x} =cmd|'/c calc'!A1"
            + "\u202e\u2028\u0000\u001b[2J";

    private static final List<String> OWN_WORDS = List.of(
            "id",
            "fingerprint",
            "status",
            "resolution",
            "severity",
            "confidence",
            "parent",
            "at",
            "opened_at",
            "updated_at",
            "resolved_at",
            "first_evidence_at",
            "last_evidence_at",
            "last_heard_at",
            "state");

    private Hostile() {}

    static Findings findings(Findings of) {
        List<Incident> incidents =
                of.incidents().stream().map(Hostile::incident).toList();
        Instant at = of.incidents().get(0).openedAt();
        Line line = new Line(at, TEXT, TEXT, TEXT, 7, TEXT);
        List<Series> series = Stream.of(Lane.values())
                .flatMap(lane -> Stream.of(TEXT, "__proto__", "constructor")
                        .map(name -> new Series(
                                new Track(lane, name),
                                List.of(new Point(at.truncatedTo(ChronoUnit.SECONDS), 3, List.of(line))))))
                .toList();
        return new Findings(
                incidents,
                new Timeline(Duration.ofSeconds(1), series),
                List.of(new CheckDay(TEXT, TEXT, TEXT, LocalDate.ofInstant(at, ZoneOffset.UTC), 1, 2, 3)),
                new ReadingSummary(List.of(new ReadingSummary.OfSource(TEXT, TEXT, ReadingSummary.Lines.NONE))),
                5,
                1,
                of.partial());
    }

    private static Incident incident(Incident incident) {
        try {
            JsonNode tree = Json.mapper().valueToTree(incident);
            attack(tree);
            ((ObjectNode) tree.get("culprit")).putObject("attributes").put(TEXT, TEXT);
            return Json.mapper().treeToValue(tree, Incident.class);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static void attack(JsonNode node) {
        if (node instanceof ObjectNode object) {
            List<String> names = new ArrayList<>();
            object.fieldNames().forEachRemaining(names::add);
            for (String name : names) {
                if (object.get(name).isTextual() && !OWN_WORDS.contains(name)) {
                    object.put(name, TEXT);
                }
            }
        }
        node.forEach(Hostile::attack);
    }
}
