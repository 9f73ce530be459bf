package io.culprit.shipper.format.forwarded;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import io.culprit.shipper.format.syslog.JournalEntry;
import io.culprit.shipper.format.syslog.SyslogHeader;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.Json;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Takes lines out of the records that collectors forward.
 *
 * <p>A record is a collector's JSON object, an array of them, OTLP as JSON, or the line itself. A line that is syslog names
 * its host. Nothing but the shape tells which, so one topic may carry them all.
 */
public final class Forwarding {

    // nginx writes a status that was never sent as 000.
    private static final ObjectReader READER =
            Json.mapper().reader().with(JsonReadFeature.ALLOW_LEADING_ZEROS_FOR_NUMBERS);
    private static final int FIELD_ONE_OF_BYTES = 0x0a;

    private Forwarding() {}

    /** What a record holds; never fails. */
    public static Unwrapped open(byte[] value) {
        if (value.length > 2 && value[0] == FIELD_ONE_OF_BYTES && otlpAsProtobuf(value)) {
            return new Unwrapped.Malformed("OTLP as protobuf: have the collector's kafka exporter write otlp_json");
        }
        if (!begins(value, '{') && !begins(value, '[')) {
            return new Unwrapped.Lines(plain(value));
        }
        String text = RawText.of(value);
        try {
            return open(READER.readTree(text), text);
        } catch (JsonProcessingException e) {
            // Apache's and other logs begin with [, too.
            return begins(value, '{')
                    ? new Unwrapped.Malformed("begins as JSON but is none: " + Bounded.excerpt(e.getOriginalMessage()))
                    : new Unwrapped.Lines(plain(value));
        }
    }

    private static Unwrapped open(JsonNode node, String text) {
        if (node.isObject()) {
            return open(node, () -> text);
        }
        List<Forwarded> lines = new ArrayList<>();
        for (JsonNode element : node) {
            if (!element.isObject()) {
                return new Unwrapped.Malformed("an array of something else than objects");
            }
            Unwrapped opened = open(element, element::toString);
            if (opened instanceof Unwrapped.Lines inside) {
                lines.addAll(inside.lines());
            } else {
                return opened;
            }
        }
        return new Unwrapped.Lines(lines);
    }

    private static Unwrapped open(JsonNode object, Supplier<String> written) {
        return object.has("resourceLogs") ? OtlpLogs.open(object) : CollectorRecord.open(object, written);
    }

    private static List<Forwarded> plain(byte[] value) {
        List<Forwarded> lines = new ArrayList<>();
        for (Line line : RawText.lines(RawText.of(value))) {
            Optional<SyslogHeader> syslog = SyslogHeader.of(line);
            Optional<String> host = syslog.map(SyslogHeader::host).filter(name -> !name.isBlank());
            lines.add(new Forwarded(host, host.map(named -> "syslog"), Optional.empty(), List.of(line)));
        }
        return lines;
    }

    /** The entry of a journal names its host, too. */
    static Forwarded journal(String entry) {
        Line line = RawText.lines(entry).get(0);
        Optional<String> host =
                JournalEntry.of(line).map(read -> read.field("_HOSTNAME")).filter(name -> !name.isBlank());
        return new Forwarded(host, Optional.of("journal"), Optional.empty(), List.of(line));
    }

    private static boolean begins(byte[] value, char with) {
        for (byte b : value) {
            if (b != ' ' && b != '\t' && b != '\n' && b != '\r') {
                return b == with;
            }
        }
        return false;
    }

    /** ExportLogsServiceRequest: one field of bytes after another, the first as long as it says. */
    private static boolean otlpAsProtobuf(byte[] value) {
        long length = 0;
        int at = 1;
        for (int shift = 0; at < value.length && shift < 35; shift += 7) {
            byte b = value[at++];
            length |= (long) (b & 0x7f) << shift;
            if (b >= 0) {
                long end = at + length;
                return at < value.length
                        && value[at] == FIELD_ONE_OF_BYTES
                        && (end == value.length || (end < value.length && value[(int) end] == FIELD_ONE_OF_BYTES));
            }
        }
        return false;
    }
}
