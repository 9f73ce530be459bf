package io.culprit.shipper.topic;

import io.culprit.event.EventKind;
import io.culprit.event.Heartbeat;
import io.culprit.shipper.delivery.Parcel;
import io.culprit.shipper.delivery.Parcels;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The feeds that this shipper's tail vouches for, as its heartbeats pass by; asked by another thread.
 *
 * <p>A feed has one roster. Of two that took turns, whichever was heard last would hold.
 */
public final class FollowedFeeds implements Parcels {

    private final Parcels next;
    private final Set<Group> groups = ConcurrentHashMap.newKeySet();

    private record Group(String service, String host, EventKind kind) {}

    /** @param next takes the tail's parcels */
    public FollowedFeeds(Parcels next) {
        this.next = next;
    }

    @Override
    public boolean offer(Parcel parcel, Duration within) throws InterruptedException {
        parcel.records().forEach(record -> {
            if (record instanceof Heartbeat beat) {
                groups.add(new Group(beat.service(), beat.host(), beat.kind()));
            }
        });
        return next.offer(parcel, within);
    }

    /** Whether the tail vouches for the feed of this heartbeat. */
    boolean vouchFor(Heartbeat beat) {
        return groups.contains(new Group(beat.service(), beat.host(), beat.kind()));
    }
}
