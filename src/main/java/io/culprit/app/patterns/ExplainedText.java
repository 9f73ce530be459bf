package io.culprit.app.patterns;

import io.culprit.correlation.explain.Explained;
import io.culprit.correlation.explain.Explained.Cause;
import io.culprit.correlation.explain.Explained.Held;
import io.culprit.correlation.explain.Explained.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** An explanation as people read it; what held stands first within its line, evidence below it. */
final class ExplainedText {

    /** How far the further lines of a wrapped one are indented. */
    static final int HANG = 12;

    private final Explained explained;

    ExplainedText(Explained explained) {
        this.explained = explained;
    }

    List<String> lines() {
        List<String> lines = new ArrayList<>();
        lines.add(explained.pattern()
                + explained.incident().map(id -> ": incident " + id).orElse(": no incident"));
        if (!explained.service().isEmpty()) {
            lines.add("  of " + explained.service()
                    + (explained.host().isEmpty() ? "" : " on " + explained.host())
                    + explained.key().entrySet().stream()
                            .map(field -> ", " + field.getKey() + " " + field.getValue())
                            .collect(Collectors.joining()));
        }
        lines.add("  conditions");
        explained.conditions().forEach(one -> add(one, lines));
        if (explained.incident().isPresent()) {
            lines.add("  counted beside the evidence");
            explained.supports().forEach(one -> add(one, lines));
        }
        if (!explained.causes().isEmpty()) {
            lines.add("  other causes");
            for (Cause cause : explained.causes()) {
                lines.add("    " + (cause.ruledOut() ? "ruled out  " : "possible   ") + cause.cause() + ": "
                        + cause.because());
            }
        }
        return lines;
    }

    private static void add(Held one, List<String> lines) {
        String state =
                one.state() == State.HELD ? "held ×" + one.count() : one.state() == State.NEARLY ? "nearly" : "never";
        lines.add(String.format(Locale.ROOT, "    %-9s  %s: %s", state, one.name(), one.words()));
        one.evidence()
                .forEach(line -> lines.add("               " + line.at() + "  " + line.source() + ":" + line.offset()
                        + "  " + line.text()));
        one.notes().forEach(note -> lines.add("               " + note));
    }
}
