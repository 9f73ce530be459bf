package io.culprit.shipper.health;

import java.io.IOException;

/** Health cannot be served where it should be; the message says the mend. */
public final class UnavailableException extends IOException {

    private static final long serialVersionUID = 1L;

    UnavailableException(String message, Throwable cause) {
        super(message, cause);
    }
}
