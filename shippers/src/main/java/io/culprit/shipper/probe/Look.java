package io.culprit.shipper.probe;

import io.culprit.shipper.probe.capture.Capture;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a probe saw.
 *
 * @param captures what it saw, in order; none where nothing differs from before and only differences matter
 * @param blind why it could not see all of it, if so
 */
public record Look(List<Capture> captures, Optional<Blindness> blind) {

    public Look {
        captures = List.copyOf(captures);
        Objects.requireNonNull(blind);
    }

    /** A look that saw all there was. */
    public static Look at(List<Capture> captures) {
        return new Look(captures, Optional.empty());
    }

    /** A look that saw nothing. */
    public static Look blind(Blindness why) {
        return new Look(List.of(), Optional.of(why));
    }
}
