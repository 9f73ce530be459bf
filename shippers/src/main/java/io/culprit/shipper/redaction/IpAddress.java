package io.culprit.shipper.redaction;

import java.util.Arrays;
import java.util.Optional;

/**
 * An IP address, read without asking anyone for names; RFC 791, RFC 4291 2.2 and RFC 5952.
 *
 * <p>An IPv4 address within an IPv6 one ({@code ::ffff:192.0.2.1}) is the IPv4 address: servers that listen on both write the
 * same client now this way, now that.
 */
record IpAddress(byte[] bytes) {

    private static final int V4 = 4;
    private static final int V6 = 16;

    /** The address that {@code text[from, to)} is; nothing when it is none. */
    static Optional<IpAddress> of(CharSequence text, int from, int to) {
        int end = to;
        for (int i = from; i < to; i++) {
            if (text.charAt(i) == ':') {
                byte[] six = six(text, from, end);
                return six.length == 0 ? Optional.empty() : Optional.of(new IpAddress(unmapped(six)));
            }
        }
        byte[] four = new byte[V4];
        return four(text, from, end, four, 0) ? Optional.of(new IpAddress(four)) : Optional.empty();
    }

    private static byte[] unmapped(byte[] six) {
        for (int i = 0; i < 12; i++) {
            if (six[i] != (i < 10 ? 0 : (byte) 0xff)) {
                return six;
            }
        }
        return Arrays.copyOfRange(six, 12, V6);
    }

    private static boolean four(CharSequence text, int from, int to, byte[] out, int at) {
        int parts = 0;
        int value = -1;
        for (int i = from; i <= to; i++) {
            char c = i < to ? text.charAt(i) : '.';
            if (c == '.') {
                if (value < 0 || parts == V4) {
                    return false;
                }
                out[at + parts++] = (byte) value;
                value = -1;
            } else if (c >= '0' && c <= '9') {
                value = Math.max(value, 0) * 10 + c - '0';
                if (value > 255) {
                    return false;
                }
            } else {
                return false;
            }
        }
        return parts == V4;
    }

    private static byte[] six(CharSequence text, int from, int to) {
        byte[] out = new byte[V6];
        int at = 0;
        int gap = -1;
        int i = from;
        if (i + 1 < to && text.charAt(i) == ':' && text.charAt(i + 1) == ':') {
            gap = 0;
            i += 2;
        }
        while (i < to) {
            int end = i;
            boolean dotted = false;
            while (end < to && text.charAt(end) != ':') {
                dotted |= text.charAt(end) == '.';
                end++;
            }
            if (dotted) {
                if (end != to || at + V4 > V6 || !four(text, i, to, out, at)) {
                    return new byte[0];
                }
                at += V4;
                break;
            }
            int value = group(text, i, end);
            if (value < 0 || at + 2 > V6) {
                return new byte[0];
            }
            out[at++] = (byte) (value >> 8);
            out[at++] = (byte) value;
            i = end + 1;
            if (i == to) {
                return new byte[0];
            }
            if (i < to && text.charAt(i) == ':') {
                if (gap >= 0) {
                    return new byte[0];
                }
                gap = at;
                i++;
            }
        }
        return spread(out, at, gap);
    }

    private static byte[] spread(byte[] out, int at, int gap) {
        if (gap < 0) {
            return at == V6 ? out : new byte[0];
        }
        if (at > V6 - 2) {
            return new byte[0];
        }
        byte[] whole = new byte[V6];
        System.arraycopy(out, 0, whole, 0, gap);
        System.arraycopy(out, gap, whole, V6 - (at - gap), at - gap);
        return whole;
    }

    private static int group(CharSequence text, int from, int to) {
        if (to == from || to - from > 4) {
            return -1;
        }
        int value = 0;
        for (int i = from; i < to; i++) {
            int digit = Character.digit(text.charAt(i), 16);
            if (digit < 0 || text.charAt(i) > 127) {
                return -1;
            }
            value = value * 16 + digit;
        }
        return value;
    }

    /** Whether it is the host itself or none: {@code 127.0.0.0/8}, {@code ::1}, {@code 0.0.0.0}, {@code ::}. */
    boolean ofNobody() {
        if (bytes.length == V4) {
            return bytes[0] == 127 || (bytes[0] | bytes[1] | bytes[2] | bytes[3]) == 0;
        }
        int some = 0;
        for (int i = 0; i < V6 - 1; i++) {
            some |= bytes[i];
        }
        return some == 0 && (bytes[V6 - 1] & 0xfe) == 0;
    }

    /** Its network: /24 of IPv4, /48 of IPv6. */
    IpAddress network() {
        byte[] network = bytes.clone();
        Arrays.fill(network, bytes.length == V4 ? 3 : 6, bytes.length, (byte) 0);
        return new IpAddress(network);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof IpAddress address && Arrays.equals(bytes, address.bytes);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(bytes);
    }

    /** As servers write it; the longest run of zeros of an IPv6 address is left out. */
    @Override
    public String toString() {
        if (bytes.length == V4) {
            return (bytes[0] & 0xff) + "." + (bytes[1] & 0xff) + "." + (bytes[2] & 0xff) + "." + (bytes[3] & 0xff);
        }
        int longest = 1;
        int gap = -1;
        for (int group = 0; group < 8; group++) {
            int end = group;
            while (end < 8 && value(end) == 0) {
                end++;
            }
            if (end - group > longest) {
                longest = end - group;
                gap = group;
            }
        }
        StringBuilder text = new StringBuilder();
        for (int group = 0; group < 8; group++) {
            if (group == gap) {
                text.append("::");
                group += longest - 1;
            } else {
                text.append(group > 0 && text.charAt(text.length() - 1) != ':' ? ":" : "")
                        .append(Integer.toHexString(value(group)));
            }
        }
        return text.toString();
    }

    private int value(int group) {
        return (bytes[2 * group] & 0xff) << 8 | bytes[2 * group + 1] & 0xff;
    }
}
