package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.tail.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** All readers of topics, and how far they are taken together. */
final class Inlets implements TopicSource.Quiet {

    // So much later was another record of the partition sent, that a collector would have sent the next line, too.
    private static final Duration MOVED_ON = Duration.ofSeconds(30);

    private final List<Inlet> all;
    private final Patience patience;
    private final Clock clock;

    Inlets(List<Inlet> all, Patience patience, Clock clock) {
        this.all = List.copyOf(all);
        this.patience = patience;
        this.clock = clock;
    }

    List<Inlet> all() {
        return all;
    }

    @Override
    public boolean since(Partition partition, Instant lastRecord, Instant heardAt) {
        for (Inlet inlet : all) {
            if (inlet.has(partition)) {
                boolean waited = heardAt.plus(patience.quiet()).isBefore(clock.instant());
                return (waited && inlet.atEnd(partition))
                        || inlet.time(partition).isAfter(lastRecord.plus(MOVED_ON));
            }
        }
        return true;
    }

    /** Offset behind what was read of each partition of which anything was. */
    Map<Partition, Long> upTo() {
        Map<Partition, Long> upTo = new HashMap<>();
        all.forEach(inlet -> inlet.upTo(upTo));
        return upTo;
    }

    /**
     * When the last record that was read was sent, of the partition that is furthest behind.
     *
     * @return {@link Instant#MIN} where nothing was read yet; empty at the end of all partitions
     */
    Optional<Instant> behind() {
        return all.stream().flatMap(inlet -> inlet.behind().stream()).min(Instant::compareTo);
    }

    /** Whether every topic was read to its end, as far as is known. */
    boolean atEnd() {
        return all.stream().allMatch(Inlet::atEnd);
    }

    /** Fetches nothing until it is resumed, without leaving the groups. */
    void pause() {
        all.forEach(inlet -> inlet.reader().pause());
    }

    /** Fetches again. */
    void resume() {
        all.forEach(inlet -> inlet.reader().resume());
    }
}
