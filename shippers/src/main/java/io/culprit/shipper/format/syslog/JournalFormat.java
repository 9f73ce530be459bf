package io.culprit.shipper.format.syslog;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.Optional;

/**
 * {@code journalctl -o json}: an entry of systemd's journal on each line; systemd.journal-fields(7).
 *
 * <p>Events are those of {@link SyslogFormat}, with {@code systemd.unit} of the process that logged, or that systemd logged
 * about, and what else the entry's fields tell of the process.
 */
@AutoService(Format.class)
public final class JournalFormat implements Format {

    /** The family's name. */
    public static final String NAME = "journal";

    private static final Shape SHAPE = Shape.of(NAME);

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
        return JournalEntry.looksLikeOne(line) ? 1 : 0;
    }

    @Override
    public LineFormat open(Setting setting) {
        return JournalFormat::parse;
    }

    private static Parsed parse(Line record) {
        Optional<JournalEntry> entry = JournalEntry.of(record);
        if (entry.isEmpty()) {
            return Rejection.unrecognised("no entry of a journal as JSON");
        }
        return entry.get()
                .stamp()
                .<Parsed>map(stamp -> ParsedLine.of(SHAPE, stamp, entry.get().body(record.text())))
                .orElseGet(() -> Rejection.badTime(entry.get().field("__REALTIME_TIMESTAMP")));
    }

    @Override
    public List<String> samples() {
        return List.of(
                "{\"__CURSOR\":\"s=1;i=2\",\"__REALTIME_TIMESTAMP\":\"1795249585727123\",\"PRIORITY\":\"6\","
                        + "\"SYSLOG_IDENTIFIER\":\"systemd\",\"_PID\":\"1\",\"UNIT\":\"apache2.service\","
                        + "\"MESSAGE\":\"apache2.service: Main process exited, code=killed, status=9/KILL\"}",
                "{\"__REALTIME_TIMESTAMP\":\"1795249585727123\",\"_TRANSPORT\":\"kernel\",\"PRIORITY\":\"3\","
                        + "\"MESSAGE\":[79,117,116,32,111,102,32,109,101,109,111,114,121]}");
    }
}
