package io.culprit.shipper.format;

import io.culprit.event.Software;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Remembered;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Reads records whose every line is in an envelope.
 *
 * <p>A record keeps its own time where it has one; the envelope's stands in where it has none. What is no record of the
 * formats inside is read as a line of the envelope itself, if that has a format; else it is refused as the format inside
 * refuses it, as a container's plain text is.
 *
 * <p>Pieces of a long line are put together even where lines of another stream stand between them: what is unfinished waits
 * for its end, counts as part, and is passed over when no end comes. A record of several lines ends where another stream
 * cuts in.
 */
final class EnvelopedLines implements LineFormat {

    /** Bytes kept of a line that comes in pieces. */
    private static final int LONGEST = 64 * 1024;

    // A container has two; a file made to exhaust memory has more.
    private static final int MOST_STREAMS = 64;

    private final Envelope envelope;
    private final List<Format> formats;
    private final Map<Software, LineFormat> readers = new EnumMap<>(Software.class);
    private final Optional<LineFormat> itself;
    private final Setting setting;
    private final Map<String, Unfinished> unfinished = new HashMap<>();
    private final Remembered<Begun> first = new Remembered<>(this::begin);
    private Opened last = new Opened(Line.of(""), Optional.empty());
    private Opened secondLast = last;

    private record Opened(Line line, Optional<Envelope.Content> content) {}

    /** What a record's first line holds, and whether that is a record of the formats inside. */
    private record Begun(Optional<Envelope.Content> content, boolean belongs) {}

    private record Unfinished(Optional<Stamp> stamp, ByteArrayOutputStream bytes) {}

    /**
     * @param formats formats inside, none of them the envelope's own
     */
    EnvelopedLines(Envelope envelope, List<Format> formats, Setting setting) {
        this.envelope = envelope;
        this.formats = List.copyOf(formats);
        this.itself = envelope.itself().map(format -> format.open(setting));
        this.setting = setting;
    }

    /** The first pieces of a line that comes in pieces may have been read before. */
    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public boolean multiline() {
        return inner(Software.UNKNOWN).multiline()
                || itself.map(LineFormat::multiline).orElse(false);
    }

    @Override
    public boolean continues(Line first, Line previous, Line line) {
        Begun begun = this.first.of(first);
        Optional<Envelope.Content> start = begun.content();
        Optional<Envelope.Content> before = first == previous ? start : open(previous);
        Optional<Envelope.Content> now = open(line);
        if (now.isEmpty()) {
            return itself.map(format -> format.multiline() && format.continues(first, previous, line))
                    .orElse(false);
        }
        if (start.isEmpty()
                || before.isEmpty()
                || start.get().unfinished()
                || before.get().unfinished()) {
            return false;
        }
        LineFormat inner = inner(start.get().software());
        return inner.multiline()
                && start.get().stream().equals(now.get().stream())
                && begun.belongs()
                && inner.continues(
                        start.get().line(), before.get().line(), now.get().line());
    }

    /** A reader for lines of this software: where the envelope names it, it is not what the whole source's would be. */
    private LineFormat inner(Software software) {
        return readers.computeIfAbsent(
                software,
                named -> MixedLines.of(
                        formats,
                        named == Software.UNKNOWN ? setting : new Setting(setting.zone(), named, setting.latest())));
    }

    private boolean belongs(Line content) {
        return formats.stream().anyMatch(format -> format.confidence(content) > 0);
    }

    @Override
    public Parsed parse(Line record) {
        List<Line> lines = lines(record);
        Optional<Envelope.Content> first = open(lines.get(0));
        if (first.isEmpty()) {
            return itself.map(format -> format.parse(record))
                    .orElseGet(() -> Rejection.unrecognised(
                            "not in the envelope " + envelope.name() + ", as the other lines of its file are"));
        }
        Unfinished begun = unfinished.remove(first.get().stream());
        if (first.get().unfinished()) {
            Unfinished pieces =
                    begun == null ? new Unfinished(first.get().stamp(), new ByteArrayOutputStream()) : begun;
            append(first.get().line(), pieces.bytes());
            if (unfinished.size() < MOST_STREAMS) {
                unfinished.put(first.get().stream(), pieces);
            }
            return ParsedLine.serving(Shape.of(formats.get(0).name()));
        }
        Line content = content(lines, first.get(), begun);
        if (itself.isPresent() && !belongs(content)) {
            return itself.get().parse(record);
        }
        if (itself.isEmpty() && content.isBlank()) {
            return ParsedLine.serving(Shape.of(formats.get(0).name()));
        }
        Optional<Stamp> stamp = begun == null ? first.get().stamp() : begun.stamp();
        Parsed parsed = inner(first.get().software()).parse(content);
        if (parsed instanceof ParsedLine line) {
            return stamp.map(line::orAt).orElse(line);
        }
        return itself.map(format -> format.parse(record)).orElse(parsed);
    }

    private Line content(List<Line> lines, Envelope.Content first, Unfinished begun) {
        if (lines.size() == 1 && begun == null) {
            return first.line();
        }
        ByteArrayOutputStream joined = begun == null ? new ByteArrayOutputStream() : begun.bytes();
        append(first.line(), joined);
        for (Line line : lines.subList(1, lines.size())) {
            joined.write('\n');
            append(open(line).map(Envelope.Content::line).orElse(line), joined);
        }
        return new Line(joined.toByteArray(), 0, joined.size());
    }

    private static void append(Line line, ByteArrayOutputStream to) {
        if (to.size() + line.length() <= LONGEST) {
            to.write(line.bytes(), line.from(), line.length());
        }
    }

    private static List<Line> lines(Line record) {
        List<Line> lines = new ArrayList<>();
        int from = 0;
        for (int at = 0; at < record.length(); at++) {
            if (record.at(at) == '\n') {
                lines.add(record.substring(from, at));
                from = at + 1;
            }
        }
        lines.add(from == 0 ? record : record.substring(from));
        return lines;
    }

    private Begun begin(Line line) {
        Optional<Envelope.Content> content = open(line);
        return new Begun(
                content, content.filter(opened -> belongs(opened.line())).isPresent());
    }

    /** Opens a line. Each is asked for again while the line after it is read, so the last two stay open. */
    private Optional<Envelope.Content> open(Line line) {
        if (last.line() == line) {
            return last.content();
        }
        Opened opened = secondLast.line() == line ? secondLast : new Opened(line, envelope.open(line, setting));
        secondLast = last;
        last = opened;
        return opened.content();
    }
}
