package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.Findings;
import io.culprit.shipper.probe.host.HostFiles;
import io.culprit.shipper.probe.host.StateFile;
import io.culprit.shipper.probe.logrotate.RotationSchedule;
import io.culprit.shipper.probe.logrotate.Rotations;
import java.io.IOException;
import java.nio.file.Files;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Reads the servers' configurations, and tells what differs from the reading before; and when logrotate is due. */
final class ConfigurationProbe implements Probe {

    private static final int MOST_TOLD = 5_000;

    private final ConfigurationSettings settings;
    private final Host host;
    private final StateFile<ConfigurationMemory> state;
    private final Map<String, ConfigurationTree> last = new HashMap<>();

    ConfigurationProbe(ConfigurationSettings settings, Host host) {
        this.settings = settings;
        this.host = host;
        this.state = new StateFile<>(settings.state(), ConfigurationMemory.class);
    }

    @Override
    public Look look() {
        Optional<ConfigurationMemory> before = state.before();
        Instant now = host.clock().instant();
        String salt = before.map(ConfigurationMemory::salt).orElseGet(ConfigurationProbe::salt);
        Trees found = Trees.on(host, settings);
        SortedMap<String, ConfigurationTree> trees = found.trees();
        SortedMap<String, List<Kept>> kept =
                new TreeMap<>(before.map(ConfigurationMemory::trees).orElseGet(TreeMap::new));
        List<Capture> captures = new ArrayList<>();
        Optional<Blindness> blind = found.blind();
        for (Map.Entry<String, ConfigurationTree> each : trees.entrySet()) {
            ConfigurationTree tree = each.getValue();
            blind = blind.or(() -> blindness(tree));
            boolean same = tree.equals(last.put(each.getKey(), tree));
            if (!same && tree.refused().isEmpty() && !tree.missing()) {
                List<Kept> statements = tree.statements().stream()
                        .filter(statement -> !statement.text().startsWith("</"))
                        .map(statement -> Kept.of(statement, salt))
                        .toList();
                Optional<List<Kept>> old = Optional.ofNullable(kept.put(each.getKey(), statements));
                captures.addAll(told(each.getKey(), tree, old, statements, before, now));
            }
        }
        if (trees.isEmpty()) {
            blind = Optional.of(new Blindness(
                    Reason.MISSING,
                    "no configuration of Apache, nginx or PHP is where it usually is: give apache or nginx"));
        }
        SortedMap<String, String> rotations =
                new TreeMap<>(before.map(ConfigurationMemory::rotations).orElseGet(TreeMap::new));
        try {
            captures.addAll(rotations(rotations, now));
        } catch (IOException e) {
            blind = blind.or(() -> Optional.of(new Blindness(
                    Reason.PERMISSION, e.getMessage() + " may not be read: give the shipper CAP_DAC_READ_SEARCH")));
        }
        state.keep(new ConfigurationMemory(now, salt, kept, rotations));
        return new Look(captures, blind.or(state::problem));
    }

    private static String salt() {
        byte[] salt = new byte[16];
        new SecureRandom().nextBytes(salt);
        return HexFormat.of().formatHex(salt);
    }

    private static Optional<Blindness> blindness(ConfigurationTree tree) {
        if (!tree.refused().isEmpty()) {
            return Optional.of(new Blindness(
                    Reason.PERMISSION,
                    tree.refused().get(0)
                            + " may not be read: give the shipper CAP_DAC_READ_SEARCH, or run it as root"));
        }
        if (tree.missing()) {
            return Optional.of(
                    new Blindness(Reason.MISSING, "no " + tree.main() + ": give " + tree.server() + " the main file"));
        }
        return tree.cut()
                ? Optional.of(new Blindness(
                        Reason.FAILED,
                        tree.main() + " includes more, or deeper, than is read: see whether it includes itself"))
                : Optional.empty();
    }

    private List<Capture> told(
            String label,
            ConfigurationTree tree,
            Optional<List<Kept>> old,
            List<Kept> statements,
            Optional<ConfigurationMemory> before,
            Instant now) {
        if (old.equals(Optional.of(statements))) {
            return List.of();
        }
        Map<Instant, List<Finding>> changes = new TreeMap<>();
        old.map(was -> Differences.between(tree.server(), was, statements)).orElse(List.of()).stream()
                .limit(MOST_TOLD)
                .forEach(change -> changes.computeIfAbsent(
                                Findings.moment(
                                        written(change.attributes().get("configuration.file")),
                                        before.map(ConfigurationMemory::at).orElse(now),
                                        now),
                                at -> new ArrayList<>())
                        .add(change));
        List<Capture> captures = new ArrayList<>(Findings.captures(ConfigurationChanges.NAME, label, changes));
        boolean news = old.isEmpty() || !changes.isEmpty();
        if (tree.server().equals("apache") && news) {
            captures.addAll(WholeText.captures(now, label, tree));
        }
        return captures;
    }

    /** When a file was last written; long ago where it cannot be told. */
    private Instant written(String file) {
        try {
            return Files.getLastModifiedTime(HostFiles.open(host, file)).toInstant();
        } catch (IOException e) {
            return Instant.EPOCH;
        }
    }

    private List<Capture> rotations(Map<String, String> told, Instant now) throws IOException {
        List<Capture> captures = new ArrayList<>();
        Rotations.expected(host, settings.logrotate(), Secrets::mask).forEach((name, expected) -> {
            String essence = Rotations.essence(expected);
            if (!essence.equals(told.put(name, essence))) {
                captures.addAll(
                        Findings.captures(now, RotationSchedule.NAME, "/etc/logrotate.d/" + name, List.of(expected)));
            }
        });
        return captures;
    }
}
