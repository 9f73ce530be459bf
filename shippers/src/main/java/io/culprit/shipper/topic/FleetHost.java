package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.inventory.LogRecognition;
import io.culprit.shipper.reading.Heartbeats;
import io.culprit.shipper.reading.Heartbeats.Reach;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** One host of the fleet: what is known of its logs, and the heartbeats of its sources. */
final class FleetHost {

    private static final Duration BEAT = Duration.ofSeconds(1);

    private final LogRecognition recognition;
    private final Heartbeats<TopicSource> heartbeats;
    // Grows as sources are found, and the heartbeats with it.
    private final List<String> services = new ArrayList<>();
    private Instant lastBeat = Instant.MIN;
    private boolean flowed;

    FleetHost(EventSink sink, Clock clock, ZoneId zone) {
        this.recognition = new LogRecognition(clock, zone);
        this.heartbeats = new Heartbeats<>(sink, clock, services);
    }

    LogRecognition recognition() {
        return recognition;
    }

    /** Names further sources, before the first of their records. */
    void roster(List<TopicSource> sources) {
        for (TopicSource source : sources) {
            if (!services.contains(source.origin().service())) {
                services.add(source.origin().service());
                services.sort(null);
            }
        }
        try {
            heartbeats.roster(sources);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void flowed() {
        flowed = true;
    }

    /** A heartbeat when it is time for one. */
    void beat(Instant now, Duration idle, Reach<TopicSource> reach) {
        Duration since = flowed ? BEAT : idle;
        if (lastBeat.equals(Instant.MIN) || !now.isBefore(lastBeat.plus(since))) {
            lastBeat = now;
            flowed = false;
            beat(reach);
        }
    }

    /** A heartbeat now. */
    void beat(Reach<TopicSource> reach) {
        try {
            heartbeats.beatAll(reach);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void forget(Collection<TopicSource> sources) {
        heartbeats.forget(sources);
    }
}
