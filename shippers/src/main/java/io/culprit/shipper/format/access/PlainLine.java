package io.culprit.shipper.format.access;

import io.culprit.event.Software;
import io.culprit.shipper.format.PlainRequest;
import io.culprit.shipper.format.text.Ascii;
import io.culprit.shipper.format.text.Bytes;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;

/**
 * The plain request of a line: its fields are read as {@link AccessBody} and {@link RequestLine} read them, and wherever
 * those would look twice, the line is none.
 */
final class PlainLine implements PlainRequest {

    private static final byte[] VERSION = " HTTP/".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_LENGTH = " HTTP/1.1".length();
    private static final int LONGEST = 4_096;
    private static final long NANOS = TimeUnit.SECONDS.toNanos(1);

    private final String family;
    private Software software = Software.UNKNOWN;
    private byte[] bytes = new byte[0];
    private int status;
    private long seconds;
    private long writtenSecond;
    private int writtenNanos;
    private int start;
    private int pathStart;
    private int pathEnd;

    PlainLine(String family) {
        this.family = family;
    }

    /**
     * Takes the facts of a line.
     *
     * @param writer the server that wrote it
     * @param stampedAtStart whether the line was written as long after its stamp as the request took
     * @return whether it is a plain request
     */
    boolean take(AccessFields fields, Software writer, boolean stampedAtStart) {
        software = writer;
        bytes = fields.bytes();
        status = fields.status();
        return status > 0
                && !fields.isCut()
                && !fields.hasRest()
                && fields.time().isCommon()
                && isWritten(fields, stampedAtStart)
                && fields.has(Target.REQUEST)
                && isRequest(fields.start(Target.REQUEST), fields.stop(Target.REQUEST));
    }

    private boolean isWritten(AccessFields fields, boolean stampedAtStart) {
        long took = Math.max(0, fields.number(Target.DURATION));
        long lasted = stampedAtStart ? took : 0;
        seconds = took / NANOS;
        writtenSecond = fields.epochSecond() + lasted / NANOS;
        writtenNanos = (int) (lasted % NANOS);
        return fields.epochSecond() >= 0;
    }

    /** A method, a path from the root, perhaps a query, and the version, each behind one blank; read in one pass. */
    private boolean isRequest(int from, int to) {
        int version = to - VERSION_LENGTH;
        if (to - from > LONGEST || version <= from || !isVersion(version, to)) {
            return false;
        }
        int blank = from;
        while (bytes[blank] >= 'A' && bytes[blank] <= 'Z') {
            blank++;
        }
        if (blank == from
                || blank - from > RequestLine.LONGEST_METHOD
                || bytes[blank] != ' '
                || bytes[blank + 1] != '/') {
            return false;
        }
        int question = version;
        for (int i = version - 1; i > blank; i--) {
            byte sign = bytes[i];
            // What is no ASCII is negative.
            if (sign <= ' ' || sign == '\\') {
                return false;
            }
            question = sign == '?' ? i : question;
        }
        start = from;
        pathStart = blank + 1;
        pathEnd = question;
        return true;
    }

    private boolean isVersion(int at, int to) {
        return Bytes.startsWith(bytes, at, to, VERSION)
                && Ascii.digit(bytes[to - 3])
                && bytes[to - 2] == '.'
                && Ascii.digit(bytes[to - 1]);
    }

    @Override
    public String family() {
        return family;
    }

    @Override
    public Software software() {
        return software;
    }

    @Override
    public int status() {
        return status;
    }

    @Override
    public long seconds() {
        return seconds;
    }

    @Override
    public long writtenSecond() {
        return writtenSecond;
    }

    @Override
    public int writtenNanos() {
        return writtenNanos;
    }

    @Override
    public byte[] bytes() {
        return bytes;
    }

    @Override
    public int pathStart() {
        return pathStart;
    }

    @Override
    public int pathEnd() {
        return pathEnd;
    }

    @Override
    public String text() {
        return new String(bytes, start, pathEnd - start, StandardCharsets.US_ASCII) + " " + status;
    }
}
