package io.culprit.shipper.format.error;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Line;

/** Reads one source's records of an Apache error log. */
final class ApacheErrorLines implements LineFormat {

    private static final Shape APACHE_22 = new Shape(ApacheErrorFormat.NAME, "2.2");
    private static final Shape APACHE_24 = new Shape(ApacheErrorFormat.NAME, "2.4");
    private static final Shape SYSLOG = new Shape(ApacheErrorFormat.NAME, "syslog");
    private static final Shape STARTUP = new Shape(ApacheErrorFormat.NAME, "startup");

    private final ApacheErrorLine line;
    private final ApacheErrorLine first;
    private final ApacheErrorLine previous;

    ApacheErrorLines(Setting setting) {
        line = new ApacheErrorLine(setting.zone());
        first = new ApacheErrorLine(setting.zone());
        previous = new ApacheErrorLine(setting.zone());
    }

    @Override
    public boolean multiline() {
        return true;
    }

    @Override
    public boolean continues(Line start, Line before, Line next) {
        if (line.read(next)) {
            return TracebackRecords.mayContinue(line)
                    && first.read(start)
                    && TracebackRecords.starts(first)
                    && previous.read(before)
                    && TracebackRecords.continues(previous, line);
        }
        if (next.at(0) == '[' && bareLevel(next)) {
            return !(first.read(start) && first.kind() == ApacheErrorLine.Kind.SYSLOG) && !bareLevel(start);
        }
        return !ApacheStartup.recognises(next) && !AccessLike.recognises(next);
    }

    /** {@code [notice] text}: in syslog a record, elsewhere some program's line. */
    private static boolean bareLevel(Line line) {
        int close = Bytes.indexOf(line.bytes(), line.from(), Math.min(line.to(), line.from() + 12), (byte) ']');
        return close > 0
                && line.at(0) == '['
                && !ApacheLevel.of(line.bytes(), line.from() + 1, close).isEmpty();
    }

    @Override
    public Parsed parse(Line record) {
        int end = Bytes.indexOf(record.bytes(), record.from(), record.to(), (byte) '\n');
        int lineEnd = end < 0 ? record.to() : end;
        if (line.read(record.bytes(), record.from(), lineEnd)) {
            EventBody body = body(record, lineEnd);
            if (!line.stamped()) {
                return ParsedLine.untimed(SYSLOG, body);
            }
            return line.timePossible()
                    ? ParsedLine.of(
                            line.kind() == ApacheErrorLine.Kind.APACHE_24 ? APACHE_24 : APACHE_22, line.stamp(), body)
                    : Rejection.badTime(record.text());
        }
        if (bareLevel(record)) {
            int close = record.text().indexOf(']');
            line.readText(record.bytes(), Math.min(record.from() + close + 2, lineEnd), lineEnd);
            return ParsedLine.untimed(
                    SYSLOG, body(record, lineEnd).level(record.text().substring(1, close)));
        }
        if (ApacheStartup.recognises(record)) {
            line.readText(record.bytes(), record.from(), lineEnd);
            return ParsedLine.untimed(STARTUP, body(record, lineEnd));
        }
        return Rejection.unrecognised("no [time] [level] before it, and no record that it could continue");
    }

    private ErrorBody body(Line record, int lineEnd) {
        String message = Escapes.decode(line.message());
        if (lineEnd < record.to()) {
            message = joined(message, record, lineEnd);
        }
        return ApacheErrorBody.of(line, message, record.text());
    }

    /** Behind the first line come further records of a traceback, or lines as they were printed. */
    private String joined(String message, Line record, int lineEnd) {
        StringBuilder joined = new StringBuilder(message);
        byte[] bytes = record.bytes();
        int from = lineEnd + 1;
        while (from <= record.to()) {
            int next = Bytes.indexOf(bytes, from, record.to(), (byte) '\n');
            int end = next < 0 ? record.to() : next;
            joined.append('\n');
            if (previous.read(bytes, from, end)) {
                joined.append(Escapes.decode(previous.message()));
            } else {
                joined.append(new Line(bytes, from, end).text());
            }
            from = end + 1;
        }
        return joined.toString();
    }
}
