package io.culprit.app.parse;

import io.culprit.app.parse.Records.Record;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Stamp;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Optional;

/**
 * Prints what became of each record, in order.
 *
 * <p>A record without time takes that of the record before it. Those before the first time wait for it, but no more than
 * bounded memory holds: in a log without times they are printed without.
 */
final class Output {

    private static final int MOST_HELD = 10_000;
    private static final int MOST_HELD_BYTES = 4 << 20;
    private static final Duration INHERITED = Duration.ofSeconds(1);

    private final JsonLines lines;
    private final ArrayDeque<Held> held = new ArrayDeque<>();
    private Optional<Instant> time = Optional.empty();
    private int heldBytes;
    private boolean hopeless;

    private record Held(Record record, Parsed parsed) {}

    Output(JsonLines lines) {
        this.lines = lines;
    }

    void add(Record record, Parsed parsed) throws IOException {
        Optional<Instant> own = parsed instanceof ParsedLine line ? line.stamp().map(Stamp::time) : Optional.empty();
        if (own.isPresent()) {
            time = own;
            release();
            print(record, parsed);
        } else if (time.isPresent() || hopeless || (held.isEmpty() && !lacksTime(parsed))) {
            print(record, parsed);
        } else {
            held.add(new Held(record, parsed));
            heldBytes += record.text().length();
            if (held.size() > MOST_HELD || heldBytes > MOST_HELD_BYTES) {
                hopeless = true;
                release();
            }
        }
    }

    /** Nothing more is to come. */
    void end() throws IOException {
        release();
    }

    private static boolean lacksTime(Parsed parsed) {
        return parsed instanceof ParsedLine line && !line.bodies().isEmpty();
    }

    private void release() throws IOException {
        for (Held next = held.poll(); next != null; next = held.poll()) {
            print(next.record(), next.parsed());
        }
        heldBytes = 0;
    }

    private void print(Record record, Parsed parsed) throws IOException {
        if (parsed instanceof ParsedLine line) {
            if (line.bodies().isEmpty()) {
                lines.serving(record.line(), line.shape());
            }
            Optional<Stamp> stamp = line.stamp().or(() -> time.map(inherited -> new Stamp(inherited, INHERITED)));
            for (EventBody body : line.bodies()) {
                lines.event(record.line(), line.shape(), body.with(header(stamp)), stamp.isPresent());
            }
        } else if (parsed instanceof Rejection rejection) {
            lines.rejected(record.line(), rejection, record.text().text());
        }
    }

    /** Where it was read from is nobody's concern here, so it is said to be nowhere. */
    private static Header header(Optional<Stamp> stamp) {
        Instant time = stamp.map(Stamp::time).orElse(Instant.EPOCH);
        Duration resolution = stamp.map(Stamp::resolution).orElse(Duration.ZERO);
        return new Header(new Delivery("", "", "", 0, 0), time, resolution, time, Instant.EPOCH, "", "", "");
    }
}
