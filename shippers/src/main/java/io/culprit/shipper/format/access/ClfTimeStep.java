package io.culprit.shipper.format.access;

import io.culprit.shipper.format.time.StampReader;

/** {@code 21/Nov/2026:08:04:58 +0000}. */
final class ClfTimeStep extends Step {

    private final int slot;

    ClfTimeStep(int slot, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
    }

    @Override
    int match(AccessFields fields, int at) {
        if (!fields.time().common(fields.bytes(), at, fields.end())) {
            return -1;
        }
        int stop = at + StampReader.COMMON_LENGTH;
        fields.set(slot, at, stop);
        return behind(fields, stop);
    }
}
