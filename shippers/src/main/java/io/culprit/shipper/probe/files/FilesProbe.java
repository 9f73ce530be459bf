package io.culprit.shipper.probe.files;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.capture.Findings;
import io.culprit.shipper.probe.host.FileNames;
import io.culprit.shipper.probe.host.HostFiles;
import io.culprit.shipper.probe.host.StateFile;
import io.culprit.shipper.probe.packages.PackageFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** Walks the watched files, and tells what differs from the walk before. The first walk is what others are compared with. */
final class FilesProbe implements Probe {

    private static final int MOST_TOLD = 5_000;

    private final FilesSettings settings;
    private final Host host;
    private final StateFile<FileMemory> state;

    FilesProbe(FilesSettings settings, Host host) {
        this.settings = settings;
        this.host = host;
        this.state = new StateFile<>(settings.state(), FileMemory.class);
    }

    @Override
    public Look look() throws InterruptedException {
        Optional<FileMemory> before = state.before();
        Instant now = host.clock().instant();
        SortedMap<String, FileState> old = before.map(FileMemory::files).orElseGet(TreeMap::new);
        FileWalk walk = new FileWalk(host, settings.most(), old);
        SortedMap<String, Boolean> watched = new TreeMap<>();
        Set<String> denied = new HashSet<>();
        for (String path : settings.paths()) {
            watch(path, walk, watched, denied);
        }
        if (watched.isEmpty() && old.isEmpty()) {
            return Look.blind(new Blindness(
                    denied.isEmpty() ? Reason.MISSING : Reason.PERMISSION,
                    "nothing to watch: none of " + String.join(", ", settings.paths())
                            + (denied.isEmpty() ? " is there" : " may be read") + "; give paths"));
        }
        SortedMap<String, FileState> found = owned(walk.found(), old);
        state.keep(new FileMemory(now, watched, found));
        Map<Instant, List<Finding>> told =
                before.map(known -> differences(known, watched, found, now)).orElseGet(TreeMap::new);
        return new Look(
                Findings.captures(FileChanges.NAME, "files below " + String.join(", ", watched.keySet()), told),
                blind(walk, denied).or(state::problem));
    }

    private void watch(String path, FileWalk walk, Map<String, Boolean> watched, Set<String> denied)
            throws InterruptedException {
        try {
            for (String each : FileNames.isPattern(path) ? FileNames.matching(host, path) : List.of(path)) {
                Path file = HostFiles.open(host, each);
                if (Files.exists(file)) {
                    watched.put(HostFiles.real(host, each), true);
                    walk.below(each);
                } else if (!Files.notExists(file)) {
                    denied.add(each);
                }
            }
        } catch (IOException e) {
            denied.add(path);
        }
    }

    private Optional<Blindness> blind(FileWalk walk, Set<String> denied) {
        return walk.refused()
                .or(() -> denied.stream().findFirst())
                .map(path -> new Blindness(
                        Reason.PERMISSION,
                        path + " may not be read: give the shipper CAP_DAC_READ_SEARCH, or run it as root"))
                .or(() -> walk.unread()
                        .map(path -> new Blindness(Reason.FAILED, path + " cannot be read: try it by hand")))
                .or(() -> walk.cut()
                        ? Optional.of(new Blindness(
                                Reason.FAILED,
                                "there are more than " + settings.most()
                                        + " files: give paths that hold less, or a higher most"))
                        : Optional.empty());
    }

    /** Owners of files that went stay as they were known; those of others are looked up where something was done to them. */
    private SortedMap<String, FileState> owned(SortedMap<String, FileState> found, SortedMap<String, FileState> old)
            throws InterruptedException {
        List<String> unknown = new ArrayList<>();
        SortedMap<String, FileState> owned = new TreeMap<>();
        found.forEach((path, file) -> {
            FileState was = old.get(path);
            if (was != null && file.untouchedSince(was)) {
                owned.put(path, file.ownedBy(was.ownedBy()));
            } else if (file.type().equals("directory")) {
                owned.put(path, file);
            } else {
                unknown.add(path);
            }
        });
        Map<String, String> owners = PackageFiles.owners(host, unknown);
        unknown.forEach(path -> owned.put(path, found.get(path).ownedBy(owners.getOrDefault(path, ""))));
        return owned;
    }

    private Map<Instant, List<Finding>> differences(
            FileMemory before, Map<String, Boolean> watched, SortedMap<String, FileState> found, Instant now) {
        Map<Instant, List<Finding>> told = new TreeMap<>();
        int[] count = new int[1];
        found.forEach((path, file) -> {
            FileState was = before.files().get(path);
            Optional<Finding> what = Optional.empty();
            if (was == null && watchedBefore(before, path)) {
                what = Optional.of(FileFindings.created(path, file));
            } else if (was != null && !file.same(was)) {
                what = Optional.of(FileFindings.changed(path, was, file));
            }
            what.filter(finding -> count[0]++ < MOST_TOLD).ifPresent(finding -> told.computeIfAbsent(
                            Findings.moment(second(file.changed()), before.at(), now), at -> new ArrayList<>())
                    .add(verified(finding, path, file)));
        });
        before.files().forEach((path, was) -> {
            boolean stillWatched = before.watched().keySet().stream()
                    .filter(root -> below(path, root))
                    .anyMatch(root -> watched.containsKey(root) || !HostFiles.exists(host, root));
            if (!found.containsKey(path) && stillWatched && count[0]++ < MOST_TOLD) {
                told.computeIfAbsent(Findings.moment(left(path), before.at(), now), at -> new ArrayList<>())
                        .add(FileFindings.gone(path, was));
            }
        });
        if (count[0] > MOST_TOLD) {
            told.computeIfAbsent(now, at -> new ArrayList<>())
                    .add(Finding.of(
                            "file", "left-out", "", count[0] - MOST_TOLD + " further changes of files are not told"));
        }
        return told;
    }

    /** The end of the second, so that what happened together is told together. */
    private static Instant second(Instant time) {
        return Instant.ofEpochSecond(time.getEpochSecond()).plusMillis(999);
    }

    private static boolean below(String path, String root) {
        return path.equals(root) || path.startsWith(root.endsWith("/") ? root : root + '/');
    }

    private static boolean watchedBefore(FileMemory before, String path) {
        return before.watched().keySet().stream().anyMatch(root -> below(path, root));
    }

    /** When a name went from its folder. */
    private Instant left(String path) {
        int slash = path.lastIndexOf('/');
        try {
            Path folder = HostFiles.open(host, slash < 1 ? "/" : path.substring(0, slash));
            return second(((FileTime) Files.getAttribute(folder, "unix:ctime", LinkOption.NOFOLLOW_LINKS)).toInstant());
        } catch (IOException e) {
            return host.clock().instant();
        }
    }

    /** Whether the file is what its package brought. */
    private Finding verified(Finding finding, String path, FileState file) {
        if (file.ownedBy().isEmpty() || !file.type().equals("file")) {
            return finding;
        }
        return PackageFiles.md5(host, file.ownedBy(), path)
                .map(expected -> {
                    try {
                        String actual = FileWalk.digest(HostFiles.open(host, path), "MD5");
                        return finding.with("package.verified", Boolean.toString(actual.equals(expected)));
                    } catch (IOException e) {
                        return finding;
                    }
                })
                .orElse(finding);
    }
}
