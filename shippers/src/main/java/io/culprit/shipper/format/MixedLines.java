package io.culprit.shipper.format;

import io.culprit.shipper.format.text.Line;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads a source in which records of several formats stand side by side, as a container's output holds access and error
 * lines: each record is read as the format that is surest of it.
 */
final class MixedLines implements LineFormat {

    /** Surer than this, a line begins a record, whatever the record before it would take in. */
    private static final double SURE = 0.8;

    private record Opened(Format format, LineFormat lines) {}

    private final List<Opened> formats = new ArrayList<>();
    private Opened last;
    private Line first = Line.of("");
    private Opened ofFirst;

    /** A reader of these formats, of which there is at least one. */
    static LineFormat of(List<Format> formats, Setting setting) {
        return formats.size() == 1 ? formats.get(0).open(setting) : new MixedLines(formats, setting);
    }

    private MixedLines(List<Format> formats, Setting setting) {
        for (Format format : formats) {
            this.formats.add(new Opened(format, format.open(setting)));
        }
        last = this.formats.get(0);
        ofFirst = last;
    }

    @Override
    public boolean multiline() {
        return formats.stream().anyMatch(format -> format.lines().multiline());
    }

    @Override
    public boolean continues(Line first, Line previous, Line line) {
        // A first line may be long, and is asked for with each line that follows.
        if (this.first != first) {
            this.first = first;
            ofFirst = surest(first);
        }
        Opened before = ofFirst;
        if (!before.lines().multiline() || !before.lines().continues(first, previous, line)) {
            return false;
        }
        for (Opened other : formats) {
            if (other != before && other.format().confidence(line) > SURE) {
                return false;
            }
        }
        return true;
    }

    @Override
    public Parsed parse(Line record) {
        Opened format = surest(record);
        Parsed parsed = format.lines().parse(record);
        if (parsed instanceof ParsedLine) {
            last = format;
            return parsed;
        }
        for (Opened other : formats) {
            if (other != format && other.format().confidence(record) > 0) {
                Parsed second = other.lines().parse(record);
                if (second instanceof ParsedLine) {
                    last = other;
                    return second;
                }
            }
        }
        // What one format misses in a line that has not even its shape is no word on the line.
        return format.format().confidence(record) > 0
                ? parsed
                : Rejection.unrecognised("the line has the shape of none of its file's formats");
    }

    /** Of formats equally sure, the one that read the record before. */
    private Opened surest(Line record) {
        Opened best = last;
        double most = last.format().confidence(record);
        for (Opened other : formats) {
            double confidence = most < 1 ? other.format().confidence(record) : 0;
            if (confidence > most) {
                best = other;
                most = confidence;
            }
        }
        return best;
    }
}
