package io.culprit.shipper.probe.capture;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/**
 * The output of one command at one moment.
 *
 * @param stamp when it ran
 * @param kind which probe it serves
 * @param command what ran
 * @param output what it printed
 * @param error why it failed, or empty
 * @param exitCode its exit code, 0 when none was recorded
 * @param details further fields of the capture, as it has them
 */
public record Capture(
        Stamp stamp, String kind, String command, String output, String error, int exitCode, JsonNode details) {

    private static final Duration MOST_LASTED = Duration.ofHours(1);

    /** What a command printed. */
    public static Capture of(Instant at, String kind, String command, String output) {
        return new Capture(Stamp.ofMillis(at.toEpochMilli()), kind, command, output, "", 0, MissingNode.getInstance());
    }

    /** A command that failed, or could not run. */
    public static Capture failed(Instant at, String kind, String command, String error) {
        return new Capture(Stamp.ofMillis(at.toEpochMilli()), kind, command, "", error, 0, MissingNode.getInstance());
    }

    /** This capture, with a field beside the output. */
    public Capture with(String name, String value) {
        ObjectNode more =
                details.isObject() ? details.deepCopy() : Json.mapper().createObjectNode();
        more.put(name, value);
        return new Capture(stamp, kind, command, output, error, exitCode, more);
    }

    /** This capture, with the exit code of its command. */
    public Capture exited(int code) {
        return new Capture(stamp, kind, command, output, error, code, details);
    }

    /** The capture as one line of a capture file. */
    public String toJson() {
        ObjectNode json = Json.mapper().createObjectNode();
        json.put("ts_ms", stamp.time().toEpochMilli())
                .put("kind", kind)
                .put("cmd", command)
                .put("raw", output);
        if (!error.isEmpty()) {
            json.put("error", error);
        }
        if (exitCode != 0) {
            json.put("rc", exitCode);
        }
        details.properties().forEach(field -> {
            if (!json.has(field.getKey())) {
                json.set(field.getKey(), field.getValue());
            }
        });
        return json.toString();
    }

    /** Reads one line of a capture file; nothing when it is not a capture. */
    public static Optional<Capture> of(String line) {
        return JsonLine.read(line)
                .filter(json -> json.path("ts_ms").isIntegralNumber()
                        && json.path("kind").isTextual()
                        && output(json).isPresent())
                .map(json -> new Capture(
                        Stamp.ofMillis(json.path("ts_ms").asLong()).lasting(lasted(json)),
                        json.path("kind").asText(),
                        json.path("cmd").asText(json.path("source").asText()),
                        output(json).orElseThrow(),
                        json.path("error").asText(""),
                        json.path("rc").asInt(0),
                        json));
    }

    /** How long it took, where that is noted: the capture stands where it ended, and is stamped with its start. */
    private static Duration lasted(JsonNode json) {
        long millis = json.path("lasted_ms").asLong(0);
        return millis > 0 && millis < MOST_LASTED.toMillis() ? Duration.ofMillis(millis) : Duration.ZERO;
    }

    /**
     * What a command printed, or the list that a recorder made of it: one entry a line; nothing of a list of processes, which
     * whoever reads it takes from the details.
     */
    private static Optional<String> output(JsonNode json) {
        if (json.path("raw").isTextual()) {
            return Optional.of(json.path("raw").asText());
        }
        if (json.path("stuck").isArray()) {
            return Optional.of("");
        }
        JsonNode list = json.path("modules");
        return list.isArray()
                ? Optional.of(StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    /** The output, line by line. */
    public List<String> lines() {
        return output.lines().toList();
    }

    /** A field beside the output, or an empty text. */
    public String detail(String name) {
        return Bounded.text(JsonLine.text(details, name));
    }

    /** The evidence in one line: the command, and what of its output counts. */
    public String evidence(String finding) {
        return Bounded.text(command + ": " + finding);
    }
}
