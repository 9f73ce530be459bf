package io.culprit.shipper.health;

import io.culprit.shipper.topic.TopicStatus;
import io.culprit.shipper.topic.TopicStatus.OfTopic;
import io.micrometer.core.instrument.FunctionCounter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.ToDoubleFunction;

/**
 * Topics, under the names that logs have, by topic: how many logs on how many hosts stand in it is up to whoever writes it,
 * and so would be the number of metrics.
 */
final class TopicMetrics {

    private final MeterRegistry registry;
    private final LineMetrics lines;
    private final Map<String, OfTopic> topics = new ConcurrentHashMap<>();

    TopicMetrics(MeterRegistry registry, LineMetrics lines) {
        this.registry = registry;
        this.lines = lines;
    }

    /** Takes how far the topics are; called by one thread. */
    void update(TopicStatus now) {
        for (OfTopic topic : now.topics()) {
            if (topics.put(topic.topic(), topic) == null) {
                add(topic.topic());
            }
            lines.update(topic.topic(), topic.lines());
        }
    }

    private void add(String topic) {
        FunctionCounter.builder(ShipperMetrics.PREFIX + "bytes", topics, all -> all.get(topic)
                        .bytes())
                .tag("log", topic)
                .description("Bytes read.")
                .register(registry);
        gauge(
                "lag.seconds",
                topic,
                "How far behind now the reading is in time; 0 when all was read.",
                told -> told.behind().toMillis() / 1_000.0);
        gauge("lag.records", topic, "Records there are and that were not read.", OfTopic::recordsBehind);
        gauge(
                "log.readable",
                topic,
                "Whether a log may be read.",
                told -> told.unreachableSince().isEmpty() ? 1 : 0);
        gauge("topic.partitions", topic, "How many partitions of a topic are read here.", OfTopic::partitions);
        gauge("topic.sources", topic, "How many logs stand in what is read here of a topic.", OfTopic::sources);
    }

    private void gauge(String name, String topic, String what, ToDoubleFunction<OfTopic> value) {
        Gauge.builder(ShipperMetrics.PREFIX + name, topics, all -> value.applyAsDouble(all.get(topic)))
                .tag("log", topic)
                .description(what)
                .register(registry);
    }
}
