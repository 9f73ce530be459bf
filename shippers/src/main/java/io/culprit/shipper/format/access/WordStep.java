package io.culprit.shipper.format.access;

/**
 * A word: no blank, no quote, and no comma at its end, which belongs to a list.
 *
 * <p>Where the text behind it can also stand within it, the shortest word that fits is taken.
 */
final class WordStep extends Step {

    private final int slot;
    private final byte ahead;

    /** @param ahead byte that the field right behind it begins with, or 0 when that may be any */
    WordStep(int slot, byte ahead, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.ahead = ahead;
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
        for (int i = at; i <= end; i++) {
            if (stops(fields, i) && i > start && fields.bytes()[i - 1] != ',') {
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

    private boolean stops(AccessFields fields, int at) {
        byte[] then = then();
        if (then.length == 0 && last()) {
            return at == fields.end();
        }
        byte sought = then.length == 0 ? ahead : then[0];
        return sought == 0 || (at < fields.end() && fields.bytes()[at] == sought);
    }

    private static boolean within(AccessFields fields, int at) {
        if (at >= fields.end()) {
            return false;
        }
        byte b = fields.bytes()[at];
        return b != ' ' && b != '"';
    }
}
