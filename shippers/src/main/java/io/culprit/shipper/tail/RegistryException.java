package io.culprit.shipper.tail;

import java.io.IOException;

/** The registry cannot be read or written; the message names the file, and how to mend it. */
public final class RegistryException extends IOException {

    private static final long serialVersionUID = 1L;

    RegistryException(String message) {
        super(message);
    }

    RegistryException(String message, Throwable cause) {
        super(message, cause);
    }
}
