package io.culprit.shipper.inventory;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.text.Line;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which formats are in the envelopes of a file.
 *
 * <p>A container's output is as any file is. In a syslog or a journal a single line of a server is enough, however many of
 * others stand around it; but it must be a server's by the program that the envelope names, or unmistakable.
 */
record EnvelopeContents(Envelope envelope, List<Envelope.Content> contents) {

    private static final Set<Software> SERVERS =
            Set.of(Software.APACHE, Software.NGINX, Software.PHP, Software.PHP_FPM);
    private static final Set<EventKind> KINDS = Set.of(EventKind.ACCESS, EventKind.ERROR);
    private static final double LIKELY = 0.5;

    static EnvelopeContents of(Envelope envelope, List<Line> lines) {
        return new EnvelopeContents(
                envelope,
                lines.stream()
                        .flatMap(line -> envelope.open(line, Recognition.ANY).stream())
                        .filter(content -> !content.line().isBlank())
                        .toList());
    }

    Optional<Layout> layout() {
        return envelope.itself().map(this::besides).or(() -> Recognition.bare(
                        contents.stream().map(Envelope.Content::line).toList())
                .map(inside -> new Layout(Optional.of(envelope), inside.formats(), inside.confidence())));
    }

    private Layout besides(Format itself) {
        List<Format> candidates = Formats.all().stream()
                .filter(format -> format.timed() && KINDS.contains(format.kind()))
                .filter(format -> Formats.envelopes().stream()
                        .noneMatch(around -> around.itself().equals(Optional.of(format))))
                .toList();
        Map<Format, Integer> counts = new HashMap<>();
        for (Envelope.Content content : contents) {
            counts.merge(surest(content, candidates).orElse(itself), 1, Integer::sum);
        }
        List<Format> formats = new ArrayList<>(counts.keySet());
        formats.sort(
                Comparator.comparing((Format format) -> -counts.get(format)).thenComparing(Format::name));
        return new Layout(Optional.of(envelope), formats.isEmpty() ? List.of(itself) : formats, Recognition.SURE);
    }

    private static Optional<Format> surest(Envelope.Content content, List<Format> candidates) {
        double most = SERVERS.contains(content.software()) ? LIKELY : Recognition.SURE;
        Optional<Format> best = Optional.empty();
        for (Format candidate : candidates) {
            double confidence = candidate.confidence(content.line());
            if (confidence > most) {
                most = confidence;
                best = Optional.of(candidate);
            }
        }
        return best;
    }
}
