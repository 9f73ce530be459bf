package io.culprit.shipper.format.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.event.Software;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WrittenTime;
import java.time.Duration;
import java.util.Optional;

/**
 * An object that holds one line of a container: {@code log}, {@code stream} and {@code time}.
 *
 * @param text the line without its end
 * @param terminated whether a newline was at its end
 * @param stream {@code stdout} or {@code stderr}
 * @param stamp when Docker read it
 */
record DockerLine(String text, boolean terminated, String stream, Optional<Stamp> stamp) {

    /** Whether a line has the marks of such an object, told without parsing it. */
    static boolean looksLikeOne(Line line) {
        if (line.at(0) != '{') {
            return false;
        }
        String text = line.text();
        return text.contains("\"log\":") && text.contains("\"time\":") && text.contains("\"stream\":");
    }

    /** Whether a value ends with a newline, told without parsing it. */
    static boolean isTerminated(Line line) {
        String text = line.text();
        return text.contains("\\n\",") || text.endsWith("\\n\"}");
    }

    /** The object on a line. */
    static Optional<DockerLine> of(Line line) {
        return looksLikeOne(line)
                ? JsonLine.read(line.text())
                        .filter(object -> object.path("log").isTextual())
                        .map(DockerLine::of)
                : Optional.empty();
    }

    private static DockerLine of(JsonNode object) {
        String log = object.path("log").asText();
        boolean terminated = log.endsWith("\n");
        int end = log.length() - (log.endsWith("\r\n") ? 2 : terminated ? 1 : 0);
        return new DockerLine(
                log.substring(0, end),
                terminated,
                object.path("stream").asText(),
                WrittenTime.whole(JsonLine.text(object, "time"), TimeShape.ISO)
                        .flatMap(WrittenTime::instant)
                        .map(time -> new Stamp(time, Duration.ofNanos(1))));
    }

    Envelope.Content content(boolean unfinished) {
        return new Envelope.Content(Line.of(text), stamp, unfinished, stream, Software.UNKNOWN);
    }
}
