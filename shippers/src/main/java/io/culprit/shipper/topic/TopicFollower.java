package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Parcels;
import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.delivery.TopicReader;
import io.culprit.shipper.delivery.TopicRecord;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.shipper.tail.Patience;
import io.culprit.wire.DeadLetter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;

/**
 * Reads topics of raw lines, step by step, on one thread.
 *
 * <p>While the brokers take nothing, nothing is fetched, but the group is not left.
 */
final class TopicFollower {

    private static final Duration ROOM = Duration.ofMillis(100);
    private static final Duration COMMIT = Duration.ofSeconds(1);
    private static final Duration LOOK = Duration.ofSeconds(1);
    private static final Duration FORGET = Duration.ofHours(1);

    // So much later was another record of the partition sent, that a collector would have sent the next line, too.
    private static final Duration MOVED_ON = Duration.ofSeconds(30);

    private static final int MOST_LINES = 2_000;

    private final List<Inlet> inlets;
    private final Parcels parcels;
    private final Redaction redaction;
    private final Patience patience;
    private final Clock clock;
    private final Fleet fleet;
    private final TopicAccount account = new TopicAccount();
    private final TopicObservation observation;
    private final RecordOpening opening;
    private final Shipments shipments = new Shipments();
    private final Set<TopicSource> touched = new LinkedHashSet<>();
    private Parcel filling = new Parcel();
    private int lines;
    private Instant nextCommit = Instant.MIN;
    private Instant nextLook = Instant.MIN;
    private Instant nextForget;

    TopicFollower(
            List<Inlet> inlets,
            ZoneId zone,
            Parcels parcels,
            FollowedFeeds followed,
            Redaction redaction,
            Patience patience,
            Clock clock,
            int mostSources) {
        this.inlets = List.copyOf(inlets);
        this.parcels = parcels;
        this.redaction = redaction;
        this.patience = patience;
        this.clock = clock;
        this.fleet = new Fleet(
                new TopicBeats(followed, record -> filling.add(record)),
                zone,
                redaction,
                patience,
                clock,
                mostSources,
                account);
        this.observation = new TopicObservation(this.inlets, fleet, account, clock);
        this.opening = new RecordOpening(fleet);
        this.nextForget = clock.instant().plus(FORGET);
    }

