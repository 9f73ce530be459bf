package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Bytes;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.RecurringTexts;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The fields of one line, as places in its bytes: filled by a {@link Program}, used again for the next line.
 *
 * <p>Nothing is decoded or copied until somebody asks. Not for use by two threads.
 */
public final class AccessFields {

    /** A number that the line does not tell. */
    static final long ABSENT = Long.MIN_VALUE;

    /** The attribute that holds what is left of a line. */
    static final String REST = "log.record.rest";

    private static final int TARGETS = Target.values().length;

    private static final int USER_AGENT = Target.USER_AGENT.ordinal();
    private static final int REFERER = Target.REFERER.ordinal();

    private final List<String> attributes = new ArrayList<>();
    private final Escapes escapes;
    private final RecurringTexts recurring;
    private int[] from = new int[TARGETS];
    private int[] to = new int[TARGETS];
    private long[] number = new long[TARGETS];
    private byte[] bytes = new byte[0];
    private int end;
    private int rest = -1;
    private boolean cut;
    private String member = "";
    private final LineTime time;

    AccessFields(Escapes escapes, LineTime time) {
        this.escapes = escapes;
        this.recurring = new RecurringTexts(escapes);
        this.time = time;
    }

    /** The slot of a value; an attribute has one of its own for each name. */
    int slot(Piece.Value value) {
        if (value.target() != Target.ATTRIBUTE) {
            return value.target().ordinal();
        }
        int known = attributes.indexOf(value.attribute());
        if (known >= 0) {
            return TARGETS + known;
        }
        attributes.add(value.attribute());
        from = Arrays.copyOf(from, TARGETS + attributes.size());
        to = Arrays.copyOf(to, from.length);
        number = Arrays.copyOf(number, from.length);
        rest = value.attribute().equals(REST) ? from.length - 1 : rest;
        return from.length - 1;
    }

    void begin(Line line) {
        bytes = line.bytes();
        end = line.to();
        cut = false;
        member = "";
        Arrays.fill(from, -1);
        time.begin();
    }

    byte[] bytes() {
        return bytes;
    }

    int end() {
        return end;
    }

    LineTime time() {
        return time;
    }

    void set(int slot, int start, int stop) {
        from[slot] = start;
        to[slot] = stop;
    }

    void set(int slot, int start, int stop, long value) {
        from[slot] = start;
        to[slot] = stop;
        number[slot] = value;
    }

    void unset(int slot) {
        from[slot] = -1;
    }

    int start(int slot) {
        return from[slot];
    }

    int to(int slot) {
        return to[slot];
    }

    /** Whether there was more behind a known shape. */
    boolean hasRest() {
        return rest >= 0 && to[rest] > from[rest] && from[rest] >= 0;
    }

    /** Notes that a quoted field ran into the end of the line. */
    void cutOff() {
        cut = true;
    }

    boolean isCut() {
        return cut;
    }

    void member(String name) {
        member = name;
    }

    /** Name of the shape that the line had. */
    public String member() {
        return member;
    }

    boolean has(Target target) {
        return from[target.ordinal()] >= 0;
    }

    /** Start of a field in the line's bytes, or -1. */
    int start(Target target) {
        return from[target.ordinal()];
    }

    /** End of a field in the line's bytes. */
    int stop(Target target) {
        return to[target.ordinal()];
    }

    long number(Target target) {
        return from[target.ordinal()] < 0 ? ABSENT : number[target.ordinal()];
    }

    /** Status sent to the client, or 0. */
    public int status() {
        long status = number(Target.STATUS);
        return status == ABSENT ? 0 : (int) status;
    }

    /** Seconds since the epoch at which the line was stamped; 0 when it has no time or one without zone. */
    public long epochSecond() {
        return time.epochSecond();
    }

    /** Bytes of the body, or -1. */
    public long bodyBytes() {
        long size = number(Target.BODY_BYTES);
        return size == ABSENT ? -1 : size;
    }

    /** Whether the path, as it stands in the line, ends with this suffix; true says that a file of this kind was asked for. */
    public boolean pathEndsWith(String suffix) {
        int stop = pathEnd();
        int start = stop - suffix.length();
        if (start < pathStart()) {
            return false;
        }
        for (int i = 0; i < suffix.length(); i++) {
            if (bytes[start + i] != suffix.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    /** Start of the path in the line's bytes; where there is none, its end. */
    public int pathStart() {
        return has(Target.URI) ? start(Target.URI) : 0;
    }

    /** End of the path in the line's bytes. */
    public int pathEnd() {
        return has(Target.URI) ? stop(Target.URI) : 0;
    }

    /** The request line, taken apart. */
    RequestLine request() {
        int slot = Target.REQUEST.ordinal();
        return Bytes.isPlain(bytes, from[slot], to[slot])
                ? RequestLine.ofPlain(bytes, from[slot], to[slot])
                : RequestLine.of(bytes, from[slot], to[slot], escapes);
    }

    /** Text of a field, escapes undone; empty for none and for a dash. */
    String text(Target target) {
        return text(target.ordinal());
    }

    List<String> attributes() {
        return attributes;
    }

    /** Text of an attribute, escapes undone. */
    String attribute(int index) {
        return text(TARGETS + index);
    }

    private String text(int slot) {
        int first = from[slot];
        int length = to[slot] - first;
        if (first < 0 || length == 0 || (length == 1 && bytes[first] == '-')) {
            return "";
        }
        return slot == USER_AGENT || slot == REFERER
                ? recurring.text(bytes, first, first + length)
                : escapes.text(bytes, first, first + length);
    }
}
