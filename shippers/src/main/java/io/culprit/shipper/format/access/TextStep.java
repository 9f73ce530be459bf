package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bytes;

/**
 * Any text, up to what follows it in the format: the first place that lets the rest of the line match or, where only fields
 * of fixed grammar follow, the last, so that text which imitates them changes nothing but itself.
 */
final class TextStep extends Step {

    private final int slot;
    private final boolean fromTheRight;
    private final boolean quoted;

    /**
     * @param fromTheRight whether the longest text is tried first
     * @param quoted whether it stands between quotes, of which none can be in it unescaped
     */
    TextStep(int slot, boolean fromTheRight, boolean quoted, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
        this.fromTheRight = fromTheRight;
        this.quoted = quoted;
    }

    @Override
    int match(AccessFields fields, int at) {
        int limit = limit(fields, at);
        return fromTheRight ? left(fields, at, limit) : right(fields, at, at, limit);
    }

    @Override
    int again(AccessFields fields) {
        int start = fields.start(slot);
        int stop = fields.to(slot);
        return fromTheRight ? left(fields, start, stop - 1) : right(fields, start, stop + 1, limit(fields, start));
    }

    /** The last place where the text may end. */
    private int limit(AccessFields fields, int at) {
        if (!quoted) {
            return fields.end();
        }
        int quote = Bytes.indexOfUnescaped(fields.bytes(), at, fields.end(), (byte) '"');
        return quote < 0 ? fields.end() : quote;
    }

    private int right(AccessFields fields, int start, int at, int limit) {
        if (then().length == 0) {
            int stop = last() ? fields.end() : at;
            return stop > limit ? -1 : ended(fields, start, stop);
        }
        int i = at;
        while (i <= limit) {
            i = Bytes.indexOf(fields.bytes(), i, Math.min(limit + 1, fields.end()), then()[0]);
            if (i < 0) {
                return -1;
            }
            int next = ended(fields, start, i);
            if (next >= 0) {
                return next;
            }
            i++;
        }
        return -1;
    }

    private int left(AccessFields fields, int start, int at) {
        for (int i = at; i >= start; i--) {
            int next = ended(fields, start, i);
            if (next >= 0) {
                return next;
            }
        }
        return -1;
    }

    private int ended(AccessFields fields, int start, int stop) {
        int next = behind(fields, stop);
        if (next >= 0) {
            fields.set(slot, start, stop);
        }
        return next;
    }
}
