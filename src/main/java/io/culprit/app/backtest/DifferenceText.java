package io.culprit.app.backtest;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.app.terminal.Width;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.text.Excerpt;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A difference as people read it: what was missed first, what is the same only counted. */
final class DifferenceText {

    private static final int HANG = 9;
    private static final int VALUE = 60;

    private DifferenceText() {}

    static List<String> of(Difference difference, Width width) {
        List<String> lines = new ArrayList<>();
        difference.missed().forEach(incident -> lines.addAll(incident("missed", incident, width)));
        difference.added().forEach(incident -> lines.addAll(incident("new", incident, width)));
        for (Changed changed : difference.changed()) {
            lines.addAll(incident("changed", changed.now(), width));
            changed.fields().forEach(field -> lines.addAll(width.wrap(" ".repeat(HANG) + field(field), HANG + 2)));
        }
        lines.add(difference.missed().size() + " missed, " + difference.added().size() + " new, "
                + difference.changed().size() + " changed, " + difference.same().size() + " the same as alerted then");
        if (!difference.beyond().isEmpty()) {
            lines.add(difference.beyond().size() + " alerted then began outside of what was read: not compared");
        }
        return lines;
    }

    private static List<String> incident(String what, Incident incident, Width width) {
        return width.wrap(String.format(Locale.ROOT, "%-8s %s", what, SafeText.of(told(incident))), HANG);
    }

    /** When, what, whose, and by which id it can be asked for. */
    static String told(Incident incident) {
        return incident.firstEvidenceAt() + "  " + incident.pattern() + "  [" + incident.service() + "]"
                + (incident.host().isEmpty() ? "" : " on " + incident.host()) + "  " + incident.title() + "  ("
                + incident.id() + ")";
    }

    private static String field(Changed.Field field) {
        boolean lists = field.then().isArray() && field.now().isArray();
        String values = lists && field.then().size() == field.now().size()
                ? "others than then"
                : value(field.then()) + " → " + value(field.now());
        return SafeText.of(field.name() + ": " + values);
    }

    private static String value(JsonNode value) {
        if (value.isMissingNode()) {
            return "none";
        }
        return value.isArray()
                ? value.size() + (value.size() == 1 ? " item" : " items")
                : Excerpt.cut(value.isTextual() ? value.asText() : value.toString(), VALUE);
    }
}
