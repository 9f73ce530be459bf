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
import java.util.List;
import java.util.Optional;

/**
 * Lines of a container as containerd and CRI-O keep them, {@code /var/log/pods/…}: {@code time stream tags text}.
 *
 * <p>The first tag is {@code F} for a whole line or its last piece, {@code P} for a piece that goes on in the next line of
 * the same stream; Kubernetes, pkg/kubelet/kuberuntime/logs.
 */
@AutoService(Envelope.class)
public final class CriEnvelope implements Envelope {

    private static final int LONGEST_PREFIX = 64;

    private record Prefix(WrittenTime time, String stream, boolean unfinished, int text) {}

    @Override
    public String name() {
        return "cri";
    }

    @Override
    public double confidence(Line line) {
        return prefix(line).isPresent() ? 1 : 0;
    }

    @Override
    public Optional<Content> open(Line line, Setting setting) {
        return prefix(line)
                .map(prefix -> new Content(
                        line.substring(prefix.text()),
                        prefix.time().stamp(setting, new WallClock(setting.zone())),
                        prefix.unfinished(),
                        prefix.stream(),
                        Software.UNKNOWN));
    }

    private static Optional<Prefix> prefix(Line line) {
        if (line.at(4) != '-' || line.at(10) != 'T') {
            return Optional.empty();
        }
        int length = Math.min(line.length(), LONGEST_PREFIX);
        String text = new String(line.bytes(), line.from(), length, StandardCharsets.ISO_8859_1);
        Optional<WrittenTime> time = WrittenTime.at(text, 0, TimeShape.ISO)
                .filter(read -> read.offset().isPresent());
        int at = time.map(WrittenTime::end).orElse(0);
        String stream = text.startsWith(" stdout ", at) ? "stdout" : text.startsWith(" stderr ", at) ? "stderr" : "";
        if (time.isEmpty() || stream.isEmpty()) {
            return Optional.empty();
        }
        int tags = at + stream.length() + 2;
        int end = text.indexOf(' ', tags);
        if (end < 0 && text.length() == line.length()) {
            // An empty line has no blank behind its tag.
            end = text.length();
        }
        String first = end < 0 ? "" : text.substring(tags, end).split(":", 2)[0];
        if (!first.equals("F") && !first.equals("P")) {
            return Optional.empty();
        }
        return Optional.of(new Prefix(time.get(), stream, first.equals("P"), Math.min(end + 1, line.length())));
    }

    @Override
    public List<String> samples() {
        return List.of(
                "2026-11-21T08:26:49.123456789Z stdout F 192.0.2.9 - - [21/Nov/2026:08:26:49 +0000] \"GET / HTTP/1.1\" 200 7",
                "2026-11-21T09:26:49.123456789+01:00 stderr F 2026/11/21 08:26:49 [notice] 1#1: nginx/1.27.2",
                "2026-11-21T09:26:49.123456789+01:00 stderr P 2026/11/21 08:26:49 [error] 1#1: the first piece of many");
    }
}
