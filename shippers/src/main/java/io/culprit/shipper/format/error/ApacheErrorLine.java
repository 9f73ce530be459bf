package io.culprit.shipper.format.error;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.text.Decoding;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.LiteralSet;
import io.culprit.shipper.format.time.StampReader;
import io.culprit.shipper.format.time.TimeShape;
import java.time.ZoneId;
import java.util.List;

/**
 * One line of an Apache error log, taken apart in its bytes. It is moved from line to line and allocates nothing; texts are
 * made when they are asked for. Not for use by several threads.
 *
 * <p>The order of the fields is that of httpd 2.2 {@code log_error_core} and httpd 2.4 {@code do_errorlog_default}
 * (server/log.c): stamp, level, process, source file, then 2.4 writes the system error before the client and 2.2 behind it,
 * then the message with its code, and the referer at the end.
 */
public final class ApacheErrorLine {

    /** Which of the shapes a line has. */
    public enum Kind {
        /** None: it continues a record, or is something else. */
        NONE,
        /** Stamp and level without module, as 2.2 and before. */
        APACHE_22,
        /** Stamp, and a level with a module before it or a process behind it, as 2.4. */
        APACHE_24,
        /**
         * A stamp and no level, as Perl's CGI::Carp writes into the server's log, and as the further lines are that {@code
         * ErrorLogFormat request} defines.
         */
        STAMPED,
        /** Level and all behind it, but no stamp: what goes to syslog. */
        SYSLOG
    }

    private static final int LONGEST_GROUP = 512;
    private static final String REFERER = ", referer: ";
    private static final LiteralSet REFERERS = LiteralSet.of(List.of(REFERER));

    private final StampReader stamp;
    private final ApacheFields fields = new ApacheFields();
    private final Span module = new Span();
    private final Span referer = new Span();
    private final Span message = new Span();
    private byte[] bytes = {};
    private int start;
    private int to;
    private Kind kind = Kind.NONE;
    private String level = "";
    private boolean moduleNamed;

    /** @param zone zone of the host that wrote the log, which its stamps do not name */
    public ApacheErrorLine(ZoneId zone) {
        stamp = new StampReader(zone);
    }

    /**
     * Reads a line; what a line of none of the shapes holds is not looked at.
     *
     * @return whether it has one of the shapes; its stamp may still be of no calendar, see {@link #timePossible}
     */
    public boolean read(Line line) {
        return read(line.bytes(), line.from(), line.to());
    }

    boolean read(byte[] source, int from, int end) {
        start(source, from, end);
        if (end - from < 4 || bytes[from] != '[') {
            return false;
        }
        boolean stamped = stampAt(from + 1) && stamp.end() < to && bytes[stamp.end()] == ']';
        int at = stamped ? fields.identifiers(bytes, afterBlank(stamp.end() + 1), to) : from;
        int levelEnd = level(at);
        if (levelEnd < 0) {
            // Other programs write the stamps of digits, too.
            boolean carp = stamped && (!Ascii.digit(bytes[from + 1]) || fields.identified());
            kind = carp ? Kind.STAMPED : Kind.NONE;
            message.set(at, to);
            return carp;
        }
        fields.processes(bytes, levelEnd, to);
        boolean modern =
                moduleNamed || !fields.pid().isEmpty() || !fields.thread().isEmpty();
        if (!stamped && !(modern ? moduleNamed && !fields.pid().isEmpty() : startsClient(levelEnd))) {
            return false;
        }
        kind = !stamped ? Kind.SYSLOG : modern ? Kind.APACHE_24 : Kind.APACHE_22;
        split(fields.end(), modern);
        return true;
    }

    /** Reads {@code source[from, end)} as what stands behind a prefix: system error, client, code, message, referer. */
    void readText(byte[] source, int from, int end) {
        start(source, from, end);
        fields.processes(bytes, from, from);
        split(from, true);
    }

    private void start(byte[] source, int from, int end) {
        bytes = source;
        start = from;
        to = end;
        kind = Kind.NONE;
        level = "";
        moduleNamed = false;
        module.clear();
        referer.clear();
        message.clear();
        fields.clear();
    }

