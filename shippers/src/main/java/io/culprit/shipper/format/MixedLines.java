package io.culprit.shipper.format;

import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Remembered;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads a source in which records of several formats stand side by side, as a container's output holds access and error
 * lines: each record is read as the format that is surest of it.
 */
final class MixedLines implements LineFormat {

    private final Map<Format, LineFormat> formats = new LinkedHashMap<>();
    private final Remembered<Format> ofFirst = new Remembered<>(this::surest);
    private Format last;

    /** A reader of these formats, of which there is at least one. */
    static LineFormat of(List<Format> formats, Setting setting) {
        return formats.size() == 1 ? formats.get(0).open(setting) : new MixedLines(formats, setting);
    }

    private MixedLines(List<Format> formats, Setting setting) {
        for (Format format : formats) {
            this.formats.put(format, format.open(setting));
        }
        last = formats.get(0);
    }

    @Override
    public boolean remembers() {
        return formats.values().stream().anyMatch(LineFormat::remembers);
    }

    @Override
    public boolean multiline() {
        return formats.values().stream().anyMatch(LineFormat::multiline);
    }

    @Override
    public boolean continues(Line first, Line previous, Line line) {
        Format before = ofFirst.of(first);
        LineFormat lines = formats.get(before);
        return lines.multiline()
                && lines.continues(first, previous, line)
                && formats.keySet().stream().noneMatch(other -> other != before && Surest.isSure(other, line));
    }

    @Override
    public Parsed parse(Line record) {
        Format format = surest(record);
        Parsed parsed = parse(record, format);
        if (parsed instanceof ParsedLine) {
            return parsed;
        }
        List<Format> others =
                formats.keySet().stream().filter(other -> other != format).toList();
        // What one format misses in a line that has not even its shape is no word on the line.
        return Surest.read(others, record, other -> parse(record, other))
                .<Parsed>map(read -> read)
                .orElseGet(() -> format.confidence(record) > 0
                        ? parsed
                        : Rejection.unrecognised("the line has the shape of none of its file's formats"));
    }

    private Parsed parse(Line record, Format format) {
        Parsed parsed = formats.get(format).parse(record);
        last = parsed instanceof ParsedLine ? format : last;
        return parsed;
    }

    /** Of formats equally sure, the one that read the record before. */
    private Format surest(Line record) {
        Format best = last;
        double most = last.confidence(record);
        for (Format other : formats.keySet()) {
            double confidence = most < 1 ? other.confidence(record) : 0;
            if (confidence > most) {
                best = other;
                most = confidence;
            }
        }
        return best;
    }
}
