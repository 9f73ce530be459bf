package io.culprit.shipper.format.access;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Line;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * The combined family of access logs: common, combined, each with a virtual host before it or known fields behind it, and
 * nginx's variant that begins with {@code $host $remote_addr [$time_iso8601]}.
 *
 * <p>Apache and nginx share these shapes, so the lines tell the server only where fields behind them do.
 */
@AutoService(Format.class)
public final class AccessFormat implements Format {

    static final String NAME = "apache.access";
    private static final Shape SHAPE = Shape.of(NAME);

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.ACCESS;
    }

    @Override
    public double confidence(Line line) {
        return recognises(line.text()) ? 1 : 0;
    }

    private static boolean recognises(String line) {
        return AccessLine.stampedAt(line).isPresent();
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return lines.stream()
                .map(Line::text)
                .flatMap(line -> AccessLine.stampedAt(line).stream().map(stamp -> software(line, stamp)))
                .filter(software -> software != Software.UNKNOWN)
                .findFirst();
    }

    private static Software software(String line, AccessLine.Stamped stamp) {
        if (stamp.iso() || (line.contains("\" rt=") && line.contains(" urt="))) {
            return Software.NGINX;
        }
        String suffix = line.substring(line.lastIndexOf('"') + 1).trim();
        boolean portLogged = line.substring(0, stamp.open()).matches("\\S+:\\d+ \\S+ - .*");
        boolean timed = line.chars().filter(c -> c == '"').count() >= 6
                && AccessSuffix.of(suffix).duration().isPresent();
        return portLogged || timed ? Software.APACHE : Software.UNKNOWN;
    }

    @Override
    public Optional<ZoneOffset> offset(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> AccessLine.stampedAt(line.text()).stream())
                .map(stamped -> stamped.time().getOffset())
                .findFirst();
    }

    @Override
    public LineFormat open(Setting setting) {
        return record -> AccessLine.parse(record.text(), setting.software());
    }

    @Override
    public List<String> samples() {
        return List.of(
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895",
                "192.0.2.9 - ann [21/Nov/2026:08:04:58 -0330] \"GET /a?b=1 HTTP/1.0\" 304 - \"-\" \"curl/7.88.1\"",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 89 \"-\" \"curl\" 16231 6d782d889bf94b8d",
                "shop.test:80 ::1 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 89 \"-\" \"curl\" 16231 77 6d782d88",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 502 7 \"-\" \"curl\""
                        + " rt=0.020 uct=0.001, 0.002 urt=0.020, 0.030 us=502, 200 id=e172177a",
                "shop.test 192.0.2.9 [2026-11-21T08:04:58+00:00] \"GET / HTTP/1.1\" 200 7 \"curl\" 0.020 0.019 200",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 200 7 \"-\" \"curl\" \"198.51.100.7\"");
    }
}
