package io.culprit.shipper.format.error;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.StampReader;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Apache's error log as an administrator defined it with {@code ErrorLogFormat}.
 *
 * <p>What the server writes before it has read its configuration, and lines of generations from before the definition, have
 * the forms that it has by default.
 */
final class DefinedErrorFormat implements Format {

    private static final Shape SHAPE = new Shape(ApacheErrorFormat.NAME, "defined");

    private final ApacheErrorFormat family;
    private final List<ErrorLogField> fields;

    DefinedErrorFormat(ApacheErrorFormat family, List<ErrorLogField> fields) {
        this.family = family;
        this.fields = List.copyOf(fields);
    }

    @Override
    public String name() {
        return family.name();
    }

    @Override
    public EventKind kind() {
        return family.kind();
    }

    @Override
    public double confidence(Line line) {
        return ErrorLogMatch.of(fields, line.text(), new StampReader(ZoneOffset.UTC))
                        .isPresent()
                ? 1
                : family.confidence(line);
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return family.writtenBy(lines);
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Lines(fields, new StampReader(setting.zone()), family.open(setting));
    }

    @Override
    public List<String> explanation() {
        return fields.stream()
                .flatMap(field -> field.items().stream())
                .map(ErrorLogItem::explained)
                .toList();
    }

    @Override
    public List<String> samples() {
        return List.of();
    }

    private record Lines(List<ErrorLogField> fields, StampReader stamps, LineFormat otherwise) implements LineFormat {

        @Override
        public boolean multiline() {
            return true;
        }

        @Override
        public boolean continues(Line first, Line previous, Line line) {
            return ErrorLogMatch.of(fields, line.text(), stamps).isEmpty()
                    && otherwise.continues(first, previous, line);
        }

        @Override
        public Parsed parse(Line record) {
            String text = record.text();
            int end = text.indexOf('\n');
            Optional<ErrorLogMatch> match = ErrorLogMatch.of(fields, end < 0 ? text : text.substring(0, end), stamps);
            if (match.isEmpty()) {
                return otherwise.parse(record);
            }
            if (match.get().impossibleTime()) {
                return Rejection.badTime(Bounded.excerpt(text));
            }
            ErrorBody body = match.get().body(end < 0 ? "" : text.substring(end), text);
            return match.get()
                    .stamp()
                    .<Parsed>map(stamp -> ParsedLine.of(SHAPE, stamp, body))
                    .orElseGet(() -> ParsedLine.untimed(SHAPE, body));
        }
    }
}
