package io.culprit.wire;

import io.culprit.event.Delivery;
import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import io.culprit.signal.Exemplar;
import io.culprit.signal.Frontier;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The compact forms of what classification gives and remembers. */
public final class SignalForms {

    private static final JsonSerde<SignalRecord> ONE = JsonSerde.versioned(SignalRecord.class);

    private SignalForms() {}

    /** What the {@code signals} topic carries: records of one service, in order; in version 1 it was one. */
    public static CompactSerde<List<SignalRecord>> signals() {
        return new CompactSerde<>(
                "list of signals",
                (topic, bytes) -> List.of(ONE.deserializer().deserialize(topic, bytes)),
                (bytes, records) -> bytes.all(records, SignalForms::write),
                reader -> reader.all(SignalForms::signal));
    }

    /** A bucket alone. */
    public static CompactSerde<SignalBucket> buckets() {
        return CompactSerde.of(SignalBucket.class, SignalForms::write, SignalForms::bucket);
    }

    /** Where a record stands in its file. */
    public static CompactSerde<Delivery> deliveries() {
        return CompactSerde.of(
                Delivery.class,
                (bytes, delivery) -> bytes.text(delivery.host())
                        .text(delivery.file())
                        .text(delivery.generation())
                        .number(delivery.offset())
                        .number(delivery.part()),
                reader -> {
                    String host = reader.name();
                    String file = reader.name();
                    String generation = reader.name();
                    long offset = reader.number();
                    return new Delivery(host, file, generation, offset, reader.integer());
                });
    }

    private static void write(CompactBytes bytes, SignalRecord record) {
        bytes.flag(record instanceof Frontier);
        if (record instanceof SignalBucket bucket) {
            write(bytes, bucket);
        } else {
            write(bytes, (Frontier) record);
        }
    }

    private static SignalRecord signal(CompactReader reader) {
        return reader.flag() ? frontier(reader) : bucket(reader);
    }

    private static void write(CompactBytes bytes, SignalBucket bucket) {
        bytes.text(bucket.signal()).text(bucket.service()).text(bucket.host());
        bytes.number(bucket.fields().size());
        for (Map.Entry<String, String> field : bucket.fields().entrySet()) {
            bytes.text(field.getKey()).text(field.getValue());
        }
        bytes.time(bucket.start())
                .number(bucket.width().getSeconds())
                .number(bucket.count())
                .time(bucket.first())
                .time(bucket.last())
                .all(bucket.exemplars(), SignalForms::write);
    }

    private static SignalBucket bucket(CompactReader reader) {
        String signal = reader.name();
        String service = reader.name();
        String host = reader.name();
        SortedMap<String, String> fields = new TreeMap<>();
        for (long left = reader.number(); left > 0; left--) {
            String name = reader.name();
            fields.put(name, reader.name());
        }
        Instant start = reader.time();
        Duration width = Duration.ofSeconds(reader.number());
        long count = reader.number();
        Instant first = reader.time();
        Instant last = reader.time();
        return new SignalBucket(
                signal, service, host, fields, start, width, count, first, last, reader.all(SignalForms::exemplar));
    }

    private static void write(CompactBytes bytes, Exemplar exemplar) {
        bytes.time(exemplar.at()).text(exemplar.text()).text(exemplar.source()).number(exemplar.offset());
    }

    private static Exemplar exemplar(CompactReader reader) {
        Instant at = reader.time();
        String text = reader.text();
        String source = reader.name();
        return new Exemplar(at, text, source, reader.number());
    }

    /** A frontier, as a part of something else. */
    public static void write(CompactBytes bytes, Frontier frontier) {
        bytes.text(frontier.service())
                .text(frontier.host())
                .text(frontier.kind().name())
                .flag(frontier.ofHost())
                .all(frontier.feeds(), SignalForms::write)
                .all(frontier.sources(), SignalForms::write);
    }

    /** Reads it. */
    public static Frontier frontier(CompactReader reader) {
        String service = reader.name();
        String host = reader.name();
        EventKind kind = kind(reader);
        boolean ofHost = reader.flag();
        List<Feed> feeds = reader.all(SignalForms::feed);
        return new Frontier(service, host, kind, ofHost, feeds, reader.all(SignalForms::source));
    }

    private static void write(CompactBytes bytes, Feed feed) {
        bytes.text(feed.service()).text(feed.kind().name());
    }

    private static Feed feed(CompactReader reader) {
        String service = reader.name();
        return new Feed(service, kind(reader));
    }

    private static void write(CompactBytes bytes, SourceFrontier source) {
        bytes.text(source.source())
                .time(source.frontier())
                .text(source.state().name())
                .flag(source.reason().isPresent());
        source.reason().ifPresent(bytes::text);
    }

    private static SourceFrontier source(CompactReader reader) {
        String source = reader.name();
        Optional<Instant> frontier = reader.timeIfAny();
        SourceFrontier.State state = SourceFrontier.State.valueOf(reader.name());
        Optional<String> reason = reader.flag() ? Optional.of(reader.text()) : Optional.empty();
        return new SourceFrontier(source, frontier, state, reason);
    }

    private static EventKind kind(CompactReader reader) {
        return EventKind.valueOf(reader.name());
    }
}
