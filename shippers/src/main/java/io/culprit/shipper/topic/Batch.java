package io.culprit.shipper.topic;

import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicRecord;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.wire.DeadLetter;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What was read and is to be sent together: the lines, by their sources, and the parcel that their events go into. */
final class Batch {

    private static final int MOST_LINES = 2_000;

    private final Redaction redaction;
    private final Set<TopicSource> sources = new LinkedHashSet<>();
    private Parcel parcel = new Parcel();
    private int lines;

    Batch(Redaction redaction) {
        this.redaction = redaction;
    }

    /** Lines of a record. */
    void lines(TopicSource source, TopicRecord record, List<Line> found) {
        source.add(record, found);
        sources.add(source);
        lines += found.size();
    }

    /** A record that could not be opened. */
    void refused(DeadLetter letter) {
        parcel.add(redaction.of(letter));
        lines++;
    }

    /** What holds no text of a log, and goes out as it is. */
    void add(DeadLetter letter) {
        parcel.add(letter);
    }

    /** A heartbeat. */
    void add(EventRecord beat) {
        parcel.add(beat);
    }

    /** Whether it has as many lines as are sent together. */
    boolean full() {
        return lines >= MOST_LINES;
    }

    /** Sources that may have something open that is complete by now. */
    void lookAt(Collection<TopicSource> open) {
        sources.addAll(open);
    }

    /** Forgets all other sources. */
    void retain(Collection<TopicSource> known) {
        sources.retainAll(Set.copyOf(known));
    }

    /**
     * Makes events of the lines; those of sources that are not recognised yet wait in them.
     *
     * @return where it leaves the sources, by partition and mark
     */
    Map<Partition, Map<String, Instant>> makeEvents(TopicSource.Quiet quiet) {
        Map<Partition, Map<String, Instant>> positions = new HashMap<>();
        for (TopicSource source : sources) {
            if (source.recognised()) {
                source.readInto(parcel);
                source.completeInto(parcel, quiet);
                source.positions().forEach((partition, position) -> positions
                        .computeIfAbsent(partition, first -> new HashMap<>())
                        .put(source.origin().mark(), position));
            }
        }
        sources.clear();
        lines = 0;
        return positions;
    }

    /** What is to be sent by now. */
    Parcel handOver() {
        Parcel filled = parcel;
        parcel = new Parcel();
        return filled;
    }
}
