package io.culprit.shipper.delivery;

import io.culprit.event.EventRecord;
import io.culprit.wire.DeadLetter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Consecutive records that are delivered together, and that count as delivered only when the brokers have taken all of them.
 *
 * <p>Filled by one thread, then handed over.
 */
public final class Parcel {

    private final List<EventRecord> records = new ArrayList<>();
    private final List<DeadLetter> letters = new ArrayList<>();
    // One more than the records on their way until all of them are.
    private final AtomicInteger awaited = new AtomicInteger(1);

    /** Adds an event or a heartbeat. */
    public void add(EventRecord record) {
        records.add(record);
    }

    /** Adds what could not be read. */
    public void add(DeadLetter letter) {
        letters.add(letter);
    }

    /** Events, heartbeats and refused lines in it. */
    public int size() {
        return records.size() + letters.size();
    }

    /** Counts it as taken: there is nothing in it that brokers could take. */
    public void nothingToSend() {
        if (size() > 0) {
            throw new IllegalStateException("it holds " + size() + " records");
        }
        taken();
    }

    /** Whether the brokers have taken all of it. */
    public boolean acknowledged() {
        return awaited.get() == 0;
    }

    /** Events and heartbeats in it. */
    public List<EventRecord> records() {
        return records;
    }

    /** Refused lines in it. */
    public List<DeadLetter> letters() {
        return letters;
    }

    /** One more record of it is on its way. */
    public void sending() {
        awaited.incrementAndGet();
    }

    /**
     * All of it is on its way. What it holds is let go of: a parcel is kept until it has arrived, and at full speed thousands of
     * events would be, which the garbage collector moves about.
     */
    public void packed() {
        records.clear();
        letters.clear();
        taken();
    }

    /** One record of it has arrived. */
    public void taken() {
        awaited.decrementAndGet();
    }
}
