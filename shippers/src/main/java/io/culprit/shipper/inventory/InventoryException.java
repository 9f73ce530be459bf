package io.culprit.shipper.inventory;

/** What was given cannot be read; the message says what, where, and how to mend it. */
public final class InventoryException extends Exception {

    private static final long serialVersionUID = 1L;

    InventoryException(String message) {
        super(message);
    }

    InventoryException(UnreadableException cause) {
        super(cause.getMessage(), cause);
    }
}
