package io.culprit.shipper.format.envelope;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;

/** Docker's lines as forwarders pass them on: the newline at the end is gone, so that each line is a whole one. */
@AutoService(Envelope.class)
public final class DockerForwardedEnvelope implements Envelope {

    @Override
    public String name() {
        return DockerEnvelope.NAME + "-forwarded";
    }

    @Override
    public double confidence(Line line) {
        return DockerLine.looksLikeOne(line) && !DockerLine.isTerminated(line) ? 0.9 : 0;
    }

    @Override
    public Optional<Content> open(Line line, Setting setting) {
        return DockerLine.of(line).map(read -> read.content(false));
    }

    @Override
    public List<String> samples() {
        return List.of("{\"timestamp\":1795249609123,\"log\":\"2026/11/21 08:26:49 [notice] 1#1: nginx/1.27.2\","
                + "\"stream\":\"stderr\",\"time\":\"2026-11-21T08:26:49.123456789Z\"}");
    }
}
