package io.culprit.shipper.probe.capture;

import java.util.Locale;

/**
 * One kind of captured output and how it is read; found by {@code @AutoService}, so that adding a kind touches no list.
 *
 * <p>Recordings and probes that run here write the same kinds, and the same reader reads both.
 */
public interface CaptureKind {

    /** The kind as it stands in {@code kind} of a capture. */
    String name();

    /** Whose facts it tells, and on which topic. */
    Tells tells();

    /** A reader of one source's captures of this kind. */
    CaptureReader open();

    /** Command and output of a capture from which something is read; the build checks it. */
    Sampled sampled();

    /**
     * A capture for the checks.
     *
     * @param command what ran
     * @param output what it printed
     */
    record Sampled(String command, String output) {}

    /** What the events of a kind are: samples of a server or of a host, or changes of a host. */
    enum Tells {
        SERVER,
        HOST,
        CHANGES;

        /** As it stands in the name of the format that reads them. */
        public String label() {
            return this == CHANGES ? "change" : name().toLowerCase(Locale.ROOT);
        }
    }
}
