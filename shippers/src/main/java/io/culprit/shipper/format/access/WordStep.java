package io.culprit.shipper.format.access;

/**
 * A word: no blank, no quote, and no comma at its end, which belongs to a list.
 *
 * <p>Where the text behind it can also stand within it, the shortest word that fits is taken.
 */
final class WordStep extends Step {

    private final int slot;
    private final byte sought;
    private final boolean anywhere;

    /** @param ahead byte that the field right behind it begins with, or 0 when that may be any */
    WordStep(int slot, byte ahead, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.sought = then.length > 0 ? then[0] : ahead;
        this.anywhere = then.length == 0 && ahead == 0 && !last;
    }

    @Override
    int match(AccessFields fields, int at) {
        return from(fields, at, at);
    }

    @Override
    int again(AccessFields fields) {
        int at = fields.to(slot);
        boolean longer = at < fields.end() && fields.bytes()[at] != ' ' && fields.bytes()[at] != '"';
        return longer ? from(fields, fields.start(slot), at + 1) : -1;
    }

    private int from(AccessFields fields, int start, int at) {
        byte[] bytes = fields.bytes();
        int end = fields.end();
        int i = at;
        while (i < end) {
            byte b = bytes[i];
            if ((b == sought || anywhere) && i > start && bytes[i - 1] != ',') {
                int next = behind(fields, i);
                if (next >= 0) {
                    fields.set(slot, start, i);
                    return next;
                }
            }
            if (b == ' ' || b == '"') {
                return -1;
            }
            i++;
        }
        int next = i > start ? behind(fields, i) : -1;
        if (next >= 0) {
            fields.set(slot, start, i);
        }
        return next;
    }
}
