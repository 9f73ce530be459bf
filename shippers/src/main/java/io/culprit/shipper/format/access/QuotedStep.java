package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bytes;

/**
 * Text between quotes: up to the first quote without a backslash before it, behind which the rest of the line matches.
 *
 * <p>Servers escape quotes within, so that is nearly always the first one; old ones did not.
 */
final class QuotedStep extends Step {

    private final int slot;

    QuotedStep(int slot, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
    }

    @Override
    int match(AccessFields fields, int at) {
        return from(fields, at, at);
    }

    @Override
    int again(AccessFields fields) {
        return from(fields, fields.start(slot), fields.to(slot) + 1);
    }

    private int from(AccessFields fields, int start, int from) {
        int at = from;
        while (true) {
            int quote = Bytes.indexOfUnescaped(fields.bytes(), at, fields.end(), (byte) '"');
            if (quote < 0) {
                if (at == start) {
                    fields.set(slot, start, fields.end());
                    fields.cutOff();
                }
                return -1;
            }
            int next = behind(fields, quote);
            if (next >= 0) {
                fields.set(slot, start, quote);
                return next;
            }
            at = quote + 1;
        }
    }
}
