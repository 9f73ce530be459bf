package io.culprit.shipper.packed;

import java.io.IOException;

/** Nothing more is unpacked of an archive; the message says why. */
final class RefusedException extends IOException {

    private static final long serialVersionUID = 1L;

    RefusedException(String message) {
        super(message);
    }
}
