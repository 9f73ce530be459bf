package io.culprit.app.replay.topics;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.Connection;
import io.culprit.wire.EventLines;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.OffsetOutOfRangeException;
import org.apache.kafka.common.TopicPartition;

/** Fetches what lanes lack. A partition of which enough waits is paused, so that memory is bounded however far another is behind. */
final class Fetching implements Merge.Fetch {

    /** Of how many events and heartbeats a partition is enough; up to one poll more may wait. */
    static final int ENOUGH = 1_024;

    private static final Duration POLL = Duration.ofMillis(500);
    private static final int SILENT_POLLS = 20;

    private final Map<TopicPartition, Lane> lanes = new LinkedHashMap<>();
    private final Consumer<byte[], byte[]> consumer;
    private final Connection connection;
    private final Range range;
    private final EventLines.EssentialReader lines;
    private final Tally tally;
    private int silentPolls;

    Fetching(
            Consumer<byte[], byte[]> consumer,
            Connection connection,
            Collection<Lane> lanes,
            Range range,
            EventLines.EssentialReader lines,
            Tally tally) {
        this.consumer = consumer;
        this.connection = connection;
        this.range = range;
        this.lines = lines;
        this.tally = tally;
        lanes.forEach(lane -> this.lanes.put(lane.partition(), lane));
    }

    @Override
    public void more() {
        List<TopicPartition> lacking = new ArrayList<>();
        List<TopicPartition> others = new ArrayList<>();
        for (Lane lane : lanes.values()) {
            boolean over = lane.reached(consumer.position(lane.partition()));
            (over || lane.events() >= ENOUGH ? others : lacking).add(lane.partition());
        }
        consumer.pause(others);
        consumer.resume(lacking);
        if (!lacking.isEmpty()) {
            poll();
        }
        lacking.forEach(partition -> lanes.get(partition).reached(consumer.position(partition)));
    }

    private void poll() {
        try {
            var records = consumer.poll(POLL);
            records.forEach(this::add);
            silentPolls = records.isEmpty() ? silentPolls + 1 : 0;
            // A consumer waits for a broker that is gone for as long as it takes; people would rather know.
            if (silentPolls >= SILENT_POLLS) {
                connection.requireAnswer();
                silentPolls = 0;
            }
        } catch (OffsetOutOfRangeException e) {
            e.partitions().forEach(partition -> lanes.get(partition).cut());
            consumer.seekToBeginning(e.partitions());
        }
    }

    private void add(ConsumerRecord<byte[], byte[]> record) {
        Lane lane = lanes.get(new TopicPartition(record.topic(), record.partition()));
        if (record.offset() >= lane.end()) {
            return;
        }
        List<EventRecord> counting = new ArrayList<>();
        tally.bytes(record.value() == null ? 0 : record.value().length);
        if (record.value() != null) {
            lines.read(record.value(), new Taking(record, counting));
        }
        if (!counting.isEmpty()) {
            lane.add(counting, Instant.ofEpochMilli(record.timestamp()));
        }
    }

    private final class Taking implements EventLines.Reader {

        private final ConsumerRecord<byte[], byte[]> record;
        private final List<EventRecord> counting;

        Taking(ConsumerRecord<byte[], byte[]> record, List<EventRecord> counting) {
            this.record = record;
            this.counting = counting;
        }

        @Override
        public void take(EventRecord event) {
            range.within(event).ifPresent(within -> {
                counting.add(within);
                if (within instanceof Event) {
                    tally.event(record.topic());
                }
            });
        }

        @Override
        public void refuse(String line, String why) {
            tally.refused(record.topic(), record.partition(), record.offset(), line, why);
        }
    }
}
