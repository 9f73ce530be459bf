package io.culprit.shipper.format.access;

import io.culprit.event.Software;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.PlainRequest;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** Reads access lines by the programs of one family, the first that matches. */
public final class AccessLines implements LineFormat {

    private final Reading reading;
    private final Supplier<List<Opened>> variations;
    private final int usual;
    private Opened[] programs;
    private final PlainLine request;
    private final Optional<PlainRequest> plain;
    private Shape lastShape;

    /**
     * How lines are read.
     *
     * @param family name of the family
     * @param software the server whose formats these are
     * @param written the server that wrote the lines, as far as it is known
     * @param telling shapes that only this family's server writes
     * @param stampedAtStart whether a stamp without a word on it is of the request's start, as Apache's are
     */
    record Reading(String family, Software software, Software written, Set<String> telling, boolean stampedAtStart) {}

    /** A program with the fields that it fills. */
    record Opened(Program program, AccessFields fields) {}

    /** @param variations programs for lines that no other reads; asked for at most once, by the first of those */
    AccessLines(Reading reading, List<Opened> programs, Supplier<List<Opened>> variations) {
        this.reading = reading;
        this.lastShape = new Shape(reading.family(), "");
        this.programs = programs.toArray(new Opened[0]);
        this.usual = programs.size();
        this.variations = variations;
        this.request = new PlainLine(reading.family());
        this.plain = Optional.of(request);
    }

    /**
     * Reads a line to fields.
     *
     * @return the index of the program that read it, for {@link #fields}; -1 when the line has none of the shapes
     */
    public int match(Line line) {
        return match(line, 0, usual);
    }

    private int match(Line line, int from, int to) {
        int cut = -1;
        for (int i = from; i < to; i++) {
            Opened opened = programs[i];
            if (opened.program().matches(opened.fields(), line)) {
                return i;
            }
            AccessFields fields = opened.fields();
            if (cut < 0 && fields.isCut() && fields.has(Target.TIME) && fields.has(Target.STATUS)) {
                cut = i;
            }
        }
        return cut;
    }

    /** Reads a line that has none of the usual shapes: as one near them, and with single blanks between its fields. */
    private int matchVaried(Line line) {
        if (programs.length == usual) {
            programs = Stream.concat(Arrays.stream(programs), variations.get().stream())
                    .toArray(Opened[]::new);
        }
        int matched = match(line, usual, programs.length);
        if (matched < 0 && usual < programs.length) {
            Line single = Separators.single(line).orElse(line);
            matched = single == line ? -1 : match(single);
            matched = matched >= 0 || single == line ? matched : match(single, usual, programs.length);
        }
        return matched;
    }

    /** Of a line whose rest no shape explains: it may be blanks twice that hide one. */
    private int whole(Line line, int usually) {
        Line single = Separators.single(line).orElse(line);
        if (single == line) {
            return usually;
        }
        int matched = match(single);
        return matched >= 0 && !fields(matched).hasRest() ? matched : match(line);
    }

    /** The fields that a program read last. */
    public AccessFields fields(int program) {
        return programs[program].fields();
    }

    @Override
    public Parsed parse(Line record) {
        int usually = match(record);
        int matched = usually < 0 ? matchVaried(record) : fields(usually).hasRest() ? whole(record, usually) : usually;
        if (matched < 0) {
            return stamped() ? Rejection.unrecognised("no request and status behind the time") : rejection(record);
        }
        AccessFields fields = fields(matched);
        AccessBody body = AccessBody.of(fields, software(fields));
        Optional<Stamp> stamp = fields.time().stamp();
        Shape shape = shape(fields.member());
        if (stamp.isEmpty()) {
            return ParsedLine.untimed(shape, body);
        }
        Duration lasted = stamp.get().lasted();
        boolean lasting = reading.stampedAtStart() && body.duration().isPresent() && lasted.isZero();
        return ParsedLine.of(
                shape, lasting ? stamp.get().lasting(body.duration().get()) : stamp.get(), body);
    }

    @Override
    public Optional<PlainRequest> plain(Line record) {
        int matched = match(record);
        return matched >= 0 && isPlain(fields(matched)) ? plain : Optional.empty();
    }

    private boolean isPlain(AccessFields fields) {
        return request.take(fields, software(fields), reading.stampedAtStart());
    }

    private Software software(AccessFields fields) {
        boolean own = reading.written() == Software.UNKNOWN && reading.telling().contains(fields.member());
        return own ? reading.software() : reading.written();
    }

    /** Lines of one shape follow each other, so the last one mostly serves again. */
    private Shape shape(String member) {
        if (!member.equals(lastShape.member())) {
            lastShape = new Shape(reading.family(), member);
        }
        return lastShape;
    }

    private boolean stamped() {
        return Arrays.stream(programs).anyMatch(opened -> opened.fields().has(Target.TIME));
    }

    private static Rejection rejection(Line record) {
        String text = record.text();
        int open = text.indexOf(" [");
        int close = text.indexOf("] \"", Math.max(open, 0));
        return open > 0 && close > open
                ? Rejection.badTime(text.substring(open + 2, close))
                : Rejection.unrecognised("the line does not have the shape of the format");
    }
}
