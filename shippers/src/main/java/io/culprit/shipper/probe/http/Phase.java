package io.culprit.shipper.probe.http;

import java.util.Locale;

/** How far a request has come. */
public enum Phase {
    /** Looking up the name. */
    DNS,
    /** Connecting to an address. */
    CONNECT,
    /** Agreeing on encryption. */
    TLS,
    /** Sending the request. */
    REQUEST,
    /** Waiting for the first byte of the answer. */
    FIRST_BYTE,
    /** Reading the answer's body. */
    BODY,
    /** Looking at what was answered. */
    ANSWER;

    /** As it stands in attributes. */
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
