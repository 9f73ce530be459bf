package io.culprit.shipper.format;

/** A format that was asked for is not there or cannot be read by; the message says what, where and the mend. */
public final class FormatException extends Exception {

    private static final long serialVersionUID = 1L;

    public FormatException(String message) {
        super(message);
    }
}
