package io.culprit.shipper.format.grok;

import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A format that an expression defines; its lines are never taken for it unless someone said so. */
final class GrokFormat implements Format {

    /** The expression may fit many lines that are of other formats. */
    private static final double CONFIDENCE = 0.7;

    private final Definition definition;
    private final Expression expression;
    private final boolean filtered;

    /**
     * What makes a format.
     *
     * @param name the format's name
     * @param kind the kind of its events
     * @param timeField name of the field that holds the time
     * @param time how the time is written
     * @param samples lines of it
     */
    record Definition(String name, EventKind kind, String timeField, GrokTime time, List<String> samples) {

        Definition {
            samples = List.copyOf(samples);
        }
    }

    GrokFormat(Definition definition, Expression expression) {
        this(definition, expression, true);
    }

    /** @param filtered whether lines are searched for what every match contains before they are matched */
    GrokFormat(Definition definition, Expression expression, boolean filtered) {
        this.definition = definition;
        this.expression = expression;
        this.filtered = filtered;
    }

    /** A format of the expression alone. */
    static GrokFormat of(Expression expression) {
        boolean request = expression.fields().stream().anyMatch(GrokField::ofRequest);
        GrokTime time = expression.fields().stream()
                .map(GrokField::format)
                .filter(format -> !format.isEmpty())
                .findFirst()
                .map(GrokTime::of)
                .orElseGet(GrokTime::usual);
        EventKind kind = request ? EventKind.ACCESS : EventKind.ERROR;
        return new GrokFormat(new Definition(GrokFamily.NAME, kind, GrokField.TIME, time, List.of()), expression);
    }

    @Override
    public String name() {
        return definition.name();
    }

    @Override
    public EventKind kind() {
        return definition.kind();
    }

    @Override
    public double confidence(Line line) {
        return match(line) instanceof Captured ? CONFIDENCE : 0;
    }

    @Override
    public List<String> samples() {
        return definition.samples();
    }

    @Override
    public LineFormat open(Setting setting) {
        return record -> parse(record, setting);
    }

    /** What a line comes to. */
    private sealed interface Outcome permits Captured, Refused {}

    private record Captured(Map<GrokField, String> values) implements Outcome {}

    private record Refused(Rejection why) implements Outcome {}

    private Outcome match(Line line) {
        if (filtered && !expression.mayMatch(line)) {
            return new Refused(Rejection.unrecognised("the line lacks what every line of the format has"));
        }
        try {
            Optional<Map<GrokField, String>> values = expression.match(line);
            return values.isPresent()
                    ? new Captured(values.get())
                    : new Refused(Rejection.unrecognised("the expression does not match"));
        } catch (CountedText.TooSlow | StackOverflowError e) {
            // Java's matcher recurses: a long line can exhaust the stack before it exhausts the steps.
            return new Refused(new Rejection(
                    DeadLetter.Reason.TOO_SLOW,
                    "the expression takes too many steps: anchor it, or nest no repetitions"));
        }
    }

    private Parsed parse(Line line, Setting setting) {
        Outcome outcome = match(line);
        if (outcome instanceof Refused refused) {
            return refused.why();
        }
        Map<GrokField, String> values = new LinkedHashMap<>(((Captured) outcome).values());
        Optional<Stamp> stamp = Optional.empty();
        Optional<GrokField> timed = values.keySet().stream()
                .filter(field -> field.name().equals(definition.timeField()))
                .findFirst();
        if (timed.isPresent()) {
            String time = values.remove(timed.get());
            stamp = definition.time().stamp(time, setting);
            if (stamp.isEmpty()) {
                return Rejection.badTime(time);
            }
        }
        return new ParsedLine(
                Shape.of(name()), stamp, List.of(GrokEvents.of(kind(), values, line.text(), setting.software())));
    }

    @Override
    public List<String> explanation() {
        List<String> lines = new ArrayList<>();
        lines.add(name() + ": " + expression.source());
        lines.add("events: " + kind().label());
        for (GrokField field : expression.fields()) {
            lines.add("  " + field.name() + (field.type().isEmpty() ? "" : " (" + field.type() + ")"));
        }
        String filter = expression.filter().toString();
        lines.add(filter.isEmpty() ? "every line is matched" : "matched are only lines that contain " + filter);
        return lines;
    }
}
