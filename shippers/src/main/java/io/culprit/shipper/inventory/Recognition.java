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

    // Another format beside the main one: so many of the lines that the main one does not explain, and at least so
    // many.
    private static final double BESIDE = 0.02;
    private static final double SURE = 0.8;

    private static final Setting ANY = new Setting(ZoneOffset.UTC, Software.UNKNOWN, Instant.EPOCH);

    private Recognition() {}

    private record Evidence(Format format, double sum, long matches) {}

    /** The layout of a file, or nothing when its lines have none of the known shapes. */
    public static Optional<Layout> of(Head head) {
        Optional<Envelope> envelope = envelope(head.lines());
        if (envelope.isPresent()) {
            List<Line> inside = head.lines().stream()
                    .flatMap(line -> envelope.get().open(line, ANY).stream())
                    .map(Envelope.Content::line)
                    .filter(line -> !line.isBlank())
                    .toList();
            Optional<Layout> layout = formats(inside);
            List<Format> formats = layout.map(Layout::formats)
                    .or(() -> envelope.get().itself().map(List::of))
                    .orElse(List.of());
            return formats.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new Layout(
                            envelope, formats, layout.map(Layout::confidence).orElse(SURE)));
        }
        return formats(head.lines());
    }

    /**
     * The layout of a file whose format is known: its records may still stand in an envelope that a collector put around
     * them.
     */
    public static Layout as(Format format, Head head) {
        Optional<Envelope> envelope = envelope(head.lines());
        if (envelope.isPresent()) {
            long bare = head.lines().stream()
                    .filter(line -> format.confidence(line) > 0)
                    .count();
            long inside = head.lines().stream()
                    .flatMap(line -> envelope.get().open(line, ANY).stream())
                    .filter(content -> format.confidence(content.line()) > 0)
                    .count();
            if (inside > bare) {
                return new Layout(envelope, List.of(format), 1);
            }
        }
        return Layout.of(format);
    }

    private static Optional<Envelope> envelope(List<Line> lines) {
        for (Envelope envelope : Formats.envelopes()) {
            double sum = lines.stream().mapToDouble(envelope::confidence).sum();
            if (!lines.isEmpty() && sum >= lines.size() * 0.5) {
                return Optional.of(envelope);
            }
        }
        return Optional.empty();
    }

    private static Optional<Layout> formats(List<Line> lines) {
        List<Evidence> found = new ArrayList<>();
        for (Format format : Formats.all()) {
            double[] confidences =
                    lines.stream().mapToDouble(format::confidence).toArray();
            double sum = 0;
            long matches = 0;
            for (double confidence : confidences) {
                sum += confidence;
                matches += confidence > 0 ? 1 : 0;
            }
            if (matches > 0 && matches >= format.leastShare() * lines.size()) {
                found.add(new Evidence(format, sum, matches));
            }
        }
        found.sort(Comparator.comparingDouble(Evidence::sum).reversed());
        if (found.isEmpty()) {
            return Optional.empty();
        }
        List<Format> formats = new ArrayList<>();
        List<Line> open = new ArrayList<>(lines);
        for (Evidence evidence : found) {
            long more = open.stream()
                    .filter(line -> evidence.format().confidence(line) > SURE)
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
