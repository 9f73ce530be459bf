package io.culprit.shipper.tail;

import io.culprit.shipper.delivery.Parcel;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Map;
import java.util.Optional;

/** What of one log is on its way to the brokers, in the order in which it was sent, and the position of what has arrived. */
final class InFlight {

    private final Deque<Shipment> shipments = new ArrayDeque<>();
    private Optional<Instant> position;

    /** Up to where each generation is taken, and the position reached, once a parcel has arrived. */
    private record Shipment(Parcel parcel, Map<TailedFile, Long> upTo, Optional<Instant> position) {}

    /** @param position of what had arrived before */
    InFlight(Optional<Instant> position) {
        this.position = position;
    }

    /** Adds a parcel; one that is empty only if more is taken with it, and no other is to arrive before. */
    void add(Parcel parcel, Map<TailedFile, Long> upTo, Optional<Instant> reached) {
        if (parcel.size() > 0 || (shipments.isEmpty() && moved(upTo))) {
            shipments.add(new Shipment(parcel, upTo, reached));
        }
    }

    private static boolean moved(Map<TailedFile, Long> upTo) {
        return upTo.entrySet().stream().anyMatch(entry -> entry.getKey().taken().offset() < entry.getValue());
    }

    /** Takes note of what has arrived, behind which nothing is missing. */
    void settle() {
        while (!shipments.isEmpty() && shipments.peek().parcel().acknowledged()) {
            Shipment arrived = shipments.remove();
            arrived.upTo().forEach((file, offset) -> file.taken().upTo(offset));
            position = arrived.position();
        }
    }

    /** Position in time of what has arrived. */
    Optional<Instant> position() {
        return position;
    }

    boolean isEmpty() {
        return shipments.isEmpty();
    }
}
