package io.culprit.shipper.probe.locks;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.probe.capture.Capture;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A list of stuck processes that a recorder made in one go, {@code stuck}: for each its {@code pid}, {@code wchan}, what its
 * descriptors point to ({@code fds}), and the {@code inode} of files by path. Told as the commands that say the same.
 */
final class StuckList {

    private static final int MOST_PROCESSES = 100;
    private static final int MOST_FILES = 1_000;

    private StuckList() {}

    /** What each command would have printed, process by process; nothing when the capture has no such list. */
    static List<Capture> in(Capture capture) {
        List<Capture> told = new ArrayList<>();
        for (JsonNode process : capture.details().path("stuck")) {
            int pid = process.path("pid").asInt();
            if (pid > 0 && told.size() < 3 * MOST_PROCESSES) {
                told.add(told(capture, "cat /proc/" + pid + "/wchan", Stream.of(JsonLine.text(process, "wchan"))));
                told.add(told(
                        capture,
                        "ls -l /proc/" + pid + "/fd",
                        files(process.path("fds")).map(file -> "- - " + file.getKey() + " -> " + file.getValue())));
                told.add(told(
                        capture,
                        "stat -L -c '%D:%i %n'",
                        files(process.path("inode")).map(file -> file.getValue() + ' ' + file.getKey())));
            }
        }
        return told;
    }

    private static Stream<Map.Entry<String, String>> files(JsonNode byName) {
        return byName.properties().stream()
                .limit(MOST_FILES)
                .filter(file -> file.getValue().isTextual())
                .map(file -> Map.entry(file.getKey(), file.getValue().asText()));
    }

    private static Capture told(Capture of, String command, Stream<String> lines) {
        return new Capture(
                of.stamp(),
                of.kind(),
                command,
                lines.collect(Collectors.joining("\n")),
                of.error(),
                of.exitCode(),
                MissingNode.getInstance());
    }
}
