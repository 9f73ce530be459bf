package io.culprit.app.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.culprit.incident.Incident;
import io.culprit.wire.IncidentComparison;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * An incident that is found otherwise now.
 *
 * @param then as it was alerted
 * @param now as it is found
 * @param fields what differs, by name
 */
record Changed(Incident then, Incident now, List<Field> fields) {

    Changed {
        fields = List.copyOf(fields);
    }

    /**
     * A property that differs.
     *
     * @param name as in the JSON of an incident, with dots between levels
     * @param then its value then; missing where there was none
     * @param now its value now; missing where there is none
     */
    record Field(String name, JsonNode then, JsonNode now) {}

    /** What differs between two incidents, of what two runs must have in common; lists are compared as a whole. */
    static List<Field> fields(Incident then, Incident now) {
        List<Field> fields = new ArrayList<>();
        compare("", IncidentComparison.compared(then), IncidentComparison.compared(now), fields);
        return fields;
    }

    private static void compare(String name, JsonNode then, JsonNode now, List<Field> fields) {
        if (then.equals(now)) {
            return;
        }
        if (!then.isObject() || !now.isObject()) {
            fields.add(new Field(name, then, now));
            return;
        }
        Set<String> names = new TreeSet<>();
        then.fieldNames().forEachRemaining(names::add);
        now.fieldNames().forEachRemaining(names::add);
        for (String below : names) {
            compare(name.isEmpty() ? below : name + "." + below, value(then, below), value(now, below), fields);
        }
    }

    private static JsonNode value(JsonNode object, String name) {
        return object.has(name) ? object.get(name) : MissingNode.getInstance();
    }
}
