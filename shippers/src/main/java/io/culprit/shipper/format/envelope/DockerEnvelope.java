package io.culprit.shipper.format.envelope;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.auto.service.AutoService;
import io.culprit.event.Software;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.JsonLine;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.Times;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a container as Docker's json-file driver keeps them, {@code /var/lib/docker/containers/…-json.log}.
 *
 * <p>Docker cuts lines over 16 KiB; a piece that goes on has no newline at its end.
 */
@AutoService(Envelope.class)
public final class DockerEnvelope implements Envelope {

    @Override
    public String name() {
        return "docker";
    }

    @Override
    public double confidence(Line line) {
        if (line.at(0) != '{') {
            return 0;
        }
        String text = line.text();
        return text.contains("\"log\":") && text.contains("\"time\":") && text.contains("\"stream\":\"std") ? 1 : 0;
    }

    @Override
    public Optional<Content> open(Line line, Setting setting) {
        if (confidence(line) == 0) {
            return Optional.empty();
        }
        return JsonLine.read(line.text())
                .filter(object -> object.path("log").isTextual())
                .map(DockerEnvelope::content);
    }

    private static Content content(JsonNode object) {
        String log = object.path("log").asText();
        boolean whole = log.endsWith("\n");
        String text = whole ? log.substring(0, log.length() - 1) : log;
        return new Content(
                Line.of(text.endsWith("\r") && whole ? text.substring(0, text.length() - 1) : text),
                Times.iso(JsonLine.text(object, "time")).map(time -> new Stamp(time.toInstant(), Duration.ofNanos(1))),
                !whole,
                object.path("stream").asText(),
                Software.UNKNOWN);
    }

    @Override
    public List<String> samples() {
        return List.of(
                "{\"log\":\"192.0.2.9 - - [21/Nov/2026:08:26:49 +0000] \\\"GET / HTTP/1.1\\\" 200 7\\n\","
                        + "\"stream\":\"stdout\",\"time\":\"2026-11-21T08:26:49.123456789Z\"}",
                "{\"log\":\"2026/11/21 08:26:49 [notice] 1#1: nginx/1.27.2\\n\",\"stream\":\"stderr\","
                        + "\"attrs\":{\"tag\":\"web\"},\"time\":\"2026-11-21T08:26:49.123456789Z\"}");
    }
}
