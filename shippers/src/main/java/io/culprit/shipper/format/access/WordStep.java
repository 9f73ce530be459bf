package io.culprit.shipper.format.access;

/**
 * A word: no blank, no quote, and no comma at its end, which belongs to a list.
 *
 * <p>Where the text behind it can also stand within it, the shortest word that fits is taken.
 */
final class WordStep extends Step {

    private final int slot;

    WordStep(int slot, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
    }

    @Override
    int match(AccessFields fields, int at) {
        return from(fields, at, at);
    }

    @Override
    int again(AccessFields fields) {
        int at = fields.to(slot);
        return within(fields, at) ? from(fields, fields.start(slot), at + 1) : -1;
    }

    private int from(AccessFields fields, int start, int at) {
        int end = fields.end();
        byte[] then = then();
        for (int i = at; i <= end; i++) {
            boolean stops = then.length == 0 ? !last() || i == end : i < end && fields.bytes()[i] == then[0];
            if (stops && i > start && fields.bytes()[i - 1] != ',') {
                int next = behind(fields, i);
                if (next >= 0) {
                    fields.set(slot, start, i);
                    return next;
                }
            }
            if (!within(fields, i)) {
                return -1;
            }
        }
        return -1;
    }

    private static boolean within(AccessFields fields, int at) {
        if (at >= fields.end()) {
            return false;
        }
        byte b = fields.bytes()[at];
        return b != ' ' && b != '"';
    }
}
