package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.tcp.Socket.State;
import java.util.Optional;

/**
 * Rows of {@code /proc/net/tcp} and {@code tcp6} (tcp4_seq_show in net/ipv4/tcp_ipv4.c): {@code sl local rem st tx:rx …
 * inode}, addresses and numbers in hexadecimal.
 *
 * <p>A busy server has tens of thousands of them, looked at every few seconds: no patterns here.
 */
final class KernelRow {

    private static final int LOCAL = 1;
    private static final int REMOTE = 2;
    private static final int STATE = 3;
    private static final int QUEUES = 4;
    private static final int INODE = 9;

    private KernelRow() {}

    /** The socket of a row; nothing for the heading and for what is no row. */
    static Optional<Socket> of(String line) {
        String[] cells = new String[INODE + 1];
        int found = 0;
        int at = 0;
        while (found < cells.length) {
            while (at < line.length() && line.charAt(at) == ' ') {
                at++;
            }
            int end = line.indexOf(' ', at);
            end = end < 0 ? line.length() : end;
            if (at >= end) {
                break;
            }
            cells[found++] = line.substring(at, end);
            at = end;
        }
        if (found <= QUEUES) {
            return Optional.empty();
        }
        long port = hex(afterColon(cells[LOCAL]));
        long state = cells[STATE].length() == 2 ? hex(cells[STATE]) : -1;
        if (port < 0 || port > 65_535 || state < 0 || hex(afterColon(cells[REMOTE])) < 0) {
            return Optional.empty();
        }
        return Optional.of(new Socket(
                (int) port,
                cells[LOCAL] + ' ' + cells[REMOTE],
                State.of((int) state),
                Math.max(0, hex(afterColon(cells[QUEUES]))),
                0,
                found > INODE ? decimal(cells[INODE]) : Socket.UNTOLD));
    }

    private static String afterColon(String text) {
        return text.substring(text.indexOf(':') + 1);
    }

    private static long hex(String text) {
        return number(text, 16, 8);
    }

    private static long decimal(String text) {
        return number(text, 10, 18);
    }

    private static long number(String text, int base, int mostDigits) {
        if (text.isEmpty() || text.length() > mostDigits) {
            return -1;
        }
        long value = 0;
        for (int i = 0; i < text.length(); i++) {
            int digit = Character.digit(text.charAt(i), base);
            if (digit < 0) {
                return -1;
            }
            value = value * base + digit;
        }
        return value;
    }
}
