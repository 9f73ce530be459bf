package io.culprit.shipper.packed;

import java.io.IOException;

/** A compressed file is not whole; the message says in what way. What was read before is as it was written. */
public final class DamagedException extends IOException {

    private static final long serialVersionUID = 1L;

    DamagedException(String message, IOException cause) {
        super(message, cause);
    }
}
