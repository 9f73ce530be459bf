package io.culprit.shipper.inventory;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.Surest;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Remembered;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads a source that may hold anything: each record as the source's layout where it has one and that can read it, else as
 * whichever format there is.
 */
public final class AnyLines implements LineFormat {

    private final Optional<Layout> layout;
    private final Optional<LineFormat> main;
    private final Setting setting;
    private final Map<String, LineFormat> others = new HashMap<>();
    private final Remembered<Optional<LineFormat>> readerOfFirst;

    /** @param layout what the source was recognised as */
    public AnyLines(Optional<Layout> layout, Setting setting) {
        this.layout = layout;
        this.main = layout.map(found -> found.open(setting));
        this.setting = setting;
        this.readerOfFirst = new Remembered<>(
                first -> expected(first) ? main : recognised(first).map(this::open));
    }

    @Override
    public boolean multiline() {
        return true;
    }

    @Override
    public boolean continues(Line first, Line previous, Line line) {
        return readerOfFirst
                        .of(first)
                        .filter(LineFormat::multiline)
                        .filter(reader -> reader.continues(first, previous, line))
                        .isPresent()
                && !beginsElsewhere(line);
    }

    @Override
    public Parsed parse(Line record) {
        Line start = firstLine(record);
        if (layout.isPresent() && !expected(start)) {
            Optional<Parsed> surely = recognised(start)
                    .filter(found -> Surest.isSure(found.main(), start))
                    .map(found -> open(found).read(record))
                    .filter(ParsedLine.class::isInstance);
            if (surely.isPresent()) {
                return surely.get();
            }
        }
        Optional<Parsed> usual = main.map(reader -> reader.read(record));
        if (usual.isPresent() && usual.get() instanceof ParsedLine) {
            return usual.get();
        }
        Parsed other = recognised(start)
                .map(found -> open(found).read(record))
                .orElseGet(() -> Rejection.unrecognised("no known format has lines like this"));
        if (other instanceof ParsedLine) {
            return other;
        }
        return Surest.read(
                        Formats.all(), start, format -> open(Layout.of(format)).read(record))
                .<Parsed>map(read -> read)
                .or(() -> usual)
                .orElse(other);
    }

    /** Whether a line has a shape of the layout. */
    private boolean expected(Line line) {
        return layout.filter(found -> found.envelope()
                        .map(envelope -> envelope.confidence(line) > 0)
                        .orElseGet(() -> found.formats().stream().anyMatch(format -> format.confidence(line) > 0)))
                .isPresent();
    }

    /** Whether a line is surely a record of its own, with a time of its own, in a format that the layout has not. */
    private boolean beginsElsewhere(Line line) {
        for (Format format : Formats.all()) {
            boolean usual =
                    layout.filter(found -> found.formats().contains(format)).isPresent();
            if (!usual && format.timed() && Surest.isSure(format, line) && stamped(format, line)) {
                return true;
            }
        }
        return false;
    }

    private boolean stamped(Format format, Line line) {
        Optional<Stamp> stamp =
                open(Layout.of(format)).read(line) instanceof ParsedLine parsed ? parsed.stamp() : Optional.empty();
        return stamp.isPresent();
    }

    private static Optional<Layout> recognised(Line line) {
        return Recognition.of(new Head(List.of(line), ""));
    }

    private LineFormat open(Layout found) {
        return others.computeIfAbsent(found.name(), name -> found.open(setting));
    }

    private static Line firstLine(Line record) {
        for (int at = 0; at < record.length(); at++) {
            if (record.at(at) == '\n') {
                return record.substring(0, at);
            }
        }
        return record;
    }
}
