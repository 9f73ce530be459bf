package io.culprit.shipper.probe.locks;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Sample;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Joins what captures tell of one process after another: that it waits for a file lock ({@code wchan}), and which of the
 * files it holds open that can be ({@code fd}, and {@code stat} where it was asked for the locked file).
 *
 * <p>Tells a process that waits with the file it waits for, and one that has the same file open without waiting, which
 * may be the one that holds the lock. Which descriptor is waited for stands nowhere in {@code /proc}; it is told only
 * where a capture asked for the inode of a file that the process has open, so that a lock of that inode could be named.
 */
final class StuckProcess implements CaptureReader {

    /** Where the kernel waits for locks of files: flock and fcntl, before and since Linux 4.x and 6.3. */
    private static final Set<String> WAITS = Set.of(
            "locks_lock_inode_wait",
            "flock_lock_inode_wait",
            "posix_lock_inode_wait",
            "fcntl_setlk",
            "flock_lock_file_wait",
            "posix_lock_file_wait");

    private static final Pattern PID = Pattern.compile("/proc/(\\d{1,9})/(wchan|fd)");
    private static final Pattern DESCRIPTOR = Pattern.compile(" (\\d{1,6}) -> (/.*)$");
    private static final Pattern INODE = Pattern.compile("^\\S+:\\d+ (/.*)$");

    /** What every child of Apache has open, and locks of its own. */
    private static final Pattern OF_THE_SERVER =
            Pattern.compile("^/dev/|\\.log(?:\\.\\d+)?$|mpm-accept|/\\.ZendSem|^/(?:proc|sys)/|accept\\.lock");

    private String pid = "";
    private boolean waits;
    private SortedSet<String> open = new TreeSet<>();

    @Override
    public List<EventBody> read(Capture capture) {
        return capture.details().has("stuck")
                ? StuckList.in(capture).stream()
                        .flatMap(one -> readOne(one).stream())
                        .toList()
                : readOne(capture);
    }

    private List<EventBody> readOne(Capture capture) {
        List<EventBody> told = new ArrayList<>(ProcessDetail.read(capture));
        Matcher process = PID.matcher(capture.command());
        if (process.find()) {
            if (!process.group(1).equals(pid) || process.group(2).equals("wchan")) {
                pid = process.group(1);
                waits = false;
                open = new TreeSet<>();
            }
            if (process.group(2).equals("wchan")) {
                waits = WAITS.contains(capture.output().strip());
            } else {
                capture.lines().forEach(this::opened);
            }
        } else if (!pid.isEmpty()) {
            asked(capture).ifPresent(file -> told.add(about(file, capture)));
        }
        return told;
    }

    private void opened(String line) {
        Matcher descriptor = DESCRIPTOR.matcher(line);
        if (descriptor.find() && !OF_THE_SERVER.matcher(descriptor.group(2)).find()) {
            open.add(descriptor.group(2).replaceFirst(" \\(deleted\\)$", ""));
        }
    }

    /** The file whose inode was asked for, when the process has it open. */
    private Optional<String> asked(Capture capture) {
        return capture.lines().stream()
                .map(INODE::matcher)
                .filter(Matcher::matches)
                .map(inode -> inode.group(1))
                .filter(open::contains)
                .findFirst();
    }

    private EventBody about(String file, Capture capture) {
        String outcome = waits ? "waiting" : "open";
        return new Sample()
                .put("lock.file", file)
                .put("process.pid", pid)
                .event(
                        "lock",
                        file,
                        outcome,
                        capture.evidence("process " + pid + (waits ? " waits for the lock of " : " has open ") + file));
    }
}
