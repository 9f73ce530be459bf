package io.culprit.shipper.format;

import io.culprit.event.Event;
import io.culprit.event.Header;

/** An event that lacks only its header. */
@FunctionalInterface
public interface EventBody {

    Event with(Header header);
}
