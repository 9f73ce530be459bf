package io.culprit.topology;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fleet.Member;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.scope.ScopeState;
import io.culprit.event.EventKind;
import io.culprit.incident.Incident;
import io.culprit.signal.SignalRecord;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.CompactSerde;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.JsonSerde;
import io.culprit.wire.SignalForms;
import io.culprit.wire.Topics;
import java.time.Clock;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.Topology;

/**
 * The topology: events are classified into signals, one sub-topology per topic; signals are correlated into incidents.
 *
 * <p>Two transactional hops from event to alert. Alerts and incidents are written in one transaction.
 */
public final class CorrelationTopology {

    private static final CompactSerde<List<SignalRecord>> SIGNALS = SignalForms.signals();
    private static final JsonSerde<Incident> INCIDENTS = JsonSerde.plain(Incident.class);
    private static final JsonSerde<DeadLetter> DEAD_LETTERS = JsonSerde.plain(DeadLetter.class);
    private static final JsonSerde<CheckDay> CHECK_DAYS = JsonSerde.plain(CheckDay.class);
    private static final long URGENT_COMMITS_APART = 50;
    private static final StringSerializer KEYS = new StringSerializer();

    private CorrelationTopology() {}

    /**
     * Builds it.
     *
     * @param clock wall clock: paces updates and notices silent sources; never decides what an incident is
     */
    public static Topology build(Catalogue catalogue, Clock clock) {
        return build(() -> catalogue, clock);
    }

    /**
     * Builds it with signals and patterns that may change while it runs.
     *
     * @param catalogue gives those in force, as one and the same object while they do not change; asked often
     */
    public static Topology build(Supplier<Catalogue> catalogue, Clock clock) {
        Topology topology = new Topology();
        CommitPace pace = new CommitPace(URGENT_COMMITS_APART);
        for (EventKind kind : EventKind.values()) {
            addClassification(topology, kind, catalogue, pace);
        }
        addUptime(topology);
        addCorrelation(topology, catalogue, clock, pace);
        return topology;
    }

    private static void addClassification(
            Topology topology, EventKind kind, Supplier<Catalogue> catalogue, CommitPace pace) {
        String classify = Names.classify(kind);
        topology.addSource(
                        Names.read(kind),
                        new StringDeserializer(),
                        new ByteArrayDeserializer(),
                        Topics.events(kind).name())
                .addProcessor(classify, () -> new ClassifyProcessor(kind, catalogue, pace), Names.read(kind))
                .addStateStore(Stores.cached(Names.highWater(kind), SignalForms.deliveries()), classify)
                .addStateStore(Stores.cached(Names.openBuckets(kind), SignalForms.buckets()), classify)
                .addStateStore(Stores.keyValue(Names.vouched(kind), StateForms.vouched()), classify)
                .addSink(Names.writeSignals(kind), Topics.SIGNALS.name(), KEYS, SIGNALS.serializer(), classify)
                .addSink(
                        Names.writeDeadLetters(kind),
                        Topics.DEAD_LETTERS.name(),
                        KEYS,
                        DEAD_LETTERS.serializer(),
                        classify);
    }

    /** Beside the classification of checks, which knows what was sent twice. */
    private static void addUptime(Topology topology) {
        String classify = Names.classify(EventKind.PROBE);
        topology.addStateStore(Stores.keyValue(Names.CHECK_DAYS, CheckDay.class), classify)
                .addSink(Names.WRITE_UPTIME, Topics.UPTIME.name(), KEYS, CHECK_DAYS.serializer(), classify);
    }

    private static void addCorrelation(Topology topology, Supplier<Catalogue> catalogue, Clock clock, CommitPace pace) {
        String correlate = Names.CORRELATE_SCOPES;
        topology.addSource(Names.READ_SIGNALS, new StringDeserializer(), SIGNALS.deserializer(), Topics.SIGNALS.name())
                .addProcessor(correlate, () -> new CorrelateProcessor(catalogue, clock, pace), Names.READ_SIGNALS)
                .addStateStore(Stores.keyValue(Names.FEEDS, StateForms.heardFeeds()), correlate)
                .addStateStore(Stores.keyValue(Names.PENDING_BUCKETS, SignalForms.buckets()), correlate)
                .addStateStore(Stores.keyValue(Names.BASES, StateForms.times()), correlate)
                .addStateStore(Stores.keyValue(Names.EPISODES, ScopeState.StoredEpisode.class), correlate)
                .addStateStore(Stores.keyValue(Names.PUBLISHED, Published.class), correlate)
                .addStateStore(Stores.keyValue(Names.MEMBERS, Member.class), correlate)
                .addSink(
                        Names.WRITE_ALERTS,
                        Topics.ALERTS.name(),
                        KEYS,
                        INCIDENTS.serializer(),
                        new ByService(),
                        correlate)
                .addSink(
                        Names.WRITE_INCIDENTS,
                        Topics.INCIDENTS.name(),
                        KEYS,
                        INCIDENTS.serializer(),
                        new ByService(),
                        correlate)
                .addSink(Names.WRITE_LATE, Topics.DEAD_LETTERS.name(), KEYS, DEAD_LETTERS.serializer(), correlate);
    }
}
