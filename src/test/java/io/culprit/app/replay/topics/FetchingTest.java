package io.culprit.app.replay.topics;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Feed;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.event.ProbeEvent;
import io.culprit.event.SourceFrontier;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.wire.EventLines;
import io.culprit.wire.Topics;
import java.io.InterruptedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.Node;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Partitions that hold what a test appends, fetched and merged. */
class FetchingTest {

    private static final Instant EIGHT = Instant.parse("2026-11-21T08:00:00Z");
    private static final TopicPartition ONE = new TopicPartition(Topics.EVENTS_PROBE.name(), 0);
    private static final TopicPartition OTHER = new TopicPartition(Topics.EVENTS_PROBE.name(), 1);
    private static final int RECORDS = 32;

    private final MockConsumer<byte[], byte[]> consumer = new MockConsumer<>("none");
    private final Map<TopicPartition, List<ConsumerRecord<byte[], byte[]>>> appended = new LinkedHashMap<>();
    private final Tally tally = new Tally(Rejections.counting());
    private final Map<TopicPartition, Long> deleted = new LinkedHashMap<>();
    private List<Lane> lanes = List.of();
    private long mostWaiting;

    @BeforeEach
    void partitions() {
        consumer.setMaxPollRecords(RECORDS);
        for (EventKind kind : EventKind.values()) {
            String topic = Topics.events(kind).name();
            consumer.updatePartitions(topic, List.of(partition(topic, 0), partition(topic, 1)));
            appended.put(new TopicPartition(topic, 0), new ArrayList<>());
            appended.put(new TopicPartition(topic, 1), new ArrayList<>());
        }
    }

    private static PartitionInfo partition(String topic, int number) {
        return new PartitionInfo(topic, number, Node.noNode(), new Node[0], new Node[0]);
    }

    private void append(TopicPartition partition, Instant at, List<? extends EventRecord> records) {
        append(partition, at, EventLines.write(records));
    }

    private void append(TopicPartition partition, Instant at, byte[] value) {
        List<ConsumerRecord<byte[], byte[]>> own = appended.get(partition);
        own.add(new ConsumerRecord<>(
                partition.topic(),
                partition.partition(),
                deleted.getOrDefault(partition, 0L) + own.size(),
                at.toEpochMilli(),
                TimestampType.LOG_APPEND_TIME,
                0,
                value.length,
                null,
                value,
                new RecordHeaders(),
                Optional.empty()));
    }

    private static Event check(String service, Instant at) {
        return new ProbeEvent(
                new Header(
                        new Delivery("web1", "probe.csv", "1f", at.toEpochMilli(), 0),
                        at,
                        Duration.ZERO,
                        at,
                        at,
                        service,
                        "web1",
                        "probe.csv"),
                "http",
                "/",
                "UP",
                new TreeMap<>(),
                "UP");
    }

    private static Heartbeat beat(String service, Optional<Instant> reached) {
        return new Heartbeat(
                service,
                "web1",
                EventKind.PROBE,
                EIGHT,
                List.of(service),
                List.of(new Feed(service, EventKind.PROBE)),
                List.of(new SourceFrontier("probe.csv", reached, SourceFrontier.State.OPEN)));
    }

    private List<EventRecord> read(Range range) throws InterruptedIOException {
        Map<TopicPartition, Long> ends = new LinkedHashMap<>();
        Map<TopicPartition, Long> beginnings = new LinkedHashMap<>();
        appended.forEach((partition, records) -> {
            long beginning = deleted.getOrDefault(partition, 0L);
            ends.put(partition, beginning + records.size());
            beginnings.put(partition, beginning);
        });
        consumer.updateEndOffsets(ends);
        consumer.updateBeginningOffsets(beginnings);
        lanes = EventTopics.assigned(consumer, range, "here");
        appended.values().forEach(records -> records.forEach(consumer::addRecord));
        Fetching fetching = new Fetching(
                consumer, Connection.to("127.0.0.1:1"), lanes, range, new EventLines.EssentialReader(List.of()), tally);
        List<EventRecord> read = new ArrayList<>();
        Merge.Fetch watched = () -> {
            fetching.more();
            mostWaiting =
                    Math.max(mostWaiting, lanes.stream().mapToLong(Lane::events).sum());
        };
        assertThat(new Merge(lanes, watched, () -> false).run(parcel -> read.addAll(parcel.records())))
                .isTrue();
        return read;
    }

    private static List<Instant> times(List<EventRecord> records) {
        return records.stream()
                .map(record -> ((Event) record).header().positionTime())
                .toList();
    }

