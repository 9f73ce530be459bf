package io.culprit.shipper.probe;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.Commands.Output;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.ChangeCaptures;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** A host laid out in a folder, with a clock that is set and commands that print what they are told to. */
public final class FakeHost {

    private final Path root;
    private final Map<String, Output> outputs = new HashMap<>();
    private final List<String> ran = new ArrayList<>();
    private Instant now = Instant.parse("2026-11-21T08:00:00Z");

    public FakeHost(Path root) {
        this.root = root;
    }

    public Host host() {
        Clock clock = new Clock() {
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
        };
        return new Host(root, clock, this::run);
    }

    private Output run(List<String> command, Duration atMost) throws IOException {
        String line = String.join(" ", command);
        ran.add(line);
        if (!outputs.containsKey(line)) {
            throw new IOException("Cannot run program \"" + command.get(0) + "\": error=2, No such file or directory");
        }
        return outputs.get(line);
    }

    /** What a command prints from now on. */
    public FakeHost prints(String command, int exitCode, String out, String err) {
        outputs.put(command, new Output(exitCode, out, err, false));
        return this;
    }

    /** The commands that ran since this was last asked. */
    public List<String> ran() {
        List<String> lines = List.copyOf(ran);
        ran.clear();
        return lines;
    }

    public FakeHost file(String path, String text) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.writeString(path(path), text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A file written long before the clock's time, as packages bring them. */
    public FakeHost oldFile(String path, String text) {
        file(path, text);
        return modified(path, "2020-01-01T00:00:00Z");
    }

    public FakeHost modified(String path, String time) {
        try {
            Files.setLastModifiedTime(path(path), FileTime.from(Instant.parse(time)));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FakeHost link(String path, String target) {
        try {
            Files.createDirectories(path(path).getParent());
            Files.deleteIfExists(path(path));
            Files.createSymbolicLink(path(path), Path.of(target));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public FakeHost delete(String path) {
        try {
            Files.delete(path(path));
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path path(String path) {
        return root.resolve(path.substring(1));
    }

    /** Lets time go by. */
    public FakeHost later(Duration time) {
        now = now.plus(time);
        return this;
    }

    public FakeHost at(String time) {
        now = Instant.parse(time);
        return this;
    }

    public Instant now() {
        return now;
    }

    /** A process that started so many seconds after the host did, which was at 07:00:00. */
    public FakeHost process(int pid, int parent, String name, int startedAfter, String... arguments) {
        file("/proc/stat", "cpu  1 2 3\nbtime 1795244400\n");
        file(
                "/proc/" + pid + "/stat",
                pid + " (" + name + ") S " + parent + " 1 1 0 -1 4194560 1 1 0 0 1 1 0 0 20 0 1 0 "
                        + startedAfter * 100L + " 15245312 1387 18446744073709551615\n");
        return file("/proc/" + pid + "/cmdline", String.join("\0", arguments) + "\0");
    }

    /** The events that captures yield after they went through a file, in words. */
    public static List<String> told(Look look) {
        return events(look).stream()
                .map(event -> event.subject() + " " + event.action() + " " + event.name()
                        + (event.version().isEmpty() ? "" : " " + event.version()))
                .toList();
    }

    public static List<ChangeEvent> events(Look look) {
        LineFormat format = new ChangeCaptures().open(Parsing.UTC);
        List<ChangeEvent> events = new ArrayList<>();
        for (Capture capture : look.captures()) {
            Parsing.events(format, capture.toJson()).forEach(event -> events.add((ChangeEvent) event));
        }
        return events;
    }
}
