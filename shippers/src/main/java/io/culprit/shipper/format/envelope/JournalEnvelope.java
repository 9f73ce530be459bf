package io.culprit.shipper.format.envelope;

import com.google.auto.service.AutoService;
import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.syslog.JournalEntry;
import io.culprit.shipper.format.syslog.JournalFormat;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;

/** Entries of systemd's journal around what services wrote to their output. */
@AutoService(Envelope.class)
public final class JournalEnvelope implements Envelope {

    @Override
    public String name() {
        return JournalFormat.NAME;
    }

    @Override
    public double confidence(Line line) {
        return JournalEntry.looksLikeOne(line) ? 1 : 0;
    }

    @Override
    public Optional<Content> open(Line line, Setting setting) {
        return JournalEntry.of(line)
                .map(entry -> new Content(
                        entry.message(),
                        entry.stamp(),
                        false,
                        entry.field("_HOSTNAME") + ' ' + entry.tag() + ' ' + entry.process(),
                        entry.software()));
    }

    @Override
    public Optional<Format> itself() {
        return Formats.named(JournalFormat.NAME);
    }

    @Override
    public List<String> samples() {
        return List.of(
                "{\"__REALTIME_TIMESTAMP\":\"1795249609727123\",\"PRIORITY\":\"6\",\"SYSLOG_IDENTIFIER\":\"nginx\","
                        + "\"_PID\":\"7\",\"_SYSTEMD_UNIT\":\"nginx.service\","
                        + "\"MESSAGE\":\"2026/11/21 08:26:49 [warn] 7#7: *1 a client request body is buffered\"}");
    }
}
