package io.culprit.shipper.format.access;

/** Text that begins a format. */
final class LiteralStep extends Step {

    LiteralStep(byte[] text, boolean last) {
        super(text, last);
    }

    @Override
    int match(AccessFields fields, int at) {
        return behind(fields, at);
    }
}
