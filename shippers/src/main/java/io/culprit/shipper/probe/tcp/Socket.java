package io.culprit.shipper.probe.tcp;

/**
 * One TCP socket.
 *
 * @param port its own port
 * @param ends its own and the other's address and port, as the source writes them: who is connected
 * @param state its state, as {@code ss} writes it
 * @param queued what was received and not yet read, in bytes; of a listening socket, connections not yet accepted
 * @param limit of a listening socket, how many may wait to be accepted; 0 where the source does not tell
 * @param inode its inode; 0 of a connection that no process has accepted yet, -1 where the source does not tell
 */
record Socket(int port, String ends, State state, long queued, long limit, long inode) {

    static final long UNTOLD = -1;

    /** The states in the kernel's order (include/net/tcp_states.h), in {@code ss}'s words. */
    enum State {
        UNKNOWN("UNKNOWN"),
        ESTAB("ESTAB"),
        SYN_SENT("SYN-SENT"),
        SYN_RECV("SYN-RECV"),
        FIN_WAIT_1("FIN-WAIT-1"),
        FIN_WAIT_2("FIN-WAIT-2"),
        TIME_WAIT("TIME-WAIT"),
        UNCONN("UNCONN"),
        CLOSE_WAIT("CLOSE-WAIT"),
        LAST_ACK("LAST-ACK"),
        LISTEN("LISTEN"),
        CLOSING("CLOSING");

        private static final State[] ALL = values();
        private static final int NEW_SYN_RECV = 12;
        private final String label;

        State(String label) {
            this.label = label;
        }

        String label() {
            return label;
        }

        static State of(int number) {
            // What the kernel calls NEW_SYN_RECV it shows as SYN_RECV; what comes later is not known here.
            return number == NEW_SYN_RECV ? SYN_RECV : number > 0 && number < ALL.length ? ALL[number] : UNKNOWN;
        }

        static State of(String label) {
            for (State state : ALL) {
                if (state.label.equals(label)) {
                    return state;
                }
            }
            return UNKNOWN;
        }
    }
}
