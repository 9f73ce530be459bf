package io.culprit.shipper.format.access;

/** A field that is left empty when the server has nothing to say, as nginx does with {@code escape=json}. */
final class OptionalStep extends Step {

    private final int slot;
    private final Step step;

    OptionalStep(int slot, Step step, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.step = step;
    }

    @Override
    int match(AccessFields fields, int at) {
        int next = step.match(fields, at);
        if (next < 0) {
            next = behind(fields, at);
            fields.unset(slot);
        }
        return next;
    }

    @Override
    int again(AccessFields fields) {
        return fields.start(slot) < 0 ? -1 : step.again(fields);
    }
}
