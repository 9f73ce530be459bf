package io.culprit.shipper.tail;

import io.culprit.shipper.delivery.Parcel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** What of one log is on its way to the brokers, in the order in which it was sent. */
final class InFlight {

    private final Deque<Shipment> shipments = new ArrayDeque<>();

    /** Up to where each generation is taken, and the position reached, once a parcel has arrived. */
    private record Shipment(Parcel parcel, Map<TailedFile, Long> upTo, Optional<Instant> position) {}

    /** Adds a parcel; one that is empty only if more is taken with it, and no other is to arrive before. */
    void add(Parcel parcel, Map<TailedFile, Long> upTo, Optional<Instant> position) {
        if (parcel.size() > 0 || (shipments.isEmpty() && moved(upTo))) {
            shipments.add(new Shipment(parcel, upTo, position));
        }
    }

    private static boolean moved(Map<TailedFile, Long> upTo) {
        return upTo.entrySet().stream().anyMatch(entry -> entry.getKey().taken() < entry.getValue());
    }

    /**
     * Takes note of what has arrived, behind which nothing is missing.
     *
     * @param before position of what had arrived before
     * @return position of what has arrived by now
     */
    Optional<Instant> arrived(Optional<Instant> before) {
        Optional<Instant> position = before;
        while (!shipments.isEmpty() && shipments.peek().parcel().acknowledged()) {
            Shipment arrived = shipments.remove();
            arrived.upTo().forEach(TailedFile::taken);
            position = arrived.position();
        }
        return position;
    }

    boolean isEmpty() {
        return shipments.isEmpty();
    }
}
