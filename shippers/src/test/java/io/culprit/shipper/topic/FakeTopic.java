package io.culprit.shipper.topic;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Parcels;
import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicReader;
import io.culprit.shipper.delivery.TopicRecord;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.shipper.settings.TopicSetting;
import io.culprit.shipper.tail.Patience;
import io.culprit.wire.DeadLetter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** A topic with its group, and brokers that take events when they are told to; the follower is taken step by step. */
final class FakeTopic extends Clock implements Parcels {

    static final Partition FIRST = new Partition("raw-logs", 0);
    static final Partition SECOND = new Partition("raw-logs", 1);

    final List<EventRecord> records = new ArrayList<>();
    final List<DeadLetter> letters = new ArrayList<>();
    final Map<Partition, TopicReader.Done> committed = new HashMap<>();
    final FollowedFeeds followed = new FollowedFeeds(this);
    boolean acknowledging = true;
    boolean full;
    boolean connected = true;
    boolean paused;
    int mostSources = Fleet.MOST;
    private final Map<Partition, List<TopicRecord>> log = new HashMap<>();
    private final Map<Partition, Long> positions = new HashMap<>();
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private final List<Runnable> rebalances = new ArrayList<>();
    private Optional<TopicReader.Assignment> assignment = Optional.empty();
    private TopicFollower follower;
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    void start() {
        positions.clear();
        rebalances.clear();
        TopicSetting setting = new TopicSetting(
                List.of("raw-logs"),
                "shippers",
                Connection.to("nowhere:9092"),
                new Naming("shop", "unnamed", Optional.empty()),
                Optional.empty(),
                Optional.empty(),
                true,
                List.of());
        follower = new TopicFollower(
                List.of(new Inlet(setting, new Reader())),
                ZoneOffset.UTC,
                this,
                followed,
                Redaction.NONE,
                Patience.USUAL,
                this,
                mostSources);
        assign(FIRST, SECOND);
    }

    /** Ends it as kill -9 does. */
    void kill() {
        waiting.clear();
    }

    void assign(Partition... partitions) {
        rebalances.add(() -> {
            Map<Partition, String> notes = new HashMap<>();
            for (Partition partition : partitions) {
                TopicReader.Done done = committed.getOrDefault(partition, new TopicReader.Done(0, ""));
                positions.put(partition, done.offset());
                notes.put(partition, done.note());
            }
            assignment.orElseThrow().assigned(notes);
        });
    }

    void revoke(Partition... partitions) {
        rebalances.add(() -> {
            assignment.orElseThrow().revoked(List.of(partitions), false);
            positions.keySet().removeAll(List.of(partitions));
        });
    }

    void send(Partition partition, String value) {
        List<TopicRecord> all = log.computeIfAbsent(partition, first -> new ArrayList<>());
        all.add(new TopicRecord(partition, all.size(), now, value.getBytes(UTF_8)));
    }

    void send(String host, String path, String message) {
        send(FIRST, filebeat(host, path, message));
    }

    static String filebeat(String host, String path, String message) {
        return "{\"@metadata\":{\"beat\":\"filebeat\"},\"host\":{\"name\":\"" + host
                + "\"},\"log\":{\"file\":{\"path\":\"" + path + "\"}},\"message\":\""
                + message.replace("\"", "\\\"").replace("\n", "\\n") + "\"}";
    }

    String access(String request) {
        return "192.0.2.1 - - ["
                + DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                        .format(now.atOffset(ZoneOffset.UTC))
                + "] \"GET /" + request + " HTTP/1.1\" 200 5 \"-\" \"curl\"";
    }

    String error(String message) {
        return DateTimeFormatter.ofPattern("yyyy/MM/dd HH:mm:ss", Locale.ROOT).format(now.atOffset(ZoneOffset.UTC))
                + " [error] 7#7: *1 " + message;
    }

    boolean step() throws InterruptedException {
        return follower.step(Duration.ZERO, () -> full);
    }

    /** Goes on for so many seconds. */
    void run(int seconds) throws InterruptedException {
        for (int i = 0; i < seconds; i++) {
            step();
            pass(Duration.ofSeconds(1));
        }
        step();
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    TopicFollower follower() {
        return follower;
    }

    long committed(Partition partition) {
        return Optional.ofNullable(committed.get(partition))
                .map(TopicReader.Done::offset)
                .orElse(0L);
    }

    List<Event> events() {
        return records.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
    }

    List<String> paths() {
        return events().stream().map(event -> event.attribute("url.path")).toList();
    }

    List<Heartbeat> beats() {
        return records.stream()
                .filter(Heartbeat.class::isInstance)
                .map(Heartbeat.class::cast)
                .toList();
    }

    @Override
    public boolean offer(Parcel parcel, Duration within) {
        if (full) {
            return false;
        }
        waiting.add(parcel);
        if (acknowledging) {
            arrive();
        }
        return true;
    }

    void arrive() {
        while (!waiting.isEmpty()) {
            Parcel parcel = waiting.remove();
            records.addAll(parcel.records());
            letters.addAll(parcel.letters());
            parcel.taken();
        }
    }

    private final class Reader implements TopicReader {

        @Override
        public List<TopicRecord> poll(Duration within, Assignment told) {
            assignment = Optional.of(told);
            List<Runnable> due = List.copyOf(rebalances);
            rebalances.clear();
            due.forEach(Runnable::run);
            List<TopicRecord> records = new ArrayList<>();
            if (!paused) {
                for (Partition partition : List.copyOf(positions.keySet())) {
                    List<TopicRecord> all = log.getOrDefault(partition, List.of());
                    records.addAll(all.subList(positions.get(partition).intValue(), all.size()));
                    positions.put(partition, (long) all.size());
                }
            }
            return records;
        }

        @Override
        public void pause() {
            paused = true;
        }

        @Override
        public void resume() {
            paused = false;
        }

        @Override
        public boolean atEnd() {
            return !positions.isEmpty() && positions.keySet().stream().allMatch(this::atEnd);
        }

        @Override
        public boolean atEnd(Partition partition) {
            return positions.getOrDefault(partition, -1L)
                    == log.getOrDefault(partition, List.of()).size();
        }

        @Override
        public long behind(Partition partition) {
            long position = positions.getOrDefault(partition, 0L);
            return log.getOrDefault(partition, List.of()).size() - position;
        }

        @Override
        public boolean connected() {
            return connected;
        }

        @Override
        public void commit(Map<Partition, Done> done, boolean wait) {
            committed.putAll(done);
        }

        @Override
        public void close() {}
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }

    static List<String> sources(Collection<Heartbeat> beats) {
        return beats.stream()
                .flatMap(beat -> beat.roster().stream().map(source -> beat.host() + ":" + source.source()))
                .distinct()
                .toList();
    }
}
