package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Parcels;
import io.culprit.shipper.delivery.Partition;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    private final Inlets inlets;
    private final Parcels parcels;
    private final Clock clock;
    private final Fleet fleet;
    private final TopicAccount account = new TopicAccount();
    private final TopicObservation observation;
    private final RecordOpening opening;
    private final Shipments shipments = new Shipments();
    private final Batch batch;
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
        this.inlets = new Inlets(inlets, patience, clock);
        this.parcels = parcels;
        this.clock = clock;
        this.batch = new Batch(redaction);
        this.fleet =
                new Fleet(new TopicBeats(followed, batch::add), zone, redaction, patience, clock, mostSources, account);
        this.observation = new TopicObservation(this.inlets.all(), fleet, account, clock);
        this.opening = new RecordOpening(fleet);
        this.nextForget = clock.instant().plus(FORGET);
    }

    /** One look at every topic, waiting for records at most that long. Tells whether there were any. */
    boolean step(Duration wait, BooleanSupplier stopped) throws InterruptedException {
        boolean any = false;
        for (Inlet inlet : inlets.all()) {
            poll(inlet, any ? Duration.ZERO : wait.dividedBy(inlets.all().size()));
            for (Optional<TopicRecord> next = inlet.next(); next.isPresent(); next = inlet.next()) {
                any = true;
                take(inlet, next.get());
                if (batch.full() && !turn(stopped)) {
                    return true;
                }
            }
        }
        Instant now = clock.instant();
        if (!now.isBefore(nextLook)) {
            nextLook = now.plus(LOOK);
            fleet.recognise();
            batch.lookAt(fleet.all());
        }
        turn(stopped);
        if (!now.isBefore(nextForget)) {
            nextForget = now.plus(FORGET);
            fleet.forgetIdle();
        }
        return any;
    }

    private void poll(Inlet inlet, Duration within) {
        inlet.add(inlet.reader().poll(within, new Rebalancing(inlet, fleet, batch, shipments)));
    }

    private void take(Inlet inlet, TopicRecord record) {
        account.read(record);
        opening.open(record, inlet.setting(), new RecordOpening.Opened() {
            @Override
            public void lines(TopicSource source, List<Line> found) {
                batch.lines(source, record, found);
                fleet.flowed(source);
            }

            @Override
            public void refused(DeadLetter letter) {
                account.refused(record, letter.reason());
                batch.refused(letter);
            }
        });
    }

    /** Makes events of what was taken, and sends them. Tells whether they are on their way. */
    private boolean turn(BooleanSupplier stopped) throws InterruptedException {
        fleet.recognise();
        Map<Partition, Map<String, Instant>> positions = batch.makeEvents(inlets);
        fleet.beat(inlets.behind());
        boolean sent = ship(batch.handOver(), positions, stopped);
        settle();
        return sent;
    }

    private boolean ship(Parcel parcel, Map<Partition, Map<String, Instant>> positions, BooleanSupplier stopped)
            throws InterruptedException {
        Map<Partition, Long> upTo = inlets.upTo();
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
        inlets.pause();
        try {
            while (!parcels.offer(parcel, ROOM)) {
                inlets.all().forEach(inlet -> poll(inlet, Duration.ZERO));
                settle();
                if (stopped.getAsBoolean()) {
                    return false;
                }
            }
            observation.room();
            return true;
        } finally {
            inlets.resume();
        }
    }

    private void settle() {
        shipments.settle();
        Instant now = clock.instant();
        if (!now.isBefore(nextCommit)) {
            nextCommit = now.plus(COMMIT);
            inlets.all().forEach(inlet -> inlet.reader().commit(shipments.toCommit(inlet::has), false));
            observation.look();
        }
    }

    /** Whether all that was sent so far was read, and has arrived. */
    boolean ended() {
        return inlets.atEnd()
                && shipments.arrived()
                && fleet.all().stream().noneMatch(source -> source.open() || !source.recognised());
    }

    /** Sends that nothing more is read. */
    void closeSources() throws InterruptedException {
        fleet.close();
        Parcel last = batch.handOver();
        if (last.size() > 0) {
            offer(last, () -> false);
        }
    }

    /** Takes note of what has arrived, and leaves the groups. */
    void close() {
        shipments.settle();
        for (Inlet inlet : inlets.all()) {
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
}
