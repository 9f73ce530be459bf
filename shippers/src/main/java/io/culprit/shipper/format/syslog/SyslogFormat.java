package io.culprit.shipper.format.syslog;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.WrittenTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;

/**
 * Syslog, on the wire and in files: RFC 5424, RFC 3164, what rsyslog, syslog-ng, BSD, macOS and busybox write to
 * {@code /var/log/syslog} and {@code /var/log/messages}, and {@code journalctl -o short}, {@code short-precise},
 * {@code short-iso} and {@code short-full}.
 *
 * <p>An event's {@code log.level} is the severity in Apache's words; {@code syslog.facility}, {@code syslog.appname},
 * {@code syslog.procid} (where it is no number), {@code syslog.msgid}, {@code syslog.hostname} and
 * {@code syslog.sd.<id>.<parameter>} are the rest of the header; {@code kernel.uptime} is the time in seconds that the
 * kernel puts before its messages. What the kernel and systemd tell in prose becomes attributes too.
 */
@AutoService(Format.class)
public final class SyslogFormat implements Format {

    /** The family's name. */
    public static final String NAME = "syslog";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public boolean ofHost() {
        return true;
    }

    @Override
    public double confidence(Line line) {
        return SyslogHeader.of(line).map(SyslogHeader::confidence).orElse(0.0);
    }

    /** Only a line without priority was written on the host itself; a sender's zone is the sender's. */
    @Override
    public Optional<ZoneOffset> offset(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> SyslogHeader.of(line).stream())
                .filter(header -> !header.priority().known())
                .flatMap(header -> header.time().flatMap(WrittenTime::offset).stream())
                .findFirst();
    }

    @Override
    public LineFormat open(Setting setting) {
        return new SyslogLines(setting);
    }

    @Override
    public List<String> samples() {
        return List.of(
                "<13>Nov 21 08:04:58 web1 app[812]: a message",
                "Nov  1 08:04:58 web1 systemd[1]: Started The Apache HTTP Server.",
                "Nov 21 08:04:58 web1 kernel: [12345.678901] apache2[123]: segfault at 0 ip 00007f2d3c1b0a40"
                        + " sp 00007ffe1b0c error 4 in mod_reqmeter.so[7f2d3c1af000+2000]",
                "2026-11-21T08:04:58.123456+01:00 web1 CRON[77]: (root) CMD (run-parts /etc/cron.hourly)",
                "<165>1 2026-11-21T08:04:58.003Z web1 app 12 ID47 [a@32473 b=\"c\\\"d\\]\"][e f=\"g\"] a message",
                "<34>1 2026-11-21T08:04:58+00:00 - su - - - 'su root' failed",
                "62 <13>Nov 21 08:04:58 web1 kernel: Out of memory: Killed process 7");
    }
}
