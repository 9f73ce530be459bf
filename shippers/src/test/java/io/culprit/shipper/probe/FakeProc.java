package io.culprit.shipper.probe;

import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.capture.Capture;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A host laid out in a folder: its files, a clock that is set by hand, and commands answered from a table. */
public final class FakeProc extends Clock {

    private final Path root;
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");
    private Commands commands = (command, atMost) -> {
        throw new IOException("no such program: " + command.get(0));
    };

    public FakeProc(Path root) {
        this.root = root;
        file("/proc/uptime", "1000.00 900.00\n");
    }

    /** The host for a probe. */
    public Host host() {
        return new Host(root, this, (command, atMost) -> commands.run(command, atMost));
    }

    /** Answers commands. */
    public FakeProc commands(Commands answers) {
        commands = answers;
        return this;
    }

    /** Writes a file. */
    public FakeProc file(String path, String text) {
        try {
            Path file = root.resolve(path.substring(1));
            Files.createDirectories(file.getParent());
            Files.writeString(file, text, StandardCharsets.ISO_8859_1);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Has an open file of a process point elsewhere. */
    public FakeProc descriptor(int pid, int number, String target) {
        try {
            Path link = root.resolve("proc/" + pid + "/fd/" + number);
            Files.createDirectories(link.getParent());
            Files.deleteIfExists(link);
            Files.createSymbolicLink(link, Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Starts a process; its arguments are separated by blanks. */
    public FakeProc process(int pid, int parent, String name, String arguments, long startTicks, long memory) {
        return process(pid, parent, name, arguments, startTicks, memory, 'S');
    }

    /** Starts a process in a state. */
    public FakeProc process(
            int pid, int parent, String name, String arguments, long startTicks, long memory, char state) {
        String folder = "/proc/" + pid + "/";
        String zeros = " 0".repeat(15);
        file(
                folder + "stat",
                pid + " (" + name + ") " + state + " " + parent + zeros + " 4 0 " + startTicks + " 1 2 3\n");
        file(folder + "cmdline", arguments.isEmpty() ? "" : arguments.replace(' ', '\0') + "\0");
        return file(
                folder + "status",
                "Name:\t" + name + "\nUid:\t33\t33\t33\t33\nVmRSS:\t   " + memory + " kB\nThreads:\t4\n");
    }

    /** The kernel's threads, as only a whole host shows them. */
    public FakeProc wholeHost() {
        return process(1, 0, "systemd", "/sbin/init", 1, 9_000).process(2, 0, "kthreadd", "", 1, 0);
    }

    /** Ends a process without a trace. */
    public FakeProc end(int pid) {
        try (Stream<Path> files = Files.walk(root.resolve("proc/" + pid))) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(file);
            }
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets time pass. */
    public FakeProc later(Duration duration) {
        now = now.plus(duration);
        return file(
                "/proc/uptime",
                1000
                        + Duration.between(Instant.parse("2026-11-21T08:00:00Z"), now)
                                .toSeconds() + ".00 1\n");
    }

    /** The events that a format reads from captures, each written and read again as a line. */
    public static List<ProbeEvent> events(LineFormat format, List<Capture> captures) {
        List<ProbeEvent> events = new ArrayList<>();
        for (Capture capture : captures) {
            Parsing.events(format, capture.toJson()).forEach(event -> events.add((ProbeEvent) event));
        }
        return events;
    }

    @Override
    public ZoneId getZone() {
        return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
        return this;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
