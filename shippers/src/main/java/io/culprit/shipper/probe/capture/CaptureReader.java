package io.culprit.shipper.probe.capture;

import io.culprit.shipper.format.EventBody;
import java.util.List;

/** Reads the captures of one probe in their order; it may compare each with those before. */
@FunctionalInterface
public interface CaptureReader {

    /** The events that a capture yields; none when it only serves a comparison. */
    List<EventBody> read(Capture capture);

    /** Whether it does compare: what it says of a capture then depends on those before. */
    default boolean remembers() {
        return false;
    }
}
