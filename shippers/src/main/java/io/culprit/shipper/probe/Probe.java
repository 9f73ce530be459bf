package io.culprit.shipper.probe;

/** Looks at a host or a server, again and again; called by one thread at a time. */
@FunctionalInterface
public interface Probe {

    /**
     * Looks once, and bounded in time and memory.
     *
     * <p>What it looks at may fail, hang or refuse: that is what it found, never an exception.
     */
    Look look() throws InterruptedException;
}
