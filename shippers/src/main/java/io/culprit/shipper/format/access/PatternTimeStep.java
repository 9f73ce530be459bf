package io.culprit.shipper.format.access;

/** A time, or a part of one, as a pattern says. */
final class PatternTimeStep extends Step {

    private final int slot;
    private final TimePattern pattern;

    PatternTimeStep(int slot, TimePattern pattern, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.pattern = pattern;
    }

    @Override
    int match(AccessFields fields, int at) {
        int stop = pattern.match(fields.bytes(), at, fields.end(), fields.time());
        if (stop < 0) {
            return -1;
        }
        fields.set(slot, at, stop);
        return behind(fields, stop);
    }
}
