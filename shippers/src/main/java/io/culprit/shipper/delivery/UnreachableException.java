package io.culprit.shipper.delivery;

/** No broker answers: later one may. */
public final class UnreachableException extends DeliveryException {

    private static final long serialVersionUID = 1L;

    UnreachableException(String message, Throwable cause) {
        super(message, cause);
    }
}
