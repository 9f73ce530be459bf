package io.culprit.shipper.format.access;

import io.culprit.shipper.format.time.TimePattern;
import io.culprit.shipper.format.time.TimeShape;

/** A time, or a part of one, in a shape of its own. */
final class TimeStep extends Step {

    private final int slot;
    private final TimeShape shape;
    private final boolean ofEnd;

    /** @param ofEnd whether it is the time at which the response was done */
    TimeStep(int slot, TimeShape shape, boolean ofEnd, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.shape = shape;
        this.ofEnd = ofEnd;
    }

    /** A time as a pattern says. */
    TimeStep(int slot, TimePattern pattern, byte[] then, boolean last) {
        this(slot, pattern, pattern.ofEnd(), then, last);
    }

    @Override
    int match(AccessFields fields, int at) {
        LineTime time = fields.time();
        int stop = shape.read(fields.bytes(), at, fields.end(), ofEnd ? time.finish() : time.start());
        if (stop < 0) {
            return -1;
        }
        fields.set(slot, at, stop);
        return behind(fields, stop);
    }
}
