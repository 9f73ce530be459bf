package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Commands.Output;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.capture.Capture;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** What {@code ss} prints, where the kernel's tables cannot be read. */
final class SocketListing {

    private static final List<String> COMMAND = List.of("ss", "-tan", "exclude", "time-wait");
    private static final Duration AT_MOST = Duration.ofSeconds(10);
    private static final int MOST_CHARACTERS = 500_000;

    private SocketListing() {}

    static Look look(Host host, Instant at) throws InterruptedException {
        Output listing;
        try {
            listing = host.commands().run(COMMAND, AT_MOST);
        } catch (IOException e) {
            return Look.blind(new Blindness(
                    Reason.MISSING,
                    "no /proc/net/tcp to read, and no ss: mount the proc filesystem, or install iproute2"));
        }
        if (listing.timedOut() || listing.exitCode() != 0) {
            return Look.blind(new Blindness(
                    Reason.FAILED,
                    String.join(" ", COMMAND)
                            + (listing.timedOut()
                                    ? " did not end within " + AT_MOST.toSeconds() + " s"
                                    : " failed: " + listing.err().strip())));
        }
        String out = listing.out();
        boolean cut = out.length() >= MOST_CHARACTERS;
        String rows = cut ? out.substring(0, out.lastIndexOf('\n', MOST_CHARACTERS) + 1) : out;
        Capture capture = Capture.of(at, "ss", String.join(" ", COMMAND), rows);
        return Look.at(List.of(cut ? capture.with("left_out", "sockets beyond the first 500 kB") : capture));
    }
}
