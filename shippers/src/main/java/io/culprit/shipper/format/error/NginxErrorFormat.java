package io.culprit.shipper.format.error;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;

/**
 * nginx's error log, and those of its relatives (Angie, OpenResty, Tengine).
 *
 * <p>The lines name no zone. What a FastCGI application writes to its stderr may span lines; those without prefix continue
 * the record before them. Source: ngx_log_error_core (core/ngx_log.c).
 */
@AutoService(Format.class)
public final class NginxErrorFormat implements Format {

    static final String NAME = "nginx.error";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.ERROR;
    }

    @Override
    public double confidence(Line line) {
        return NginxErrorLines.confidence(line);
    }

    @Override
    public Optional<Software> writtenBy(List<Line> lines) {
        return Optional.of(Software.NGINX);
    }

    @Override
    public LineFormat open(Setting setting) {
        return new NginxErrorLines(setting);
    }

    @Override
    public List<String> samples() {
        return List.of(
                "2026/11/21 08:26:49 [error] 2111#2111: *1718 connect() failed (111: Connection refused) while connecting to"
                        + " upstream, client: 203.0.113.146, server: shop.test, request: \"GET / HTTP/1.1\", upstream:"
                        + " \"http://192.0.2.7:8080/\", host: \"shop.test\", referrer: \"http://shop.test/a\"",
                "2026/11/21 08:26:49 [alert] 2111#2111: worker process 31 exited on signal 11",
                "2026/11/21 08:26:49 [error] 7#7: *1 [lua] a.lua:12: f(): no, client: 192.0.2.9, server: shop.test",
                "nginx: [emerg] bind() to 0.0.0.0:80 failed (98: Address already in use)");
    }
}
