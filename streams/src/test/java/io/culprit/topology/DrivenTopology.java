package io.culprit.topology;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.publish.Publication;
import io.culprit.correlation.story.HandClock;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.incident.Incident;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.IncidentComparison;
import io.culprit.wire.JsonSerde;
import io.culprit.wire.Topics;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.apache.kafka.streams.TestInputTopic;
import org.apache.kafka.streams.TestOutputTopic;
import org.apache.kafka.streams.TopologyTestDriver;

/** The topology without a broker, with a wall clock that the test moves. */
final class DrivenTopology implements AutoCloseable {

    private static final Catalogue BUILT_IN = Catalogue.builtIn();

    private final HandClock clock = new HandClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final TopologyTestDriver driver;
    private final Map<EventKind, TestInputTopic<String, byte[]>> inputs = new EnumMap<>(EventKind.class);
    private final TestOutputTopic<String, Incident> alerts;
    private final TestOutputTopic<String, DeadLetter> deadLetters;
    private final TestOutputTopic<String, CheckDay> uptime;
    private final List<Incident> transitions = new ArrayList<>();

    DrivenTopology(Path state) {
        this(state, () -> BUILT_IN);
    }

    /** The same with patterns that may change. */
    DrivenTopology(Path state, Supplier<Catalogue> catalogue) {
        driver = new TopologyTestDriver(
                CorrelationTopology.build(catalogue, clock),
                StreamsSettings.of("test", state, Map.of("bootstrap.servers", "nowhere:1")),
                clock.instant());
        for (EventKind kind : EventKind.values()) {
            inputs.put(
                    kind,
                    driver.createInputTopic(
                            Topics.events(kind).name(), new StringSerializer(), new ByteArraySerializer()));
        }
        alerts = driver.createOutputTopic(
                Topics.ALERTS.name(),
                new StringDeserializer(),
                JsonSerde.plain(Incident.class).deserializer());
        deadLetters = driver.createOutputTopic(
                Topics.DEAD_LETTERS.name(),
                new StringDeserializer(),
                JsonSerde.plain(DeadLetter.class).deserializer());
        uptime = driver.createOutputTopic(
                Topics.UPTIME.name(),
                new StringDeserializer(),
                JsonSerde.plain(CheckDay.class).deserializer());
    }

    /** The table that the topic of uptime is, by key. */
    Map<String, CheckDay> uptime() {
        return new TreeMap<>(uptime.readKeyValuesToMap());
    }

    void pipe(EventRecord record) {
        EventKind kind = record instanceof Event event ? event.kind() : ((Heartbeat) record).kind();
        inputs.get(kind)
                .pipeInput(
                        "key", JsonSerde.plain(EventRecord.class).serializer().serialize("", record));
    }

    void pipeRaw(byte[] bytes) {
        inputs.get(EventKind.ERROR).pipeInput("key", bytes);
    }

    /** Lets enough wall-clock time pass for everything held back to be said. */
    void passTime() {
        for (int i = 0; i < 3; i++) {
            clock.pass(Publication.PACE);
            driver.advanceWallClockTime(Publication.PACE.plus(Duration.ofMillis(100)));
        }
    }

    /** The incidents that stand, from the alert topic. */
    List<Incident> finalIncidents() {
        transitions.addAll(alerts.readValuesToList());
        return IncidentComparison.standing(transitions);
    }

    /** Every revision so far, from the alert topic. */
    List<Incident> transitions() {
        transitions.addAll(alerts.readValuesToList());
        return List.copyOf(transitions);
    }

    List<DeadLetter> deadLetters() {
        return deadLetters.readValuesToList();
    }

    @Override
    public void close() {
        driver.close();
    }
}
