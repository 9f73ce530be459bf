package io.culprit.shipper.format.packages;

import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;

/** A log of what a package manager changed on a host. */
interface PackageLog extends Format {

    @Override
    default EventKind kind() {
        return EventKind.CHANGE;
    }

    @Override
    default boolean ofHost() {
        return true;
    }
}
