package io.culprit.shipper.probe.packages;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Commands.Output;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.Findings;
import io.culprit.shipper.probe.host.HostFiles;
import io.culprit.shipper.probe.host.StateFile;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/** Reads the database of packages when its files changed, and tells what differs. */
final class PackagesProbe implements Probe {

    private static final Duration LISTING = Duration.ofSeconds(60);
    private static final Duration CLOCK_OF_LOGS = Duration.ofSeconds(2);
    private static final int MOST_STATUS = 128 * 1024 * 1024;
    private static final int MOST_PRINTED = 500_000;

    private final Host host;
    private final StateFile<PackageMemory> state;
    private final String wanted;

    /** What a database holds, when its files last changed, and how to find out who changed a package. */
    private record Read(List<Installed> packages, Instant changed, Function<Difference, Optional<Deed>> history) {}

    /** A database cannot be read. */
    private static final class Unseen extends Exception {
        private static final long serialVersionUID = 1;
        private final transient Blindness why;

        Unseen(Reason reason, String detail) {
            super(detail);
            why = new Blindness(reason, detail);
        }
    }

    PackagesProbe(PackagesSettings settings, Host host) {
        this.host = host;
        this.wanted = settings.database();
        this.state = new StateFile<>(settings.state(), PackageMemory.class);
    }

    @Override
    public Look look() throws InterruptedException {
        Optional<PackageMemory> before = state.before();
        Instant now = host.clock().instant();
        Optional<Path> database = database();
        if (database.isEmpty()) {
            return Look.blind(new Blindness(
                    Reason.MISSING,
                    "neither " + DpkgDatabase.FILE + " nor " + String.join(", ", RpmDatabase.FOLDERS)
                            + " is there: mount the host's root, or switch this probe off"));
        }
        boolean dpkg = database.get().endsWith("status");
        try {
            String stamp = stamp(database.get(), dpkg);
            if (before.map(known -> known.stamp().equals(stamp)).orElse(false)) {
                return new Look(List.of(), state.problem());
            }
            Instant since = before.map(PackageMemory::at).orElse(now);
            Read read = dpkg ? dpkg(database.get(), since) : rpm(database.get());
            state.keep(new PackageMemory(now, stamp(database.get(), dpkg), read.packages()));
            List<Difference> changes = before.map(known -> Difference.between(known.packages(), read.packages()))
                    .orElse(List.of());
            return new Look(
                    Findings.captures(
                            PackageChanges.NAME, dpkg ? DpkgDatabase.FILE : "rpm -qa", told(changes, read, since, now)),
                    state.problem());
        } catch (Unseen e) {
            return Look.blind(e.why);
        } catch (AccessDeniedException e) {
            return Look.blind(new Blindness(
                    Reason.PERMISSION, e.getFile() + " may not be read: run the shipper as a user that may read it"));
        } catch (IOException e) {
            return Look.blind(new Blindness(Reason.FAILED, "the database of packages cannot be read: " + e));
        }
    }

    private Optional<Path> database() {
        Path status = host.path(DpkgDatabase.FILE);
        if (!wanted.equals("rpm") && Files.exists(status)) {
            return Optional.of(status);
        }
        return RpmDatabase.FOLDERS.stream()
                .map(host::path)
                .filter(folder -> !wanted.equals("dpkg")
                        && RpmDatabase.FILES.stream().anyMatch(file -> Files.exists(folder.resolve(file))))
                .findFirst();
    }

    private static String stamp(Path database, boolean dpkg) throws IOException {
        StringBuilder stamp = new StringBuilder();
        for (String file : dpkg ? List.of("") : RpmDatabase.FILES) {
            Path path = database.resolve(file);
            if (Files.exists(path)) {
                stamp.append(file).append(Files.readAttributes(path, "unix:ino,size,lastModifiedTime"));
            }
        }
        return stamp.toString();
    }

    private Read dpkg(Path status, Instant since) throws IOException {
        Instant changed = Files.getLastModifiedTime(status).toInstant();
        List<Installed> packages = DpkgDatabase.packages(HostFiles.text(host, DpkgDatabase.FILE, MOST_STATUS));
        DebianHistory[] history = new DebianHistory[1];
        return new Read(packages, changed, change -> {
            if (history[0] == null) {
                history[0] = DebianHistory.of(host, since.minus(CLOCK_OF_LOGS));
            }
            return history[0].of(change);
        });
    }

    private Read rpm(Path folder) throws IOException, Unseen, InterruptedException {
        List<String> command = new ArrayList<>(List.of("rpm", "-qa", "--queryformat", RpmDatabase.FORM));
        if (!host.root().equals(Path.of("/"))) {
            command.addAll(List.of("--dbpath", folder.toString()));
        }
        Output output;
        try {
            output = host.commands().run(command, LISTING);
        } catch (IOException e) {
            throw new Unseen(
                    Reason.MISSING, "rpm cannot be run (" + e.getMessage() + "): install it where the shipper runs");
        }
        if (output.timedOut() || output.exitCode() != 0) {
            throw new Unseen(
                    Reason.FAILED,
                    "rpm -qa "
                            + (output.timedOut()
                                    ? "took too long"
                                    : "failed: " + output.err().strip())
                            + "; try it by hand, and rpm --rebuilddb if the database is damaged");
        }
        if (output.out().length() > MOST_PRINTED && !output.out().endsWith("\n")) {
            throw new Unseen(
                    Reason.FAILED, "rpm -qa prints more than can be read: more than 5,000 packages are installed");
        }
        Instant changed = Instant.EPOCH;
        for (String file : RpmDatabase.FILES) {
            if (Files.exists(folder.resolve(file))) {
                FileTime time = Files.getLastModifiedTime(folder.resolve(file));
                changed = time.toInstant().isAfter(changed) ? time.toInstant() : changed;
            }
        }
        Instant last = changed;
        Map<String, Instant> times = RpmDatabase.times(output.out());
        RpmHistory[] history = new RpmHistory[1];
        List<Installed> packages = RpmDatabase.packages(output.out());
        history[0] = state.before().isPresent() ? RpmHistory.of(host.commands(), times) : new RpmHistory("", times);
        return new Read(packages, changed, change -> Optional.of(history[0].of(change, last)));
    }

    private static Map<Instant, List<Finding>> told(List<Difference> changes, Read read, Instant since, Instant now) {
        Map<Instant, List<Finding>> told = new TreeMap<>();
        for (Difference change : changes) {
            Deed deed = read.history().apply(change).orElse(new Deed(read.changed(), "", "", false));
            told.computeIfAbsent(Findings.moment(deed.at(), since, now), at -> new ArrayList<>())
                    .add(finding(change, deed));
        }
        return told;
    }

    private static Finding finding(Difference change, Deed deed) {
        String what = change.version().isEmpty()
                ? change.name() + " " + change.previous()
                : change.name()
                        + (change.previous().isEmpty() ? "" : " " + change.previous() + " ->")
                        + " "
                        + change.version();
        String by = deed.command().isEmpty() ? "" : " by " + deed.command();
        return Finding.of("package", change.action(), change.name(), change.action() + " " + what + by)
                .withVersion(change.version())
                .with("package.architecture", change.architecture())
                .with("package.version.previous", change.previous())
                .with("process.command_line", deed.command())
                .with("package.requested_by", deed.user())
                .with("package.automatic", deed.automatic() ? "true" : "");
    }
}