    @Test
    void takesPartitionsInStep_whateverTheOrderTheyWereFilledIn() throws InterruptedIOException {
        for (int second = 0; second < 300; second++) {
            append(ONE, EIGHT.plusSeconds(7_200), List.of(check("shop", EIGHT.plusSeconds(second))));
        }
        for (int second = 0; second < 300; second++) {
            append(OTHER, EIGHT.plusSeconds(9_000), List.of(check("blog", EIGHT.plusSeconds(second))));
        }

        assertThat(times(read(Range.ALL))).hasSize(600).isSorted();
    }

    @Test
    void holdsLittle_whenOnePartitionIsFarAheadOfTheOther() throws InterruptedIOException {
        int packed = 64;
        for (int minute = 0; minute < 500; minute++) {
            List<Event> late = new ArrayList<>();
            List<Event> early = new ArrayList<>();
            for (int i = 0; i < packed; i++) {
                late.add(check("shop", EIGHT.plusSeconds(360_000 + 60L * minute + i % 60)));
                early.add(check("blog", EIGHT.plusSeconds(60L * minute + i % 60)));
            }
            append(ONE, EIGHT.plusSeconds(900_000), late);
            append(OTHER, EIGHT.plusSeconds(900_000), early);
        }

        assertThat(read(Range.ALL)).hasSize(2 * 500 * packed);
        assertThat(mostWaiting).isLessThanOrEqualTo(2L * (Fetching.ENOUGH + RECORDS * packed));
    }

    @Test
    void keepsNobodyWaiting_forAClockThatIsAhead() throws InterruptedIOException {
        append(ONE, EIGHT, List.of(check("fast", EIGHT.plusSeconds(7_200))));
        append(ONE, EIGHT.plusSeconds(2), List.of(check("shop", EIGHT.plusSeconds(1))));
        append(OTHER, EIGHT.plusSeconds(900), List.of(check("blog", EIGHT.plusSeconds(899))));

        assertThat(times(read(Range.ALL)))
                .containsExactly(EIGHT.plusSeconds(7_200), EIGHT.plusSeconds(1), EIGHT.plusSeconds(899));
    }

    @Test
    void pacesAPartition_inWhichOnlyHeartbeatsCome() throws InterruptedIOException {
        append(ONE, EIGHT.plusSeconds(9_000), List.of(beat("blog", Optional.empty())));
        append(ONE, EIGHT.plusSeconds(9_000), List.of(beat("blog", Optional.of(EIGHT.plusSeconds(60)))));
        append(OTHER, EIGHT.plusSeconds(9_000), List.of(check("shop", EIGHT)));

        assertThat(read(Range.ALL))
                .containsExactly(
                        beat("blog", Optional.empty()),
                        check("shop", EIGHT),
                        beat("blog", Optional.of(EIGHT.plusSeconds(60))));
    }

    @Test
    void countsWhatIsNoEvent_andReadsOn() throws InterruptedIOException {
        append(ONE, EIGHT, "{\"event.kind\":\"probe\"}\nnothing".getBytes(StandardCharsets.UTF_8));
        append(ONE, EIGHT, List.of(check("shop", EIGHT)));

        assertThat(read(Range.ALL)).hasSize(1);
        assertThat(tally.summary().total().rejectedLines()).isEqualTo(2);
    }

    @Test
    void tellsSinceWhenATopicIsWhole_whenItsBeginningIsGone() throws InterruptedIOException {
        deleted.put(ONE, 7L);
        deleted.put(OTHER, 9L);
        append(ONE, EIGHT.plusSeconds(1), List.of(check("shop", EIGHT)));
        append(OTHER, EIGHT.plusSeconds(61), List.of(check("blog", EIGHT.plusSeconds(60))));
        read(Range.ALL);

        assertThat(EventTopics.gaps(lanes, Range.ALL))
                .singleElement()
                .hasToString("events.probe is no longer kept from its beginning: what it says before"
                        + " 2026-11-21T08:01:00Z is missing; its retention.ms says how long");
        assertThat(EventTopics.gaps(lanes, new Range(Optional.of(EIGHT.plusSeconds(60)), Optional.empty(), Set.of())))
                .isEmpty();
    }

    @Test
    void vouchesForNoMoreThanTheRange() throws InterruptedIOException {
        Instant end = EIGHT.plusSeconds(10);
        append(ONE, EIGHT.plusSeconds(5), List.of(check("shop", EIGHT.plusSeconds(5))));
        append(ONE, EIGHT.plusSeconds(20), List.of(check("shop", end)));
        append(ONE, EIGHT.plusSeconds(20), List.of(beat("shop", Optional.of(EIGHT.plusSeconds(20)))));

        assertThat(read(new Range(Optional.empty(), Optional.of(end), Set.of())))
                .containsExactly(check("shop", EIGHT.plusSeconds(5)), beat("shop", Optional.of(end)));
    }
}
