package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Partition;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Looks now and then how far the reading of topics is; others may ask for it at any time. */
final class TopicObservation {

    // Shorter than that is nothing to tell.
    private static final Duration LONG = Duration.ofSeconds(10);

    private final List<Inlet> inlets;
    private final Fleet fleet;
    private final TopicAccount account;
    private final Clock clock;
    private final Map<Inlet, Instant> unconnected = new HashMap<>();
    private Optional<Instant> waiting = Optional.empty();
    private volatile TopicStatus latest = TopicStatus.NONE;

    TopicObservation(List<Inlet> inlets, Fleet fleet, TopicAccount account, Clock clock) {
        this.inlets = inlets;
        this.fleet = fleet;
        this.account = account;
        this.clock = clock;
    }

    /** There was room for what is sent. */
    void room() {
        waiting = Optional.empty();
    }

    /** There was none. */
    void noRoom() {
        waiting = Optional.of(waiting.orElse(clock.instant()));
    }

    /** As of the last look. */
    TopicStatus latest() {
        return latest;
    }

    /** Looks; to be called by the thread that reads. */
    void look() {
        Instant now = clock.instant();
        List<TopicStatus.OfTopic> topics = new ArrayList<>();
        for (Inlet inlet : inlets) {
            if (inlet.reader().connected()) {
                unconnected.remove(inlet);
            } else {
                unconnected.putIfAbsent(inlet, now);
            }
            inlet.setting().topics().forEach(topic -> topics.add(of(inlet, topic, now)));
        }
        latest = new TopicStatus(topics, waiting.filter(since -> isLong(since, now)));
    }

    private TopicStatus.OfTopic of(Inlet inlet, String topic, Instant now) {
        List<Partition> partitions = inlet.partitions(topic);
        List<TopicSource> sources = fleet.all().stream()
                .filter(source -> source.isReadBy(partitions))
                .toList();
        return new TopicStatus.OfTopic(
                topic,
                account.bytes(topic),
                partitions.size(),
                sources.size(),
                inlet.recordsBehind(partitions),
                inlet.behind(partitions)
                        .filter(sent -> sent.isAfter(Instant.EPOCH) && sent.isBefore(now))
                        .map(sent -> Duration.between(sent, now))
                        .orElse(Duration.ZERO),
                Optional.ofNullable(unconnected.get(inlet)).filter(since -> isLong(since, now)),
                account.lines(topic, sources));
    }

    private static boolean isLong(Instant since, Instant now) {
        return since.plus(LONG).isBefore(now);
    }
}
