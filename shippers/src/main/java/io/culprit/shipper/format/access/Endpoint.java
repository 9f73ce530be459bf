package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Numbers;
import java.util.OptionalInt;

/**
 * An address or a name, with the port where one is written behind it.
 *
 * @param address without brackets
 */
record Endpoint(String address, OptionalInt port) {

    private static final int HIGHEST_PORT = 65_535;
    private static final OptionalInt NO_PORT = OptionalInt.empty();

    /** Of the addresses that proxies add up, the first is the client's. */
    static Endpoint ofClient(String logged) {
        int comma = logged.indexOf(',');
        return of(comma < 0 ? logged : logged.substring(0, comma));
    }

    /** {@code a.test:80}, {@code 192.0.2.9:80} and {@code [2001:db8::1]:80}; a bare IPv6 address has no port. */
    static Endpoint of(String logged) {
        int first = logged.indexOf(':');
        boolean bracketed = !logged.isEmpty() && logged.charAt(0) == '[';
        if (first < 0 && !bracketed) {
            return new Endpoint(logged, NO_PORT);
        }
        int colon = logged.lastIndexOf(':');
        int close = bracketed ? logged.indexOf(']') : -1;
        if (bracketed && close < 0) {
            return new Endpoint(logged, NO_PORT);
        }
        String bare = bracketed ? logged.substring(1, close) : logged;
        if (bracketed && close + 1 == logged.length()) {
            return new Endpoint(bare, NO_PORT);
        }
        boolean alone = bracketed ? colon == close + 1 : colon > 0 && first == colon;
        String digits = logged.substring(colon + 1);
        if (!alone || !Numbers.isNumber(digits)) {
            return new Endpoint(logged, NO_PORT);
        }
        return new Endpoint(bracketed ? bare : logged.substring(0, colon), port(Long.parseLong(digits)));
    }

    /** A port, unless the number can be none. */
    static OptionalInt port(long value) {
        return value < 0 || value > HIGHEST_PORT ? NO_PORT : OptionalInt.of((int) value);
    }
}
