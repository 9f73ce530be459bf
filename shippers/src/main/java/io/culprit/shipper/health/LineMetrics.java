package io.culprit.shipper.health;

import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.wire.DeadLetter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/** What became of the lines of each log or topic, by format and outcome, and why lines were refused. */
final class LineMetrics {

    private final MeterRegistry registry;
    private final Map<String, List<ReadingSummary.OfSource>> latest = new ConcurrentHashMap<>();
    private final Set<List<String>> known = new HashSet<>();

    LineMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    /** Takes the lines of a log since the start; called by one thread. */
    void update(String log, List<ReadingSummary.OfSource> lines) {
        latest.put(log, lines);
        lines.forEach(format -> add(log, format));
    }

    private void add(String log, ReadingSummary.OfSource lines) {
        String format = lines.format();
        if (known.add(List.of(log, format))) {
            outcome(log, format, "event", ReadingSummary.Lines::eventLines);
            outcome(log, format, "part", ReadingSummary.Lines::parts);
            outcome(log, format, "blank", ReadingSummary.Lines::blank);
        }
        for (DeadLetter.Reason reason : lines.lines().rejected().keySet()) {
            if (known.add(List.of(log, format, reason.label()))) {
                FunctionCounter.builder(
                                ShipperMetrics.PREFIX + "rejected.lines", latest, all -> lines(all.get(log), format)
                                        .map(read -> read.rejected().getOrDefault(reason, 0L))
                                        .orElse(0L))
                        .tags("log", log, "format", format, "stage", "parse", "reason", reason.label())
                        .description("Lines that could not be read, by reason.")
                        .register(registry);
            }
        }
    }

    private void outcome(String log, String format, String outcome, ToDoubleFunction<ReadingSummary.Lines> value) {
        FunctionCounter.builder(ShipperMetrics.PREFIX + "lines", latest, all -> lines(all.get(log), format)
                        .map(value::applyAsDouble)
                        .orElse(0.0))
                .tags("log", log, "format", format, "outcome", outcome)
                .description("Lines read, by what became of them.")
                .register(registry);
    }

    private static Optional<ReadingSummary.Lines> lines(List<ReadingSummary.OfSource> all, String format) {
        return all.stream()
                .filter(lines -> lines.format().equals(format))
                .map(ReadingSummary.OfSource::lines)
                .findFirst();
    }
}
