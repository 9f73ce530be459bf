package io.culprit.shipper.format.envelope;

import com.google.auto.service.AutoService;
import io.culprit.event.Software;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.TimeShape;
import io.culprit.shipper.format.time.WallClock;
import io.culprit.shipper.format.time.WrittenTime;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Lines of containers as {@code docker compose logs}, {@code docker logs -t} and {@code kubectl logs --timestamps} print
 * them: the container's name and a bar, a time to the nanosecond, or both.
 */
@AutoService(Envelope.class)
public final class DockerLogsEnvelope implements Envelope {

    private static final int LONGEST_PREFIX = 200;

    private record Prefix(String container, Optional<WrittenTime> time, int text) {}

    @Override
    public String name() {
        return "docker-logs";
    }

    @Override
    public double confidence(Line line) {
        return prefix(line).isPresent() ? 0.8 : 0;
    }

    @Override
    public Optional<Content> open(Line line, Setting setting) {
        return prefix(line)
                .map(prefix -> new Content(
                        line.substring(prefix.text()),
                        prefix.time().flatMap(time -> time.stamp(setting, new WallClock(setting.zone()))),
                        false,
                        prefix.container(),
                        Software.UNKNOWN));
    }

    private static Optional<Prefix> prefix(Line line) {
        int length = Math.min(line.length(), LONGEST_PREFIX);
        String text = new String(line.bytes(), line.from(), length, StandardCharsets.ISO_8859_1);
        int name = 0;
        while (name < length
                && (Character.isLetterOrDigit(text.charAt(name)) || "_.-".indexOf(text.charAt(name)) >= 0)) {
            name++;
        }
        int bar = name;
        while (bar < length && text.charAt(bar) == ' ') {
            bar++;
        }
        boolean barred = name > 0 && bar > name && text.startsWith("|", bar);
        // An empty line has no blank behind the bar.
        int start = barred ? Math.min(bar + 2, line.length()) : 0;
        Optional<WrittenTime> time = WrittenTime.at(text, start, TimeShape.ISO)
                .filter(read -> read.offset().isPresent()
                        && read.resolution().equals(Duration.ofNanos(1))
                        && text.startsWith(" ", read.end()));
        return barred || time.isPresent()
                ? Optional.of(new Prefix(
                        barred ? text.substring(0, name) : "",
                        time,
                        time.map(read -> read.end() + 1).orElse(start)))
                : Optional.empty();
    }

    @Override
    public List<String> samples() {
        return List.of(
                "web-1  | 2026-11-21T08:26:49.584725130Z 192.0.2.9 - - [21/Nov/2026:08:26:49 +0000] \"GET / HTTP/1.1\" 200 7",
                "2026-11-21T08:26:49.584725130Z 2026/11/21 08:26:49 [notice] 1#1: nginx/1.27.2");
    }
}
