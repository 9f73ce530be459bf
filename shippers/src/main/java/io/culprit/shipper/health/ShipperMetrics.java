package io.culprit.shipper.health;

import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.probing.ProbeRunner;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.tail.TailStatus;
import io.culprit.wire.DeadLetter;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.jvm.JvmMemoryMetrics;
import io.micrometer.prometheusmetrics.PrometheusConfig;
import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The shipper's metrics, in Prometheus' text format.
 *
 * <p>Names are public: {@code culprit_shipper_lines_total}, {@code _rejected_lines_total}, {@code _bytes_total},
 * {@code _lag_bytes}, {@code _lag_seconds}, {@code _rotations_total}, {@code _log_readable}, {@code _probe_looks_total},
 * {@code _probe_sees}, {@code _records_acknowledged_total}, {@code _brokers_taking}, and Kafka's own of the producer, retries
 * among them.
 */
public final class ShipperMetrics {

    private static final String PREFIX = "culprit.shipper.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, TailStatus.OfLog> logs = new ConcurrentHashMap<>();
    private final Set<List<String>> known = new HashSet<>();
    private volatile TailStatus status = TailStatus.NONE;

    /** @param probes the probes that run */
    public ShipperMetrics(KafkaDelivery delivery, List<ProbeRunner> probes) {
        new JvmMemoryMetrics().bindTo(registry);
        delivery.bindTo(registry);
        FunctionCounter.builder(PREFIX + "records.acknowledged", delivery, KafkaDelivery::acknowledged)
                .description("Records that the brokers have taken; one carries up to 256 events.")
                .register(registry);
        Gauge.builder(
                        PREFIX + "brokers.taking",
                        this,
                        metrics -> metrics.status.waitingSince().isEmpty() ? 1 : 0)
                .description("Whether the brokers take what is sent.")
                .register(registry);
        probes.forEach(this::add);
    }

    private void add(ProbeRunner probe) {
        Tags tags = Tags.of("probe", probe.setting().name());
        FunctionCounter.builder(PREFIX + "probe.looks", probe, ProbeRunner::looks)
                .tags(tags)
                .description("How often a probe looked.")
                .register(registry);
        Gauge.builder(PREFIX + "probe.sees", probe, runner -> runner.blind().isEmpty() ? 1 : 0)
                .tags(tags)
                .description("Whether a probe sees all that it should; its blindness is told in coverage.")
                .register(registry);
    }

    /** Takes what the tail tells every second; called by its thread. */
    public void update(TailStatus now) {
        status = now;
        for (TailStatus.OfLog log : now.logs()) {
            logs.put(log.log(), log);
            if (known.add(List.of(log.log()))) {
                add(log.log());
            }
            for (ReadingSummary.OfSource lines : log.lines()) {
                addLines(log.log(), lines);
            }
        }
    }

    private void add(String log) {
        counter("bytes", log, "Bytes read.", TailStatus.OfLog::bytes);
        counter("rotations", log, "How often a log was rotated or truncated.", TailStatus.OfLog::rotations);
        gauge("lag.bytes", log, "Bytes there are and that were not read.", TailStatus.OfLog::bytesBehind);
        gauge("lag.seconds", log, "How far behind now the reading is in time; 0 when all was read.", this::lag);
        gauge(
                "log.readable",
                log,
                "Whether a log may be read.",
                told -> told.unreadable().isEmpty() ? 1 : 0);
    }

    private double lag(TailStatus.OfLog log) {
        return log.caughtUp()
                ? 0
                : log.position()
                        .map(position -> Duration.between(position, status.at()).toMillis() / 1_000.0)
                        .map(seconds -> Math.max(0, seconds))
                        .orElse(0.0);
    }

    private void counter(String name, String log, String what, ToDoubleFunction<TailStatus.OfLog> value) {
        FunctionCounter.builder(PREFIX + name, logs, all -> value.applyAsDouble(all.get(log)))
                .tag("log", log)
                .description(what)
                .register(registry);
    }

    private void gauge(String name, String log, String what, ToDoubleFunction<TailStatus.OfLog> value) {
        Gauge.builder(PREFIX + name, logs, all -> value.applyAsDouble(all.get(log)))
                .tag("log", log)
                .description(what)
                .register(registry);
    }

    private void addLines(String log, ReadingSummary.OfSource lines) {
        String format = lines.format();
        if (known.add(List.of(log, format))) {
            outcome(log, format, "event", ReadingSummary.Lines::eventLines);
            outcome(log, format, "part", ReadingSummary.Lines::parts);
            outcome(log, format, "blank", ReadingSummary.Lines::blank);
        }
        for (DeadLetter.Reason reason : lines.lines().rejected().keySet()) {
            if (known.add(List.of(log, format, reason.label()))) {
                FunctionCounter.builder(PREFIX + "rejected.lines", logs, all -> lines(all.get(log), format)
                                .map(read -> read.rejected().getOrDefault(reason, 0L))
                                .orElse(0L))
                        .tags("log", log, "format", format, "stage", "parse", "reason", reason.label())
                        .description("Lines that could not be read, by reason.")
                        .register(registry);
            }
        }
    }

    private void outcome(String log, String format, String outcome, ToDoubleFunction<ReadingSummary.Lines> value) {
        FunctionCounter.builder(PREFIX + "lines", logs, all -> lines(all.get(log), format)
                        .map(value::applyAsDouble)
                        .orElse(0.0))
                .tags("log", log, "format", format, "outcome", outcome)
                .description("Lines read, by what became of them.")
                .register(registry);
    }

    private static Optional<ReadingSummary.Lines> lines(TailStatus.OfLog log, String format) {
        return log.lines().stream()
                .filter(lines -> lines.format().equals(format))
                .map(ReadingSummary.OfSource::lines)
                .findFirst();
    }

    /** All metrics as of now. */
    public String scrape() {
        return registry.scrape();
    }
}
