package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.probe.tcp.Socket.State;
import java.util.Optional;

/** Rows of {@code ss -tan}: {@code State Recv-Q Send-Q Local:Port Peer:Port}, with the protocol before where several are. */
final class ListedRow {

    private ListedRow() {}

    /** The socket of a row; nothing for the heading and for what is no row. */
    static Optional<Socket> of(String line) {
        String[] cells = line.trim().split("\\s+");
        int from = cells[0].startsWith("tcp") ? 1 : 0;
        if (cells.length < from + 4 || !Numbers.isNumber(cells[from + 1])) {
            return Optional.empty();
        }
        String local = cells[from + 3];
        String port = local.substring(local.lastIndexOf(':') + 1);
        if (!Numbers.isNumber(port) || port.length() > 5) {
            return Optional.empty();
        }
        String peer = cells.length > from + 4 ? cells[from + 4] : "";
        State state = State.of(cells[from]);
        boolean limited = state == State.LISTEN && Numbers.isNumber(cells[from + 2]);
        return Optional.of(new Socket(
                Integer.parseInt(port),
                local + ' ' + peer,
                state,
                Long.parseLong(cells[from + 1]),
                limited ? Long.parseLong(cells[from + 2]) : 0,
                Socket.UNTOLD));
    }
}
