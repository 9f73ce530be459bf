package io.culprit.shipper.inventory;

import io.culprit.event.Software;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.configuration.NginxConfiguration;
import io.culprit.shipper.format.text.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Which formats a file has, by the shapes of its first lines.
 *
 * <p>The format with the most evidence comes first; others join it where their own shapes stand beside it often enough.
 */
public final class Recognition {

    // Another format beside the main one has at least so many of all lines, none of which begins a record of the main
    // one.
    // That the main one would take them in as continuing a record tells nothing: most would take in any line.
    private static final double BESIDE = 0.02;
    static final double SURE = 0.8;
    private static final double ENVELOPED = 0.5;

    /** What is known of lines that are only to be recognised. */
    static final Setting ANY = new Setting(ZoneOffset.UTC, Software.UNKNOWN, Instant.EPOCH);

    private Recognition() {}

    private record Evidence(Format format, double sum, long matches) {}

    /** The layout of a file, or nothing when its lines have none of the known shapes. */
    public static Optional<Layout> of(Head head) {
        List<Line> lines = head.lines();
        List<Evidence> bare = evidence(lines);
        for (Envelope envelope : Formats.envelopes()) {
            Optional<Layout> layout = isAround(envelope, lines, bare)
                    ? EnvelopeContents.of(envelope, lines).layout()
                    : Optional.empty();
            if (layout.isPresent()) {
                return layout;
            }
        }
        return layout(lines, bare);
    }

    /**
     * The layout of a file whose format is known: its records may still stand in an envelope that a collector put around
     * them.
     */
    public static Layout as(Format format, Head head) {
        for (Envelope envelope : Formats.envelopes()) {
            long bare = head.lines().stream()
                    .filter(line -> format.confidence(line) > 0)
                    .count();
            long inside = head.lines().stream()
                    .flatMap(line -> envelope.open(line, ANY).stream())
                    .filter(content -> format.confidence(content.line()) > 0)
                    .count();
            if (inside > bare) {
                return new Layout(Optional.of(envelope), List.of(format), 1);
            }
        }
        return Layout.of(format);
    }

    /** The layout of lines that are in no envelope. */
    static Optional<Layout> bare(List<Line> lines) {
        return layout(lines, evidence(lines));
    }

    /** Most lines are in the envelope and no format explains them better, or the best format is the envelope's own. */
    private static boolean isAround(Envelope envelope, List<Line> lines, List<Evidence> bare) {
        Optional<Evidence> best = bare.stream().findFirst();
        Optional<Format> itself = envelope.itself();
        if (best.isPresent() && itself.equals(best.map(Evidence::format))) {
            return true;
        }
        double sum = lines.stream().mapToDouble(envelope::confidence).sum();
        return sum > 0
                && sum >= lines.size() * ENVELOPED
                && best.map(format -> format.sum() <= sum || readsAsWell(envelope, lines, format))
                        .orElse(true);
    }

    /** Whether a format that has found its shape somewhere in the lines finds it in the envelopes too. */
    private static boolean readsAsWell(Envelope envelope, List<Line> lines, Evidence bare) {
        double inside = lines.stream()
                .flatMap(line -> envelope.open(line, ANY).stream())
                .mapToDouble(content -> bare.format().confidence(content.line()))
                .sum();
        return inside >= bare.sum();
    }

    /** The formats that enough of the lines have the shape of, the one with the most evidence first. */
    private static List<Evidence> evidence(List<Line> lines) {
        List<Evidence> found = new ArrayList<>();
        for (Format format : Formats.all()) {
            double sum = 0;
            long matches = 0;
            for (Line line : lines) {
                double confidence = format.confidence(line);
                sum += confidence;
                matches += confidence > 0 ? 1 : 0;
            }
            if (matches > 0 && matches >= format.leastShare() * lines.size()) {
                found.add(new Evidence(format, sum, matches));
            }
        }
        found.sort(Comparator.comparingDouble(Evidence::sum).reversed());
        return found;
    }

    private static Optional<Layout> layout(List<Line> lines, List<Evidence> found) {
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Format> formats = new ArrayList<>();
        List<Line> open = new ArrayList<>(lines);
        for (Evidence evidence : found) {
            long more = lines.stream()
                    .filter(line -> evidence.format().confidence(line) > SURE)
                    .filter(line -> formats.stream().allMatch(format -> format.confidence(line) == 0))
                    .count();
            if (formats.isEmpty() || (evidence.format().timed() && more > 0 && more >= BESIDE * lines.size())) {
                formats.add(evidence.format());
                open.removeAll(explained(evidence.format(), open));
            }
        }
        double share = 1 - (double) open.size() / lines.size();
        double surest = found.get(0).sum() / found.get(0).matches();
        return Optional.of(new Layout(Optional.empty(), formats, share * surest));
    }

    /** The lines of a format, with those that continue its records. */
    private static List<Line> explained(Format format, List<Line> lines) {
        List<Line> explained = new ArrayList<>();
        LineFormat reader = format.open(ANY);
        Optional<Line> first = Optional.empty();
        Line previous = null;
        for (Line line : lines) {
            boolean starts = format.confidence(line) > 0;
            if (starts) {
                first = Optional.of(line);
            } else if (first.isEmpty() || !reader.multiline() || !reader.continues(first.get(), previous, line)) {
                first = Optional.empty();
                continue;
            }
            explained.add(line);
            previous = line;
        }
        return explained;
    }

    /** Why a file without format is not read. */
    static String reason(Head head) {
        if (!head.fault().isEmpty()) {
            return head.fault();
        }
        return NginxConfiguration.recognises(head.lines())
                ? "nginx configuration: nothing is read from it yet"
                : "not recognised: no log, probe result, capture or Apache configuration";
    }
}
