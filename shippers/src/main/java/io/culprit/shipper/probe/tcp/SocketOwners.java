package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.proc.OpenFiles;
import io.culprit.shipper.probe.proc.ProcFolder;
import io.culprit.shipper.probe.proc.ProcessGroup;
import io.culprit.shipper.probe.proc.ProcessStat;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which group of processes holds a listening socket, from the open files of all processes.
 *
 * <p>Going through them costs as much as many looks, so it is done when a socket is new, and for those not found again only
 * now and then.
 */
final class SocketOwners {

    private static final int LOOKS_BETWEEN_SEARCHES = 30;
    private static final int LONGEST_COMMAND = 200;

    private final ProcFolder proc;
    private Map<Long, String> groups = new HashMap<>();
    private Set<Long> unfound = Set.of();
    private int looksSinceSearch;
    private int refused;

    SocketOwners(ProcFolder proc) {
        this.proc = proc;
    }

    /** The groups of these sockets, by inode; one whose holder cannot be found is left out. */
    Map<Long, String> of(Set<Long> inodes) {
        groups.keySet().retainAll(inodes);
        Set<Long> missing = new HashSet<>(inodes);
        missing.removeAll(groups.keySet());
        looksSinceSearch++;
        if (!unfound.containsAll(missing) || !missing.isEmpty() && looksSinceSearch >= LOOKS_BETWEEN_SEARCHES) {
            search(missing);
            missing.removeAll(groups.keySet());
            looksSinceSearch = 0;
        }
        unfound = missing;
        return Map.copyOf(groups);
    }

    /** Whether some socket's holder was not found, while some processes did not show their files. */
    boolean isRefused() {
        return !unfound.isEmpty() && refused > 0;
    }

    /** Whether some socket's holder was not found. */
    boolean isIncomplete() {
        return !unfound.isEmpty();
    }

    private void search(Set<Long> inodes) {
        Map<Long, Set<String>> found = new HashMap<>();
        refused = 0;
        for (int pid : proc.processes()) {
            OpenFiles files = OpenFiles.of(proc, pid);
            refused += files.refused() ? 1 : 0;
            Set<Long> held = new HashSet<>(files.sockets());
            held.retainAll(inodes);
            if (!held.isEmpty()) {
                String group = group(pid);
                held.forEach(inode ->
                        found.computeIfAbsent(inode, any -> new TreeSet<>()).add(group));
            }
        }
        found.forEach((inode, holders) -> groups.put(inode, name(holders)));
    }

    private String group(int pid) {
        return ProcessStat.of(proc, pid)
                .flatMap(process -> proc.commandLine(process, LONGEST_COMMAND))
                .map(ProcessGroup::of)
                .map(group -> group.replaceAll("[\\s,]", "_"))
                .filter(group -> !group.isEmpty())
                .orElse("?");
    }

    /**
     * One name for all that hold a socket. Children inherit it, so that Apache's stands for what it started, and a pool's for
     * PHP-FPM's master; systemd holds what it activates.
     */
    private static String name(Set<String> holders) {
        if (holders.contains("apache") || holders.contains("nginx")) {
            return holders.contains("apache") ? "apache" : "nginx";
        }
        Set<String> servers =
                holders.stream().filter(ProcessGroup::isServer).collect(Collectors.toCollection(TreeSet::new));
        if (servers.size() > 1) {
            servers.remove("php-fpm");
        }
        Set<String> named = servers.isEmpty() ? holders : servers;
        return named.stream().limit(5).collect(Collectors.joining(","));
    }
}
