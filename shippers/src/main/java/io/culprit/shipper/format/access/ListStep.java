package io.culprit.shipper.format.access;

/**
 * Words joined by {@code ", "} and {@code " : "}: nginx names every server that it asked, with a colon where an internal
 * redirect went to another group (ngx_http_upstream_module, $upstream_addr).
 */
final class ListStep extends Step {

    private final int slot;

    ListStep(int slot, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
    }

    @Override
    int match(AccessFields fields, int at) {
        byte[] bytes = fields.bytes();
        int end = fields.end();
        byte stopper = then().length > 0 ? then()[0] : (byte) ' ';
        int stop = word(bytes, at, end, stopper);
        while (stop > at && stop < end) {
            if (bytes[stop - 1] == ',' && bytes[stop] == ' ') {
                stop = word(bytes, stop + 1, end, stopper);
            } else if (stop + 3 < end && bytes[stop] == ' ' && bytes[stop + 1] == ':' && bytes[stop + 2] == ' ') {
                stop = word(bytes, stop + 3, end, stopper);
            } else {
                break;
            }
        }
        if (stop == at) {
            return -1;
        }
        fields.set(slot, at, stop);
        return behind(fields, stop);
    }

    private static int word(byte[] bytes, int from, int end, byte stopper) {
        int at = from;
        while (at < end && bytes[at] != ' ' && bytes[at] != '"' && bytes[at] != stopper) {
            at++;
        }
        return at;
    }
}
