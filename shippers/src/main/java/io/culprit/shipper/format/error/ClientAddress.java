package io.culprit.shipper.format.error;

import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Bytes;

/**
 * A client as Apache logs it, split into address and port.
 *
 * <p>Apache 2.4 writes {@code 2001:db8::1:5412}: an IPv6 address and a port, joined by a colon without brackets
 * (server/log.c, {@code log_remote_address}). The last number is taken for the port when an address is left before it.
 */
final class ClientAddress {

    private static final int GROUPS = 8;

    private final Span address = new Span();
    private final Span port = new Span();

    void clear() {
        address.clear();
        port.clear();
    }

    Span address() {
        return address;
    }

    Span port() {
        return port;
    }

    /**
     * Splits {@code bytes[from, to)}.
     *
     * @param ported whether addresses are logged with a port, as 2.4 does and 2.2 does not
     */
    void split(byte[] bytes, int from, int to, boolean ported) {
        address.set(from, to);
        port.clear();
        if (bytes[from] == '[') {
            bracketed(bytes, from, to);
            return;
        }
        int colon = to - 1;
        while (colon > from && Ascii.digit(bytes[colon])) {
            colon--;
        }
        int digits = to - colon - 1;
        if (colon <= from || bytes[colon] != ':' || digits < 1 || digits > 5) {
            return;
        }
        boolean alone = Bytes.indexOf(bytes, from, colon, (byte) ':') < 0;
        if (alone || (ported && isIpv6(bytes, from, colon))) {
            address.set(from, colon);
            port.set(colon + 1, to);
        }
    }

    private void bracketed(byte[] bytes, int from, int to) {
        int close = Bytes.indexOf(bytes, from, to, (byte) ']');
        if (close > from + 1) {
            address.set(from + 1, close);
            if (close + 2 < to && bytes[close + 1] == ':') {
                port.set(close + 2, to);
            }
        }
    }

    private static boolean isIpv6(byte[] bytes, int from, int to) {
        int zone = Bytes.indexOf(bytes, from, to, (byte) '%');
        int end = zone < 0 ? to : zone;
        int groups = 0;
        boolean shortened = false;
        int at = from;
        while (at < end) {
            if (bytes[at] == ':') {
                boolean pair = at + 1 < end && bytes[at + 1] == ':';
                if (pair && shortened || !pair && (at == from || at + 1 == end)) {
                    return false;
                }
                shortened |= pair;
                at += pair ? 2 : 1;
            } else {
                int start = at;
                while (at < end && (Ascii.hex(bytes[at]) || bytes[at] == '.')) {
                    at++;
                }
                boolean dotted = Bytes.indexOf(bytes, start, at, (byte) '.') >= 0;
                if (at == start || (at < end && bytes[at] != ':') || at - start > (dotted ? 15 : 4)) {
                    return false;
                }
                groups += dotted ? 2 : 1;
            }
        }
        return shortened ? groups < GROUPS : groups == GROUPS;
    }
}
