package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.Commands;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * How many connections may wait to be accepted at each port. {@code /proc/net/tcp} does not tell; {@code ss} does.
 *
 * <p>Asked once for each set of listening sockets, as a limit is set when a socket begins to listen.
 */
final class BacklogLimits {

    private static final List<String> COMMAND = List.of("ss", "-ltn");
    private static final Duration AT_MOST = Duration.ofSeconds(3);

    private final Commands commands;
    private Set<Long> asked = Set.of();
    private Map<Integer, Long> limits = Map.of();

    BacklogLimits(Commands commands) {
        this.commands = commands;
    }

    /** Limits by port; none where {@code ss} is not there. */
    Map<Integer, Long> of(Set<Long> listening) throws InterruptedException {
        if (!listening.equals(asked)) {
            asked = listening;
            limits = ask();
        }
        return limits;
    }

    private Map<Integer, Long> ask() throws InterruptedException {
        try {
            return commands.run(COMMAND, AT_MOST)
                    .out()
                    .lines()
                    .flatMap(line -> ListedRow.of(line).stream())
                    .filter(socket -> socket.limit() > 0)
                    .collect(Collectors.toMap(Socket::port, Socket::limit, Long::sum));
        } catch (IOException e) {
            // The limit is a comfort: backlogs are told without it.
            return Map.of();
        }
    }
}
