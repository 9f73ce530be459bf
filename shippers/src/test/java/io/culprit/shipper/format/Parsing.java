package io.culprit.shipper.format;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.event.Software;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;

/** Reads single records in tests. */
public final class Parsing {

    public static final Setting UTC =
            new Setting(ZoneOffset.UTC, Software.UNKNOWN, Instant.parse("2026-11-22T00:00:00Z"));

    private Parsing() {}

    /** The only event of a record, which must have a stamp or inherit one. */
    public static <E extends Event> E event(Format format, String record, Class<E> type) {
        List<Event> events = events(format.open(UTC), record);
        assertThat(events).hasSize(1);
        return type.cast(events.get(0));
    }

    /** All events of a record. */
    public static List<Event> events(LineFormat format, String record) {
        Parsed parsed = format.read(Line.of(record));
        assertThat(parsed).isInstanceOf(ParsedLine.class);
        ParsedLine line = (ParsedLine) parsed;
        Stamp stamp = line.stamp().orElse(new Stamp(Instant.EPOCH, Duration.ZERO));
        Header header = new Header(
                new Delivery("h", "f", "5a", 0, 0),
                stamp.time(),
                stamp.resolution(),
                stamp.time(),
                Instant.EPOCH,
                "s",
                "h",
                "f");
        return line.bodies().stream().map(body -> body.with(header)).toList();
    }

    /** Why a record is refused. */
    public static Rejection rejection(Format format, String record) {
        Parsed parsed = format.open(UTC).read(Line.of(record));
        assertThat(parsed).isInstanceOf(Rejection.class);
        return (Rejection) parsed;
    }
}
