package io.culprit.shipper.format.envelope;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.syslog.SyslogFormat;
import io.culprit.shipper.format.syslog.SyslogHeader;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.time.WallClock;
import java.util.List;
import java.util.Optional;

/** Syslog around what servers write, as Apache's {@code ErrorLog syslog} and nginx's {@code access_log syslog:} send it. */
@AutoService(Envelope.class)
public final class SyslogEnvelope implements Envelope {

    @Override
    public String name() {
        return SyslogFormat.NAME;
    }

    @Override
    public double confidence(Line line) {
        return SyslogHeader.of(line).map(SyslogHeader::confidence).orElse(0.0);
    }

    @Override
    public Optional<Content> open(Line line, Setting setting) {
        return SyslogHeader.of(line)
                .map(header -> new Content(
                        header.message(line),
                        header.time().flatMap(time -> time.stamp(setting, new WallClock(setting.zone()))),
                        false,
                        header.host() + ' ' + header.tag() + ' ' + header.process(),
                        header.software()));
    }

    @Override
    public Optional<Format> itself() {
        return Formats.named(SyslogFormat.NAME);
    }

    @Override
    public List<String> samples() {
        return List.of(
                "<190>Nov 21 08:26:49 web1 nginx: 192.0.2.9 - - [21/Nov/2026:08:26:49 +0000] \"GET / HTTP/1.1\" 200 7",
                "Nov 21 08:26:49 web1 nginx: 2026/11/21 08:26:49 [error] 7#7: *1 open() \"/srv/x\" failed",
                "<131>1 2026-11-21T08:26:49Z web1 httpd 7 - - [Sat Nov 21 08:26:49.972526 2026] [core:error] [pid 7:tid 8] x");
    }
}
