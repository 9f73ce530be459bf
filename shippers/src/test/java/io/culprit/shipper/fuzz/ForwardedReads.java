package io.culprit.shipper.fuzz;

import io.culprit.shipper.format.forwarded.Forwarded;
import io.culprit.shipper.format.forwarded.Forwarding;
import io.culprit.shipper.format.forwarded.Unwrapped;
import io.culprit.shipper.format.text.Line;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads bytes as what a collector has forwarded. */
final class ForwardedReads {

    private static final int LONGEST_REASON = 2_000;

    // What is put together again has its names and times written out.
    private static final int MOST_GROWTH = 8;
    private static final int LONGEST_FRAME = 1_024;

    private static final String LINE = "LINE";

    /** A record of each shape that has a line as a text of JSON. */
    private static final List<String> ENVELOPES = List.of(
            "{\"@metadata\":{\"beat\":\"filebeat\"},\"log\":{\"file\":{\"path\":\"/var/log/x\"}},\"message\":\"LINE\","
                    + "\"host\":{\"name\":\"web1\"}}",
            "{\"@timestamp\":1795249609.123456,\"log\":\"LINE\",\"filename\":\"/var/log/x\",\"hostname\":\"web1\"}",
            "{\"version\":\"1.1\",\"host\":\"web1\",\"short_message\":\"LINE\",\"timestamp\":1795249609.123,"
                    + "\"_file\":\"/var/log/x\"}",
            "{\"file\":\"/var/log/x\",\"host\":\"web1\",\"message\":\"LINE\",\"source_type\":\"file\"}",
            "[{\"message\":\"LINE\",\"path\":\"/var/log/x\",\"hostname\":\"web1\"}]",
            "{\"resourceLogs\":[{\"resource\":{\"attributes\":[{\"key\":\"host.name\",\"value\":{\"stringValue\":\"web1\"}}]},"
                    + "\"scopeLogs\":[{\"logRecords\":[{\"body\":{\"stringValue\":\"LINE\"},\"attributes\":[{\"key\":"
                    + "\"log.file.path\",\"value\":{\"stringValue\":\"/var/log/x\"}}]}]}]}]}");

    private ForwardedReads() {}

    /** Records to start from. */
    static List<byte[]> records() {
        Stream<String> plain = Stream.of(
                "<30>2026-11-21T08:26:49.123456+00:00 web1 systemd[1]: Stopping nginx.service",
                "{\"_SYSTEMD_UNIT\":\"nginx.service\",\"__REALTIME_TIMESTAMP\":\"1795249609727123\",\"PRIORITY\":\"6\","
                        + "\"host\":\"web1\",\"message\":\"x\",\"source_type\":\"journald\"}",
                "{\"log\":\"x\\n\",\"stream\":\"stderr\",\"time\":\"2026-11-21T08:26:49.123456789Z\","
                        + "\"kubernetes\":{\"host\":\"node1\",\"pod_name\":\"web-0\",\"container_name\":\"web\"}}",
                "{\"@timestamp\":1.5,\"time\":\"2026-11-21T08:26:49.123456789Z\",\"stream\":\"stdout\",\"logtag\":\"P\","
                        + "\"message\":\"a piece\"}",
                "{\"appname\":\"kernel\",\"facility\":\"kern\",\"hostname\":\"web1\",\"message\":\"Out of memory\","
                        + "\"severity\":\"err\",\"source_type\":\"syslog\",\"timestamp\":\"2026-11-21T08:26:49.123Z\"}");
        return Stream.concat(plain, ENVELOPES.stream())
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** Lines to start from. */
    static List<byte[]> lines() {
        return Stream.of("192.0.2.9 - - [21/Nov/2026:08:26:49 +0000] \"GET / HTTP/1.1\" 200 7", "a\n  b\r\n\n\tc")
                .map(text -> text.getBytes(StandardCharsets.UTF_8))
                .toList();
    }

    /** As a record: lines that are lines, of named origins and not many times as long; or a short reason. */
    static void record(byte[] input) {
        Unwrapped unwrapped = Forwarding.open(input);
        if (unwrapped instanceof Unwrapped.Malformed malformed
                && malformed.why().length() > LONGEST_REASON) {
            throw new AssertionError("a reason of " + malformed.why().length() + " characters");
        }
        if (unwrapped instanceof Unwrapped.Lines opened) {
            opened.lines().forEach(ForwardedReads::holdsTogether);
            long bytes = opened.lines().stream()
                    .flatMap(forwarded -> forwarded.lines().stream())
                    .mapToLong(Line::length)
                    .sum();
            long most = (long) MOST_GROWTH * input.length
                    + (long) LONGEST_FRAME * opened.lines().size();
            if (bytes > most) {
                throw new AssertionError(bytes + " bytes of lines from a record of " + input.length);
            }
        }
    }

    private static void holdsTogether(Forwarded forwarded) {
        for (Line line : forwarded.lines()) {
            if (line.isBlank() || line.text().indexOf('\n') >= 0) {
                throw new AssertionError("no line: " + line.text());
            }
        }
        Stream.of(forwarded.host(), forwarded.path(), forwarded.service())
                .flatMap(Optional::stream)
                .filter(String::isBlank)
                .findAny()
                .ifPresent(blank -> {
                    throw new AssertionError("an origin without a name: " + forwarded);
                });
    }

    /** As lines of a log that every kind of collector forwards: they are the same bytes again. */
    static void lineInEveryEnvelope(byte[] input) {
        List<Line> expected = new ArrayList<>();
        Reads.lines(input).forEach(line -> {
            int length = line.length();
            Line ended = length > 0 && line.at(length - 1) == '\r' ? line.substring(0, length - 1) : line;
            if (!ended.isBlank()) {
                expected.add(ended);
            }
        });
        for (String envelope : ENVELOPES) {
            Unwrapped unwrapped = Forwarding.open(around(envelope, input));
            if (!(unwrapped instanceof Unwrapped.Lines opened)) {
                throw new AssertionError(unwrapped + " of " + envelope);
            }
            List<Line> found = opened.lines().stream()
                    .flatMap(forwarded -> forwarded.lines().stream())
                    .toList();
            if (!found.equals(expected)) {
                throw new AssertionError("forwarded " + expected + "\nopened " + found + "\nin " + envelope);
            }
        }
    }

    /** The envelope with the bytes as collectors write them: what JSON must escape is escaped, the rest stays. */
    private static byte[] around(String envelope, byte[] line) {
        int at = envelope.indexOf(LINE);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(envelope.substring(0, at).getBytes(StandardCharsets.UTF_8));
        for (byte b : line) {
            if (b == '"' || b == '\\') {
                out.write('\\');
                out.write(b);
            } else if (b >= 0 && b < ' ') {
                out.writeBytes(String.format(Locale.ROOT, "\\u%04x", b).getBytes(StandardCharsets.UTF_8));
            } else {
                out.write(b);
            }
        }
        out.writeBytes(envelope.substring(at + LINE.length()).getBytes(StandardCharsets.UTF_8));
        return out.toByteArray();
    }
}
