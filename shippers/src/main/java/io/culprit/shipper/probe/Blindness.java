package io.culprit.shipper.probe;

import java.util.Locale;
import java.util.Objects;

/**
 * Why a probe cannot see what it should; stated in coverage, so that an empty result is never taken for quiet.
 *
 * @param reason the bounded reason
 * @param detail what is refused or missing, and the mend: the capability, the setting or the package
 */
public record Blindness(Reason reason, String detail) {

    /** Why nothing is seen. */
    public enum Reason {
        /** The host refuses: a capability or a group is missing. */
        PERMISSION,
        /** What the probe looks at, or looks with, is not there. */
        MISSING,
        /** What the probe looks with failed or took too long. */
        FAILED;

        /** As it stands in coverage. */
        public String label() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public Blindness {
        Objects.requireNonNull(reason);
        Objects.requireNonNull(detail);
    }
}
