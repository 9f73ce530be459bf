package io.culprit.shipper.tail;

import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Parcels;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A tail that is taken step by step, under a clock and brokers that do as they are told. */
final class Rig extends Clock implements Parcels {

    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    final List<EventRecord> records = new ArrayList<>();
    final List<DeadLetter> letters = new ArrayList<>();
    final Path folder;
    final Path log;
    boolean acknowledging = true;
    private final Path state;
    private final ReadFrom from;
    private final List<FollowedLog> followed = new ArrayList<>();
    private final Deque<Parcel> waiting = new ArrayDeque<>();
    private Instant now = START;
    private Registry registry;
    private Tail tail;
    Optional<TailStatus> status = Optional.empty();

    Rig(Path folder, ReadFrom from) {
        this.folder = folder.resolve("logs");
        this.state = folder.resolve("state");
        this.log = this.folder.resolve("access.log");
        this.from = from;
        try {
            Files.createDirectories(this.folder);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    void start() throws IOException {
        registry = Registry.in(state);
        follow(log.getFileName().toString());
        tail = new Tail(
                () -> followed,
                List.of("shop"),
                ZoneOffset.UTC,
                registry,
                this,
                Redaction.NONE,
                Patience.USUAL,
                this,
                told -> status = Optional.of(told));
    }

    /** Follows another log of the folder, too; it need not be there. */
    Path follow(String name) {
        Path path = folder.resolve(name);
        followed.add(new FollowedLog(path, new Naming("shop", "web-1", Optional.empty()), Optional.empty(), from));
        return path;
    }

    /** Ends it as kill -9 does: nothing is saved, what was not acknowledged never arrives. */
    void kill() throws IOException {
        registry.close();
        waiting.clear();
    }

    void stop() throws IOException {
        tail.close();
        registry.close();
    }

    void step() throws IOException, InterruptedException {
        tail.step(() -> false);
    }

    /** Ships what there is, and stops. */
    void runToEnd() throws IOException, InterruptedException {
        tail.run(() -> false, true);
    }

    /** Goes on until nothing changes, and a while beyond. */
    void settle() throws IOException, InterruptedException {
        for (int i = 0; i < 200; i++) {
            while (tail.step(() -> false)) {
                continue;
            }
            pass(Duration.ofSeconds(1));
        }
    }

    void pass(Duration time) {
        now = now.plus(time);
    }

    @Override
    public boolean offer(Parcel parcel, Duration within) {
        waiting.add(parcel);
        if (acknowledging) {
            arrive(waiting.size());
        }
        return true;
    }

    /** So many parcels arrive. */
    void arrive(int parcels) {
        for (int i = 0; i < parcels && !waiting.isEmpty(); i++) {
            Parcel parcel = waiting.remove();
            records.addAll(parcel.records());
            letters.addAll(parcel.letters());
            parcel.taken();
        }
    }

    int waiting() {
        return waiting.size();
    }

    List<Event> events() {
        return records.stream()
                .filter(Event.class::isInstance)
                .map(Event.class::cast)
                .toList();
    }

    /** Which requests have arrived, by the path asked for. */
    List<String> paths() {
        return events().stream().map(event -> event.attribute("url.path")).toList();
    }

    String line(String request) {
        return "192.0.2.1 - - ["
                + DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT)
                        .format(now.atOffset(ZoneOffset.UTC))
                + "] \"GET /" + request + " HTTP/1.1\" 200 5 \"-\" \"curl\"\n";
    }

    void write(String request) throws IOException {
        append(log, line(request));
    }

    static void append(Path file, String text) throws IOException {
        Files.write(file, text.getBytes(StandardCharsets.UTF_8), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
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
}
