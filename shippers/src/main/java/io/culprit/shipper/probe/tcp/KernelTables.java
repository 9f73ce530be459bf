package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.probe.Host;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * The kernel's tables of TCP sockets.
 *
 * <p>{@code /proc/net} is always that of whoever reads it. Where the host is mounted into a container, the tables of its
 * first process are those of the host.
 */
final class KernelTables {

    private final List<Path> folders;
    private final Path own;
    private Path folder;

    KernelTables(Host host) {
        own = host.path("/proc/net");
        Path first = host.path("/proc/1/net");
        boolean mounted = !host.root().toAbsolutePath().normalize().equals(Path.of("/"));
        folders = mounted ? List.of(first, own) : List.of(own);
        folder = folders.get(0);
    }

    /** Reads all sockets; says where from, or nothing when there is no table to read. */
    Optional<String> read(Consumer<Socket> sockets) {
        for (Path candidate : folders) {
            if (Files.isReadable(candidate.resolve("tcp")) && read(candidate.resolve("tcp"), sockets)) {
                folder = candidate;
                // Without IPv6 there is no second table.
                read(candidate.resolve("tcp6"), sockets);
                return Optional.of(candidate + "/tcp");
            }
        }
        return Optional.empty();
    }

    private static boolean read(Path table, Consumer<Socket> sockets) {
        try (BufferedReader rows = Files.newBufferedReader(table, StandardCharsets.ISO_8859_1)) {
            for (String row = rows.readLine(); row != null; row = rows.readLine()) {
                KernelRow.of(row).ifPresent(sockets);
            }
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /** Whether the tables are those that programs started here see, too. */
    boolean areOfThisNamespace() {
        return folder.equals(own);
    }

    /** Lines of the counters beside the tables. */
    List<String> netstat() {
        try {
            return Files.readAllLines(folder.resolve("netstat"), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return List.of();
        }
    }
}
