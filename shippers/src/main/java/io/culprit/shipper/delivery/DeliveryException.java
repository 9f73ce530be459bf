package io.culprit.shipper.delivery;

/** Records could not be delivered; the message names the topic or broker, and how to mend it. */
public sealed class DeliveryException extends RuntimeException permits UnreachableException {

    private static final long serialVersionUID = 1L;

    DeliveryException(String message) {
        super(message);
    }

    DeliveryException(String message, Throwable cause) {
        super(message, cause);
    }
}