    private void split(int from, boolean ported) {
        int text = fields.details(bytes, from, to, ported);
        int last = REFERERS.in(bytes, text, to) ? Ascii.lastIndexOf(bytes, text, to, REFERER) : -1;
        message.set(text, last < 0 ? to : last);
        if (last >= 0) {
            referer.set(last + REFERER.length(), to);
        }
    }

    /** Apache's own stamps, the compact one of {@code %{cu}t}, and that of access logs, which generators of logs use. */
    private boolean stampAt(int from) {
        if (from < to && !Ascii.digit(bytes[from])) {
            return stamp.ctime(bytes, from, to);
        }
        return stamp.read(TimeShape.DATE, bytes, from, to) || stamp.read(TimeShape.COMMON, bytes, from, to);
    }

    /** Reads {@code [module:level] } and returns the index behind it, or -1. */
    private int level(int from) {
        if (from >= to || bytes[from] != '[') {
            return -1;
        }
        int close = Bytes.indexOf(bytes, from, Math.min(to, from + LONGEST_GROUP), (byte) ']');
        if (close < 0) {
            return -1;
        }
        int colon = close - 1;
        while (colon > from && bytes[colon] != ':' && bytes[colon] != ' ') {
            colon--;
        }
        if (bytes[colon] == ' ') {
            return -1;
        }
        level = ApacheLevel.of(bytes, colon + 1, close);
        if (level.isEmpty()) {
            return -1;
        }
        if (colon > from) {
            moduleNamed = true;
            boolean dash = colon == from + 2 && bytes[from + 1] == '-';
            module.set(from + 1, dash ? from + 1 : colon);
        }
        return afterBlank(close + 1);
    }

    private boolean startsClient(int from) {
        return Ascii.startsWith(bytes, from, to, "[client ");
    }

    private int afterBlank(int index) {
        return index < to && bytes[index] == ' ' ? index + 1 : index;
    }

    /** The event of the line that was read, if it is a whole record. */
    public EventBody body() {
        return ApacheErrorBody.of(this, Escapes.decode(message()), Decoding.text(bytes, start, to));
    }

    /** The shape of the line that was read. */
    public Kind kind() {
        return kind;
    }

    /** Whether the line carries a stamp. */
    public boolean stamped() {
        return kind != Kind.NONE && kind != Kind.SYSLOG;
    }

    /** Whether there was such a time. */
    public boolean timePossible() {
        return stamp.possible();
    }

    /** The stamp, as fine as it was written. */
    public Stamp stamp() {
        return stamp.stamp();
    }

    /** Seconds of the epoch; only for a stamped line. */
    public long epochSecond() {
        return stamp.epochSecond();
    }

    /** Severity, {@code emerg} to {@code trace8}. */
    public String level() {
        return level;
    }

    /** Module that logged, empty for none. */
    public String module() {
        return module.text(bytes);
    }

    /** Process that logged, or -1. */
    public long pid() {
        return Ascii.number(bytes, fields.pid().from(), fields.pid().to());
    }

    /** Thread that logged, or -1. */
    public long thread() {
        return Ascii.number(bytes, fields.thread().from(), fields.thread().to());
    }

    /** Message code, as {@code AH00052}. */
    public String code() {
        return fields.code().text(bytes);
    }

    /** Client without the port. */
    public String client() {
        return fields.client().address().text(bytes);
    }

    /** The client's port, in digits. */
    public String clientPort() {
        return fields.client().port().text(bytes);
    }

    /** Referer header, escaped as it was written. */
    public String referer() {
        return referer.text(bytes);
    }

    /** The message alone, escaped as it was written. */
    public String message() {
        return message.text(bytes);
    }

    /** Whether the message begins with this ASCII text. */
    boolean messageStarts(String text) {
        return Ascii.startsWith(bytes, message.from(), message.to(), text);
    }

    boolean sameThread(ApacheErrorLine other) {
        return kind == other.kind
                && fields.pid().sameText(bytes, other.fields.pid(), other.bytes)
                && fields.thread().sameText(bytes, other.fields.thread(), other.bytes)
                && fields.client()
                        .address()
                        .sameText(bytes, other.fields.client().address(), other.bytes)
                && fields.client().port().sameText(bytes, other.fields.client().port(), other.bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    Span messageSpan() {
        return message;
    }

    ApacheFields fields() {
        return fields;
    }
}
