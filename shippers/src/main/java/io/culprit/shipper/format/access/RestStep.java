package io.culprit.shipper.format.access;

/** Whatever is left of a line behind a blank, unless a quote within it was found to be left open. */
final class RestStep extends Step {

    private final int slot;

    RestStep(int slot) {
        super(new byte[0], true);
        this.slot = slot;
    }

    @Override
    int match(AccessFields fields, int at) {
        if (at >= fields.end() || fields.bytes()[at] != ' ' || fields.isCut()) {
            return -1;
        }
        fields.set(slot, at + 1, fields.end());
        return fields.end();
    }
}
