package io.culprit.app.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.incident.Incident;
import io.culprit.wire.Json;
import java.util.ArrayList;
import java.util.List;

/** A difference as machines read it: an object for each incident with the key {@code difference}, then the counts. */
final class DifferenceJson {

    private DifferenceJson() {}

    static List<ObjectNode> of(Difference difference) {
        List<ObjectNode> lines = new ArrayList<>();
        difference.missed().forEach(incident -> lines.add(incident("missed", incident)));
        difference.added().forEach(incident -> lines.add(incident("new", incident)));
        for (Changed changed : difference.changed()) {
            ObjectNode line = incident("changed", changed.now());
            ArrayNode changes = line.putArray("changes");
            for (Changed.Field field : changed.fields()) {
                ObjectNode change = changes.addObject().put("field", field.name());
                if (!field.then().isMissingNode()) {
                    change.set("then", field.then());
                }
                if (!field.now().isMissingNode()) {
                    change.set("now", field.now());
                }
            }
            lines.add(line);
        }
        difference.same().forEach(incident -> lines.add(incident("same", incident)));
        difference.beyond().forEach(incident -> lines.add(incident("not_compared", incident)));
        ObjectNode counts = Json.mapper().createObjectNode();
        counts.putObject("differences")
                .put("missed", difference.missed().size())
                .put("new", difference.added().size())
                .put("changed", difference.changed().size())
                .put("same", difference.same().size())
                .put("not_compared", difference.beyond().size());
        lines.add(counts);
        return lines;
    }

    private static ObjectNode incident(String what, Incident incident) {
        ObjectNode line = Json.mapper().createObjectNode().put("difference", what);
        line.set("incident", Json.mapper().valueToTree(incident));
        return line;
    }
}
