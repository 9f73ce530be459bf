package io.culprit.shipper.probe;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.JsonLine;
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
record Capture(Stamp stamp, String kind, String command, String output, String error, int exitCode, JsonNode details) {

    /** Reads one line of a capture file; nothing when it is not a capture. */
    static Optional<Capture> of(String line) {
        return JsonLine.read(line)
                .filter(json -> json.path("ts_ms").isIntegralNumber()
                        && json.path("kind").isTextual()
                        && output(json).isPresent())
                .map(json -> new Capture(
                        Stamp.ofMillis(json.path("ts_ms").asLong()),
                        json.path("kind").asText(),
                        json.path("cmd").asText(json.path("source").asText()),
                        output(json).orElseThrow(),
                        json.path("error").asText(""),
                        json.path("rc").asInt(0),
                        json));
    }

    /** What a command printed, or the list that a recorder made of it: one entry a line. */
    private static Optional<String> output(JsonNode json) {
        if (json.path("raw").isTextual()) {
            return Optional.of(json.path("raw").asText());
        }
        JsonNode list = json.path("modules");
        return list.isArray()
                ? Optional.of(StreamSupport.stream(list.spliterator(), false)
                        .map(JsonNode::asText)
                        .collect(Collectors.joining("\n")))
                : Optional.empty();
    }

    List<String> lines() {
        return output.lines().toList();
    }

    /** A field beside the output, or an empty text. */
    String detail(String name) {
        return Bounded.text(JsonLine.text(details, name));
    }

    /** The evidence in one line: the command, and what of its output counts. */
    String evidence(String finding) {
        return Bounded.text(command + ": " + finding);
    }
}
