package io.culprit.shipper.format;

import io.culprit.shipper.format.text.Line;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Reads records whose every line is in an envelope.
 *
 * <p>A record keeps its own time where it has one; the envelope's stands in where it has none. What is no record of the
 * format inside is read as a line of the envelope itself, if that has a format.
 */
final class EnvelopedLines implements LineFormat {

    private final Envelope envelope;
    private final LineFormat inner;
    private final Optional<LineFormat> itself;
    private final Setting setting;

    EnvelopedLines(Envelope envelope, LineFormat inner, Setting setting) {
        this.envelope = envelope;
        this.inner = inner;
        this.itself = envelope.itself().map(format -> format.open(setting));
        this.setting = setting;
    }

    @Override
    public boolean multiline() {
        return true;
    }

    @Override
    public boolean continues(Line first, Line previous, Line line) {
        Optional<Envelope.Content> before = envelope.open(previous, setting);
        if (before.isEmpty()) {
            return false;
        }
        if (before.get().unfinished()) {
            return true;
        }
        Optional<Envelope.Content> start = envelope.open(first, setting);
        Optional<Envelope.Content> now = envelope.open(line, setting);
        return start.isPresent()
                && now.isPresent()
                && inner.multiline()
                && inner.continues(
                        start.get().line(), before.get().line(), now.get().line());
    }

    @Override
    public Parsed parse(Line record) {
        List<Envelope.Content> contents = new ArrayList<>();
        int from = 0;
        for (int at = 0; at <= record.length(); at++) {
            if (at == record.length() || record.at(at) == '\n') {
                envelope.open(record.substring(from, at), setting).ifPresent(contents::add);
                from = at + 1;
            }
        }
        if (contents.isEmpty()) {
            return itself.map(format -> format.parse(record))
                    .orElseGet(() -> Rejection.unrecognised(
                            "not in the envelope " + envelope.name() + ", as the other lines of its file are"));
        }
        Parsed parsed = inner.parse(join(contents));
        if (parsed instanceof ParsedLine line) {
            return contents.get(0).stamp().map(line::orAt).orElse(line);
        }
        return itself.map(format -> format.parse(record)).orElse(parsed);
    }

    /** Pieces of one line are put together again; lines stay apart. */
    private static Line join(List<Envelope.Content> contents) {
        if (contents.size() == 1) {
            return contents.get(0).line();
        }
        ByteArrayOutputStream joined = new ByteArrayOutputStream();
        boolean apart = false;
        for (Envelope.Content content : contents) {
            if (apart) {
                joined.write('\n');
            }
            joined.write(
                    content.line().bytes(),
                    content.line().from(),
                    content.line().length());
            apart = !content.unfinished();
        }
        return new Line(joined.toByteArray(), 0, joined.size());
    }
}