    /** One look at every topic, waiting for records at most that long. Tells whether there were any. */
    boolean step(Duration wait, BooleanSupplier stopped) throws InterruptedException {
        boolean any = false;
        for (Inlet inlet : inlets) {
            inlet.add(inlet.reader().poll(any ? Duration.ZERO : wait.dividedBy(inlets.size()), new Changes(inlet)));
            for (Optional<TopicRecord> next = inlet.next(); next.isPresent(); next = inlet.next()) {
                any = true;
                take(inlet, next.get());
                if (lines >= MOST_LINES && !turn(stopped)) {
                    return true;
                }
            }
        }
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK);
            fleet.recognise();
            touched.addAll(fleet.all());
        }
        turn(stopped);
        if (!now.isBefore(nextForget)) {
            nextForget = now.plus(FORGET);
            fleet.forgetIdle();
        }
        return any;
    }

    private void take(Inlet inlet, TopicRecord record) {
        account.read(record);
        opening.open(record, inlet.setting(), new RecordOpening.Opened() {
            @Override
            public void lines(TopicSource source, List<Line> found) {
                source.add(record, found);
                touched.add(source);
                fleet.flowed(source);
                lines += found.size();
            }

            @Override
            public void refused(DeadLetter letter) {
                account.refused(record, letter.reason());
                filling.add(redaction.of(letter));
                lines++;
            }
        });
    }

    /** Makes events of what was taken, and sends them. Tells whether they are on their way. */
    private boolean turn(BooleanSupplier stopped) throws InterruptedException {
        fleet.recognise();
        Map<Partition, Map<String, Instant>> positions = new HashMap<>();
        for (TopicSource source : touched) {
            if (source.recognised()) {
                source.readInto(filling);
                source.completeInto(filling, this::quiet);
                source.positions().forEach((partition, position) -> positions
                        .computeIfAbsent(partition, first -> new HashMap<>())
                        .put(source.origin().mark(), position));
            }
        }
        touched.clear();
        lines = 0;
        fleet.beat(behind());
        Parcel filled = filling;
        filling = new Parcel();
        boolean sent = ship(filled, positions, stopped);
        settle();
        return sent;
    }

    private boolean quiet(Partition partition, Instant lastRecord, Instant heardAt) {
        for (Inlet inlet : inlets) {
            if (inlet.has(partition)) {
                boolean waited = heardAt.plus(patience.quiet()).isBefore(clock.instant());
                return (waited && inlet.atEnd(partition))
                        || inlet.time(partition).isAfter(lastRecord.plus(MOVED_ON));
            }
        }
        return true;
    }

    private boolean ship(Parcel parcel, Map<Partition, Map<String, Instant>> positions, BooleanSupplier stopped)
            throws InterruptedException {
        Map<Partition, Long> upTo = new HashMap<>();
        inlets.forEach(inlet -> inlet.upTo(upTo));
        fleet.all().forEach(source -> source.holdBack(upTo));
        if (parcel.size() == 0) {
            if (!shipments.knows(upTo)) {
                parcel.nothingToSend();
                shipments.add(new Shipments.Shipment(parcel, upTo, positions));
            }
            return true;
        }
        shipments.add(new Shipments.Shipment(parcel, upTo, positions));
        return offer(parcel, stopped);
    }

    /** Waits for room; the readers go on asking meanwhile, for nothing, or their group would drop them. */
    private boolean offer(Parcel parcel, BooleanSupplier stopped) throws InterruptedException {
        if (parcels.offer(parcel, ROOM)) {
            observation.room();
            return true;
        }
        observation.noRoom();
        inlets.forEach(inlet -> inlet.reader().pause());
        try {
            while (!parcels.offer(parcel, ROOM)) {
                for (Inlet inlet : inlets) {
                    inlet.add(inlet.reader().poll(Duration.ZERO, new Changes(inlet)));
                }
                settle();
                if (stopped.getAsBoolean()) {
                    return false;
                }
            }
            observation.room();
            return true;
        } finally {
            inlets.forEach(inlet -> inlet.reader().resume());
        }
    }

    private void settle() {
        shipments.settle();
        Instant now = clock.instant();
        if (!now.isBefore(nextCommit)) {
            nextCommit = now.plus(COMMIT);
            inlets.forEach(inlet -> inlet.reader().commit(shipments.toCommit(inlet::has), false));
            observation.look();
        }
    }

    private Optional<Instant> behind() {
        return inlets.stream().flatMap(inlet -> inlet.behind().stream()).min(Instant::compareTo);
    }

    /** Whether every topic was read to its end, as far as is known. */
    private boolean atEnd() {
        return inlets.stream().allMatch(Inlet::atEnd);
    }

    /** Whether all that was sent so far was read, and has arrived. */
    boolean ended() {
        return atEnd()
                && shipments.arrived()
                && fleet.all().stream().noneMatch(source -> source.open() || !source.recognised());
    }

    /** Sends that nothing more is read. */
    void closeSources() throws InterruptedException {
        fleet.close();
        Parcel last = filling;
        filling = new Parcel();
        if (last.size() > 0) {
            offer(last, () -> false);
        }
    }

    /** Takes note of what has arrived, and leaves the groups. */
    void close() {
        shipments.settle();
        for (Inlet inlet : inlets) {
            inlet.reader().commit(shipments.all(inlet::has), true);
            inlet.reader().close();
        }
    }

    /** How far it was about a second ago; may be asked by any thread. */
    TopicStatus status() {
        return observation.latest();
    }

    ReadingSummary summary() {
        return new ReadingSummary(
                fleet.all().stream()
                        .flatMap(source -> source.summary().stream())
                        .toList(),
                fleet.all().stream()
                        .flatMap(source -> source.setBacks().stream())
                        .toList());
    }

    /** What becomes of partitions while a reader is asked. */
    private final class Changes implements TopicReader.Assignment {

        private final Inlet inlet;

        Changes(Inlet inlet) {
            this.inlet = inlet;
        }

        @Override
        public void assigned(Map<Partition, String> notes) {
            inlet.assigned(notes.keySet());
            notes.forEach((partition, note) -> fleet.resume(partition, Positions.read(note)));
        }

        @Override
        public void revoked(Collection<Partition> partitions, boolean lost) {
            shipments.settle();
            if (!lost) {
                inlet.reader().commit(shipments.all(partitions::contains), true);
            }
            inlet.dropped(partitions);
            shipments.drop(partitions);
            fleet.drop(partitions);
            touched.retainAll(Set.copyOf(fleet.all()));
        }

        @Override
        public void missed(Partition partition, long from, long to) {
            filling.add(new DeadLetter(
                    DeadLetter.Stage.READ,
                    DeadLetter.Reason.POSSIBLE_LOSS,
                    "the brokers had removed records before they were read: from offset " + from + " up to " + to,
                    "",
                    partition.toString(),
                    from,
                    ""));
        }
    }
}
