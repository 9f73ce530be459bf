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
        int dots = 0;
        int colons = 0;
        while (stop < fields.end() && ofAddress(bytes[stop])) {
            dots += bytes[stop] == '.' ? 1 : 0;
            colons += bytes[stop] == ':' ? 1 : 0;
            stop++;
        }
        boolean dash = stop == at + 1 && bytes[at] == '-';
        if (dots < 3 && colons < 2 && !dash) {
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
