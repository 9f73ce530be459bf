package io.culprit.shipper.probe.http;

import java.net.UnknownHostException;

/** Nobody said in time which address a name has. */
final class NameTimeout extends UnknownHostException {

    private static final long serialVersionUID = 1;

    NameTimeout(String message) {
        super(message);
    }
}
