package io.culprit.shipper.probe.proc;

import io.culprit.shipper.format.text.Numbers;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The files that a process holds open, from {@code /proc/PID/fd}.
 *
 * @param targets what each descriptor's link points to: a path, {@code socket:[INODE]}, {@code pipe:[INODE]}
 * @param refused whether the process does not show them: another user's do so only to whom may trace it
 */
public record OpenFiles(Map<Path, String> targets, boolean refused) {

    // A proxy may hold a hundred thousand connections; its listening sockets are among its first descriptors.
    private static final int MOST = 20_000;
    private static final String SOCKET = "socket:[";

    public OpenFiles {
        targets = Map.copyOf(targets);
    }

    /** Those of a process; none when it is gone. */
    public static OpenFiles of(ProcFolder proc, int pid) {
        Map<Path, String> targets = new LinkedHashMap<>();
        boolean refused = false;
        Path folder = proc.path().resolve(Integer.toString(pid)).resolve("fd");
        try (DirectoryStream<Path> links = Files.newDirectoryStream(folder)) {
            for (Path link : links) {
                try {
                    targets.put(link, Files.readSymbolicLink(link).toString());
                } catch (AccessDeniedException e) {
                    // All of them are refused alike.
                    refused = true;
                    break;
                } catch (IOException e) {
                    // Closed meanwhile.
                    continue;
                }
                if (targets.size() >= MOST) {
                    break;
                }
            }
        } catch (AccessDeniedException e) {
            refused = true;
        } catch (IOException | DirectoryIteratorException e) {
            // Gone meanwhile.
            return new OpenFiles(targets, false);
        }
        return new OpenFiles(targets, refused);
    }

    /** Inodes of its sockets. */
    public List<Long> sockets() {
        List<Long> inodes = new ArrayList<>();
        for (String target : targets.values()) {
            if (target.startsWith(SOCKET) && target.endsWith("]")) {
                String inode = target.substring(SOCKET.length(), target.length() - 1);
                if (Numbers.isNumber(inode)) {
                    inodes.add(Long.parseLong(inode));
                }
            }
        }
        return inodes;
    }
}
