package io.culprit.shipper.format.envelope;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;

/**
 * Lines of a container as Docker's json-file driver keeps them, {@code /var/lib/docker/containers/…-json.log}.
 *
 * <p>Docker cuts lines over 16 KiB; a piece that goes on has no newline at its end.
 */
@AutoService(Envelope.class)
public final class DockerEnvelope implements Envelope {

    static final String NAME = "docker";

    // Below half: a file of nothing but pieces has lost its newlines on the way.
    private static final double PIECE = 0.4;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public double confidence(Line line) {
        if (!DockerLine.looksLikeOne(line)) {
            return 0;
        }
        return DockerLine.isTerminated(line) ? 1 : PIECE;
    }

    @Override
    public Optional<Content> open(Line line, Setting setting) {
        return DockerLine.of(line).map(read -> read.content(!read.terminated()));
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
