package io.culprit.shipper.format.access;

/** IP addresses with commas between, or a dash: what a proxy tells of the client in {@code X-Forwarded-For}. */
final class AddressesStep extends Step {

    private final int slot;

    AddressesStep(int slot, byte[] then, boolean last) {
        super(then, last);
        this.slot = slot;
    }

    @Override
    int match(AccessFields fields, int at) {
        byte[] bytes = fields.bytes();
        int stop = at;
        boolean shaped = false;
        while (stop < fields.end() && ofAddress(bytes[stop])) {
            shaped |= bytes[stop] == '.' || bytes[stop] == ':' || bytes[stop] == '-';
            stop++;
        }
        if (!shaped) {
            return -1;
        }
        fields.set(slot, at, stop);
        return behind(fields, stop);
    }

    private static boolean ofAddress(byte b) {
        return (b >= '0' && b <= '9')
                || (b >= 'a' && b <= 'f')
                || (b >= 'A' && b <= 'F')
                || b == '.'
                || b == ':'
                || b == ','
                || b == ' '
                || b == '-'
                || b == '['
                || b == ']';
    }
}
