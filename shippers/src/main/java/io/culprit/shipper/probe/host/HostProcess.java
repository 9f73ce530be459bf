package io.culprit.shipper.probe.host;

import io.culprit.shipper.probe.Host;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A process of the host, from {@code /proc}; proc(5).
 *
 * @param pid its process id
 * @param parent its parent's
 * @param name its name as the kernel knows it, at most 15 characters
 * @param startedAt when it started
 */
public record HostProcess(int pid, int parent, String name, Instant startedAt) {

    // Fixed for user space on Linux, whatever the kernel's own frequency is.
    private static final long TICKS_PER_SECOND = 100;
    private static final int MOST_BYTES = 128 * 1024;

    /**
     * All processes that can be seen, by pid.
     *
     * @throws IOException when {@code /proc} cannot be read at all
     */
    public static Map<Integer, HostProcess> all(Host host) throws IOException {
        Instant booted = booted(host);
        Map<Integer, HostProcess> processes = new HashMap<>();
        for (String entry : FileNames.in(host, "/proc")) {
            if (!entry.isEmpty() && entry.length() < 10 && entry.chars().allMatch(c -> c >= '0' && c <= '9')) {
                try {
                    of(HostFiles.text(host, "/proc/" + entry + "/stat", 4_096), booted)
                            .ifPresent(process -> processes.put(process.pid(), process));
                } catch (IOException e) {
                    // It ended meanwhile.
                    continue;
                }
            }
        }
        return processes;
    }

    private static Instant booted(Host host) throws IOException {
        for (String line : HostFiles.text(host, "/proc/stat", 1024 * 1024).split("\n")) {
            if (line.startsWith("btime ")) {
                return Instant.ofEpochSecond(Long.parseLong(line.substring(6).strip()));
            }
        }
        throw new IOException("/proc/stat has no btime");
    }

    /** The name stands in parentheses and may hold any character, hence the last one ends it. */
    static Optional<HostProcess> of(String stat, Instant booted) {
        int open = stat.indexOf('(');
        int close = stat.lastIndexOf(')');
        if (open < 1 || close < open) {
            return Optional.empty();
        }
        String[] fields = stat.substring(close + 1).strip().split(" ");
        if (fields.length < 20) {
            return Optional.empty();
        }
        try {
            long ticks = Long.parseLong(fields[19]);
            return Optional.of(new HostProcess(
                    Integer.parseInt(stat.substring(0, open).strip()),
                    Integer.parseInt(fields[1]),
                    stat.substring(open + 1, close),
                    booted.plusMillis(ticks * (1000 / TICKS_PER_SECOND))));
        } catch (NumberFormatException e) {
            return Optional.empty();
        }
    }

    /** Its folder in {@code /proc}. */
    public String folder() {
        return "/proc/" + pid;
    }

    /** Its command line, argument by argument; none of a process that has no more. */
    public List<String> arguments(Host host) throws IOException {
        String text = HostFiles.text(host, folder() + "/cmdline", MOST_BYTES);
        List<String> arguments = new ArrayList<>(List.of(text.split("\0", -1)));
        while (!arguments.isEmpty() && arguments.get(arguments.size() - 1).isEmpty()) {
            arguments.remove(arguments.size() - 1);
        }
        return arguments;
    }

    /** A variable of its environment, which may be seen by its user only; others are not looked at. */
    public Map<String, String> environment(Host host) throws IOException {
        Map<String, String> variables = new HashMap<>();
        byte[] bytes;
        try (var in = Files.newInputStream(host.path(folder() + "/environ"))) {
            bytes = in.readNBytes(MOST_BYTES);
        }
        for (String variable : new String(bytes, StandardCharsets.UTF_8).split("\0")) {
            int equals = variable.indexOf('=');
            if (equals > 0) {
                variables.put(variable.substring(0, equals), variable.substring(equals + 1));
            }
        }
        return variables;
    }

    /** The program it runs, or nothing when that may not be seen. */
    public Optional<String> program(Host host) {
        try {
            return Optional.of(
                    Files.readSymbolicLink(host.path(folder() + "/exe")).toString());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * The host as this process sees it: another root where it runs in a container of its own.
     *
     * @throws AccessDeniedException when another user's process may not be looked into
     */
    public Host asSeen(Host host) throws IOException {
        Path own = host.path(folder() + "/root");
        if (!Files.isSymbolicLink(own) || Files.isSameFile(own, host.root())) {
            return host;
        }
        return new Host(own, host.clock(), host.commands());
    }
}
