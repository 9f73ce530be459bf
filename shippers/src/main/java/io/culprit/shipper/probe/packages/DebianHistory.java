package io.culprit.shipper.probe.packages;

import io.culprit.event.ChangeEvent;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.packages.AptFormat;
import io.culprit.shipper.format.packages.DpkgFormat;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who changed Debian's packages, and when: apt's history has the command and the user, dpkg's log the second.
 *
 * <p>The logs are read by the same formats that ship them.
 */
final class DebianHistory {

    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final List<String> APT =
            List.of("/var/log/apt/history.log.1.gz", "/var/log/apt/history.log.1", "/var/log/apt/history.log");
    private static final List<String> DPKG = List.of("/var/log/dpkg.log.1", "/var/log/dpkg.log");
    private static final Map<String, List<String>> WORDS = Map.of(
            "installed", List.of("apt:installed", "apt:upgraded", "apt:downgraded", "apt:reinstalled"),
            "upgraded", List.of("apt:upgraded"),
            "downgraded", List.of("apt:downgraded"),
            "removed", List.of("apt:removed", "apt:purged", "apt:disappeared"),
            "purged", List.of("apt:purged"));

    private final List<ChangeEvent> apt;
    private final List<ChangeEvent> dpkg;

    private DebianHistory(List<ChangeEvent> apt, List<ChangeEvent> dpkg) {
        this.apt = apt;
        this.dpkg = dpkg;
    }

    /**
     * The history that is there; logs that are not, or may not be read, tell nothing.
     *
     * @param since what was before is of no interest
     */
    static DebianHistory of(Host host, Instant since) {
        return new DebianHistory(
                events(host, new AptFormat(), APT, since), events(host, new DpkgFormat(), DPKG, since));
    }

    private static List<ChangeEvent> events(Host host, Format format, List<String> files, Instant since) {
        LineFormat log = format.open(new Setting(
                host.clock().getZone(), Software.UNKNOWN, host.clock().instant()));
        List<ChangeEvent> events = new ArrayList<>();
        Instant at = Instant.EPOCH;
        for (String file : files) {
            for (String line : tail(host, file)) {
                if (!line.isEmpty() && log.read(Line.of(line)) instanceof ParsedLine parsed) {
                    at = parsed.stamp().map(stamp -> stamp.time()).orElse(at);
                    if (!at.isBefore(since)) {
                        Header header = header(at);
                        parsed.bodies().forEach(body -> events.add((ChangeEvent) body.with(header)));
                    }
                }
            }
        }
        return events;
    }

    private static List<String> tail(Host host, String file) {
        try {
            return HostFiles.exists(host, file) ? HostFiles.tail(host, file, MOST_BYTES) : List.of();
        } catch (IOException e) {
            // Without the log, the change is told without its command.
            return List.of();
        }
    }

    private static Header header(Instant at) {
        return new Header(new Delivery("-", "-", "", 0, 0), at, Duration.ZERO, at, at, "", "-", "");
    }

    /** What is known of a change. */
    Optional<Deed> of(Difference change) {
        String word =
                switch (change.action()) {
                    case "purged" -> "removed";
                    case "downgraded" -> "upgraded";
                    default -> change.action();
                };
        Optional<ChangeEvent> second = last(dpkg, change, List.of(word));
        Optional<ChangeEvent> command = last(apt, change, WORDS.getOrDefault(change.action(), List.of()));
        return second.or(() -> command)
                .map(event -> new Deed(
                        event.header().time(),
                        command.map(done -> done.attribute("process.command_line"))
                                .orElse(""),
                        command.map(done -> done.attribute("package.requested_by"))
                                .orElse(""),
                        command.map(done -> done.attribute("package.automatic"))
                                .orElse("")
                                .equals("true")));
    }

    /** apt writes the host's architecture for packages of all. */
    private static Optional<ChangeEvent> last(List<ChangeEvent> events, Difference change, List<String> actions) {
        boolean gone = change.version().isEmpty();
        String version = gone ? change.previous() : change.version();
        return events.stream()
                .filter(event ->
                        actions.contains(event.action()) && event.name().equals(change.name()))
                .filter(event -> {
                    String told = gone ? event.attribute("package.version.previous") : event.version();
                    return told.isEmpty() || told.equals(version);
                })
                .reduce((first, later) -> later);
    }
}
