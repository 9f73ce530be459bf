package io.culprit.shipper.delivery;

import java.time.Duration;

/** Takes parcels, to be delivered in the order in which they come. */
@FunctionalInterface
public interface Parcels {

    /**
     * Takes a parcel if there is room within this time.
     *
     * @return whether it was taken
     * @throws DeliveryException when an earlier one was refused for good
     */
    boolean offer(Parcel parcel, Duration within) throws InterruptedException;
}
