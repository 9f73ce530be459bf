package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bytes;

/** Whatever is left of a line behind a blank, unless a quote within it was found to be left open. */
final class RestStep extends Step {

    private final int slot;
    private final boolean balanced;

    /** @param balanced whether its quotes must be pairs: an odd one ends text that began before */
    RestStep(int slot, boolean balanced) {
        super(new byte[0], true);
        this.slot = slot;
        this.balanced = balanced;
    }

    @Override
    int match(AccessFields fields, int at) {
        if (at >= fields.end() || fields.bytes()[at] != ' ' || fields.isCut()) {
            return -1;
        }
        if (balanced && !isBalanced(fields.bytes(), at, fields.end())) {
            return -1;
        }
        fields.set(slot, at + 1, fields.end());
        return fields.end();
    }

    private static boolean isBalanced(byte[] bytes, int from, int to) {
        boolean even = true;
        int quote = Bytes.indexOfUnescaped(bytes, from, to, (byte) '"');
        while (quote >= 0) {
            even = !even;
            quote = Bytes.indexOfUnescaped(bytes, quote + 1, to, (byte) '"');
        }
        return even;
    }
}
