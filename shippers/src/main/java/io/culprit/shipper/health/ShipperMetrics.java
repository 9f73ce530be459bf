package io.culprit.shipper.health;

import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.intake.IntakeState;
import io.culprit.shipper.probing.ProbeRunner;
import io.culprit.shipper.tail.TailStatus;
import io.culprit.shipper.topic.TopicStatus;
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
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * The shipper's metrics, in Prometheus' text format.
 *
 * <p>Names are public: {@code culprit_shipper_lines_total}, {@code _rejected_lines_total}, {@code _bytes_total},
 * {@code _lag_bytes}, {@code _lag_seconds}, {@code _rotations_total}, {@code _log_readable}, {@code _probe_looks_total},
 * {@code _probe_sees}, {@code _lag_records}, {@code _topic_partitions}, {@code _topic_sources}, {@code _intake_sees},
 * {@code _intake_waiting_bytes}, {@code _intake_open}, {@code _records_acknowledged_total}, {@code _brokers_taking}, and Kafka's own of the producer, retries
 * among them.
 */
public final class ShipperMetrics {

    static final String PREFIX = "culprit.shipper.";

    private final PrometheusMeterRegistry registry = new PrometheusMeterRegistry(PrometheusConfig.DEFAULT);
    private final Map<String, TailStatus.OfLog> logs = new ConcurrentHashMap<>();
    private final Set<String> known = new HashSet<>();
    private final LineMetrics lines = new LineMetrics(registry);
    private final TopicMetrics topics = new TopicMetrics(registry, lines);
    private volatile TailStatus status = TailStatus.NONE;
    private volatile TopicStatus topicStatus = TopicStatus.NONE;

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
                        metrics -> metrics.status
                                        .waitingSince()
                                        .or(() -> metrics.topicStatus.waitingSince())
                                        .isEmpty()
                                ? 1
                                : 0)
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
            if (known.add(log.log())) {
                add(log.log());
            }
            lines.update(log.log(), log.lines());
        }
    }

    /** Takes how far the topics are; called by the tail's thread, too. */
    public void update(TopicStatus now) {
        topicStatus = now;
        topics.update(now);
    }

    /** Tells of what is copied into spools. */
    public void add(IntakeState intake) {
        Tags tags = Tags.of("intake", intake.name());
        Gauge.builder(PREFIX + "intake.sees", intake, told -> told.blindness().isEmpty() ? 1 : 0)
                .tags(tags)
                .description("Whether all is seen of what is copied into a spool; its blindness is told in coverage.")
                .register(registry);
        Gauge.builder(PREFIX + "intake.waiting.bytes", intake, IntakeState::waiting)
                .tags(tags)
                .description("Bytes in the spool that the brokers have not taken.")
                .register(registry);
        Gauge.builder(PREFIX + "intake.open", intake, told -> told.ended() ? 0 : 1)
                .tags(tags)
                .description("Whether more may come; 0 when it has ended.")
                .register(registry);
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

    /** All metrics as of now. */
    public String scrape() {
        return registry.scrape();
    }
}
