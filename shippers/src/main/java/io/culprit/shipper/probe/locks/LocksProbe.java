package io.culprit.shipper.probe.locks;

import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Facts;
import io.culprit.shipper.probe.locks.HolderRequests.Known;
import io.culprit.shipper.probe.proc.ProcFolder;
import io.culprit.shipper.probe.proc.Visibility;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Looks for locks that somebody waits for, and at who holds them. */
final class LocksProbe implements Probe {

    private static final int MOST_LOCKS = 20;

    private final Host host;
    private final ProcFolder proc;
    private final HolderRequests requests;
    private Map<String, Instant> since = Map.of();

    LocksProbe(LocksSettings settings, Host host) {
        this.host = host;
        this.proc = ProcFolder.of(host);
        this.requests = new HolderRequests(settings, host);
    }

    @Override
    public Look look() throws InterruptedException {
        Instant at = host.clock().instant();
        Optional<LockListing> listing = LockListing.of(proc.path().resolve("locks"));
        if (listing.isEmpty()) {
            return Look.blind(new Blindness(
                    Reason.MISSING, proc.path().resolve("locks") + " cannot be read: mount the proc filesystem there"));
        }
        Map<WaitedLock, LockedFile> told = told(WaitedLock.among(listing.get().rows()));
        remember(told.keySet(), at);
        Map<Integer, Known> doing = requests.of(
                told.keySet().stream().map(lock -> lock.held().pid()).collect(Collectors.toSet()));
        List<Capture> captures = new ArrayList<>();
        captures.add(summary(at, listing.get()));
        told.forEach((lock, file) -> captures.add(Capture.of(
                at,
                LockWaits.NAME,
                "/proc/locks",
                Facts.write(new LockFacts(lock, file, proc, since.get(key(lock)), at)
                        .with(Optional.ofNullable(doing.get(lock.held().pid())), requests.problem())))));
        boolean refused = told.values().stream().anyMatch(LockedFile::refused);
        return new Look(captures, blindness(refused));
    }

    /** The most waited for, but for those that idle workers queue at: these are only counted. */
    private Map<WaitedLock, LockedFile> told(List<WaitedLock> waited) {
        Map<WaitedLock, LockedFile> told = new LinkedHashMap<>();
        for (WaitedLock lock : waited) {
            LockedFile file = LockedFile.of(lock, proc);
            if (!file.isQueueOfIdleWorkers()) {
                told.put(lock, file);
            }
            if (told.size() == MOST_LOCKS) {
                break;
            }
        }
        return told;
    }

    private static Capture summary(Instant at, LockListing listing) {
        Capture capture = Capture.of(at, "locks", "cat /proc/locks", listing.text());
        return listing.left() == 0
                ? capture
                : capture.with("locks", Integer.toString(listing.locks()))
                        .with("left_out", listing.left() + " rows that nobody waits for");
    }

    /** Since when each lock has been seen with the same holder and somebody waiting. */
    private void remember(Set<WaitedLock> waited, Instant at) {
        Map<String, Instant> now = new HashMap<>();
        waited.forEach(lock -> now.put(key(lock), since.getOrDefault(key(lock), at)));
        since = now;
    }

    private static String key(WaitedLock lock) {
        return lock.held().file() + " " + lock.held().pid();
    }

    private Optional<Blindness> blindness(boolean refused) {
        return refused
                ? Optional.of(new Blindness(
                        Reason.PERMISSION,
                        "which file is locked cannot be told: processes of other users do not show their open files; "
                                + "run as root or with CAP_SYS_PTRACE and CAP_DAC_READ_SEARCH"))
                : Visibility.ofServers(proc)
                        .map(why -> new Blindness(
                                why.reason(),
                                "locks of processes that are not shown are not shown either: " + why.detail()));
    }
}
