package io.culprit.shipper.format;

import io.culprit.shipper.format.text.Line;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** Which format reads a record where lines of several stand side by side: the surest that can. */
public final class Surest {

    /** Surer than this, a line begins a record, whatever the record before it would take in. */
    private static final double SURE = 0.8;

    private record Candidate(Format format, double confidence) {}

    private Surest() {}

    /** Whether a line is surely of a format. */
    public static boolean isSure(Format format, Line line) {
        return format.confidence(line) > SURE;
    }

    /**
     * What the surest of the formats that can read a record makes of it; nothing when none can.
     *
     * @param line the record's first line
     * @param read reads the record as one format
     */
    public static Optional<ParsedLine> read(Collection<Format> formats, Line line, Function<Format, Parsed> read) {
        return byConfidence(formats, line).stream()
                .map(read)
                .filter(ParsedLine.class::isInstance)
                .map(ParsedLine.class::cast)
                .findFirst();
    }

    private static List<Format> byConfidence(Collection<Format> formats, Line line) {
        return formats.stream()
                .map(format -> new Candidate(format, format.confidence(line)))
                .filter(candidate -> candidate.confidence() > 0)
                .sorted(Comparator.comparingDouble(Candidate::confidence).reversed())
                .map(Candidate::format)
                .toList();
    }
}
