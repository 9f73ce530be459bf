package io.culprit.shipper.probe.locks;

import io.culprit.shipper.probe.proc.OpenFiles;
import io.culprit.shipper.probe.proc.ProcFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * The path of a locked file. The kernel tells only device and inode; whoever holds or waits for the lock has the file open.
 *
 * @param path the path, with {@code (deleted)} behind it when there is no such file any more; empty when it was not found
 * @param refused whether processes did not show their open files
 */
record LockedFile(String path, boolean refused) {

    private static final int MOST_PROCESSES = 4;
    // wsgi.PID.GENERATION.N.lock beside the daemon's socket (mod_wsgi.c, wsgi_setup_daemon).
    private static final Pattern ACCEPT_OF_WSGI = Pattern.compile("wsgi\\.\\d+\\.\\d+\\.\\d+\\.lock");

    static LockedFile of(WaitedLock lock, ProcFolder proc) {
        List<Integer> users = IntStream.concat(
                        IntStream.of(lock.held().pid()), lock.waiters().stream().mapToInt(Integer::intValue))
                .filter(pid -> pid > 0)
                .distinct()
                .limit(MOST_PROCESSES)
                .boxed()
                .toList();
        String likely = "";
        boolean refused = false;
        for (int user : users) {
            OpenFiles files = OpenFiles.of(proc, user);
            refused |= files.refused();
            for (Map.Entry<Path, String> open : files.targets().entrySet()) {
                if (!open.getValue().startsWith("/")) {
                    continue;
                }
                String identity = identity(open.getKey());
                if (identity.equals(lock.held().file())) {
                    return new LockedFile(open.getValue(), false);
                }
                // Layered file systems (overlayfs, btrfs) show another device to programs than to the kernel.
                if (inode(identity).equals(inode(lock.held().file()))) {
                    likely = open.getValue();
                }
            }
        }
        return new LockedFile(likely, refused && likely.isEmpty());
    }

    private static String inode(String identity) {
        return identity.substring(identity.lastIndexOf(':') + 1);
    }

    /** Device and inode as {@code /proc/locks} writes them; empty when the file was closed meanwhile. */
    static String identity(Path file) {
        try {
            Map<String, Object> attributes = Files.readAttributes(file, "unix:dev,ino");
            long device = (Long) attributes.get("dev");
            long major = device >>> 8 & 0xfff | device >>> 32 & ~0xfffL;
            long minor = device & 0xff | device >>> 12 & ~0xffL;
            return String.format("%02x:%02x:%d", major, minor, (Long) attributes.get("ino"));
        } catch (IOException | UnsupportedOperationException e) {
            return "";
        }
    }

    /**
     * Whether it is what idle workers take in turn to accept a connection (mutex {@code mpm-accept}, {@code wsgi-…}): on a
     * healthy server there are always some who wait, and one who holds it for as long as no visitor comes.
     */
    boolean isQueueOfIdleWorkers() {
        return path.contains("/mpm-accept") || ACCEPT_OF_WSGI.matcher(path).find();
    }

    /** What the lock is for, where the file's name tells; empty otherwise. */
    String purpose() {
        if (path.contains("/sess_")) {
            return "php-session";
        }
        return path.contains("/.ZendSem.") ? "php-opcache" : "";
    }
}
