package io.culprit.shipper.format.access;

import io.culprit.event.EventKind;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.access.Piece.Value;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.text.Line;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Access logs of one server.
 *
 * <p>Apache and nginx share the combined family of shapes, so a line tells its server only where fields behind them do.
 */
public abstract class AccessFormat implements Format {

    /** What is left of a line that begins with a known shape. */
    static final List<Piece> REST = List.of(Value.attribute("the rest", AccessFields.REST, Grammar.REST));

    private static final double EXACT = 0.95;
    private static final double WITH_REST = 0.85;
    private static final double UNSURE = 0.5;
    private static final Setting ANY = new Setting(ZoneOffset.UTC, Software.UNKNOWN, Instant.EPOCH);

    private final Family family;
    private final List<AccessShape> shapes;
    private AccessLines recognising;

    /**
     * What all formats of one server share.
     *
     * @param name the family's name
     * @param software the server
     * @param escapes how it escapes
     * @param telling shapes that only this server writes
     * @param json whether lines may be JSON objects of unknown layout
     */
    record Family(String name, Software software, Escapes escapes, Set<String> telling, boolean json) {

        static Family of(String name, Software software, Escapes escapes, Set<String> telling) {
            return new Family(name, software, escapes, telling, false);
        }

        Family withJson() {
            return new Family(name, software, escapes, telling, true);
        }
    }

    AccessFormat(Family family, List<AccessShape> shapes) {
        this.family = family;
        this.shapes = List.copyOf(shapes);
    }

    /** Fields whose grammar is narrower where nobody said that they are there. */
    static List<Piece> constrained(List<Piece> pieces) {
        return pieces.stream()
                .map(piece -> piece instanceof Value value ? constrained(value) : piece)
                .toList();
    }

    private static Piece constrained(Value value) {
        Grammar grammar = value.attribute().equals("http.request.header.x-forwarded-for")
                ? Grammar.ADDRESSES
                : value.grammar() == Grammar.DECIMAL
                        ? decimals(value)
                        : value.target() == Target.REQUEST_ID ? Grammar.WORD : value.grammar();
        return new Value(value.source(), value.target(), value.attribute(), grammar, value.unit(), value.pattern());
    }

    /** nginx writes seconds with three decimals, and the ratio of compression with two. */
    private static Grammar decimals(Value value) {
        return value.unit() == Piece.Unit.SECONDS
                ? Grammar.THOUSANDTHS
                : value.attribute().equals("nginx.gzip_ratio") ? Grammar.HUNDREDTHS : Grammar.FRACTION;
    }

    /** Compiles a shape once to see that it can be. */
    static void checked(AccessShape shape) throws FormatException {
        if (shape.pieces().stream().noneMatch(Value.class::isInstance)) {
            throw new FormatException("the format has no field: write it as the server's configuration has it");
        }
        new Compiler(new AccessFields(Escapes.NONE, new LineTime(ANY)), Escapes.NONE).compile(shape);
    }

    @Override
    public final String name() {
        return family.name();
    }

    @Override
    public final EventKind kind() {
        return EventKind.ACCESS;
    }

    @Override
    public final double confidence(Line line) {
        if (line.startsWith("{")) {
            return family.json() && JsonAccess.recognises(line) ? EXACT : 0;
        }
        return recognised(line).map(this::confidence).orElse(0.0);
    }

    private double confidence(AccessFields fields) {
        if (fields.isCut() || !fields.has(Target.TIME)) {
            return UNSURE;
        }
        String member = fields.member();
        boolean known = members().contains(member) || family.telling().contains(member);
        return known && !fields.hasRest() ? EXACT : WITH_REST;
    }

    @Override
    public final Optional<Software> writtenBy(List<Line> lines) {
        return lines.stream()
                .filter(line -> family.json() && line.startsWith("{")
                        || recognised(line)
                                .filter(fields -> family.telling().contains(fields.member()))
                                .isPresent())
                .findFirst()
                .map(line -> family.software());
    }

    @Override
    public final Format asWrittenBy(Software software) {
        return Formats.all().stream()
                .filter(format ->
                        isFamily() && format instanceof AccessFormat sister && sister.family.software() == software)
                .findFirst()
                .orElse(this);
    }

    @Override
    public final Optional<ZoneOffset> offset(List<Line> lines) {
        return lines.stream()
                .flatMap(line -> recognised(line).stream())
                .flatMap(fields -> fields.time().offset().stream())
                .findFirst();
    }

    private synchronized Optional<AccessFields> recognised(Line line) {
        if (recognising == null) {
            recognising = lines(ANY);
        }
        int matched = recognising.match(line);
        return matched < 0 ? Optional.empty() : Optional.of(recognising.fields(matched));
    }

    @Override
    public final LineFormat open(Setting setting) {
        AccessLines lines = lines(setting);
        return family.json() ? new JsonAccess(lines, family.name()) : lines;
    }

    /** A reader to fields, for who needs no events. */
    public final AccessLines lines(Setting setting) {
        AccessLines.Reading reading = new AccessLines.Reading(
                family.name(),
                family.software(),
                setting.software(),
                family.telling(),
                family.software() == Software.APACHE);
        return new AccessLines(reading, opened(shapes, setting), () -> opened(variations(), setting));
    }

    /** Shapes for lines that have none of the usual ones; a format that somebody stated has none. */
    List<AccessShape> variations() {
        return List.of();
    }

    private List<AccessLines.Opened> opened(List<AccessShape> asked, Setting setting) {
        List<AccessLines.Opened> programs = new ArrayList<>();
        for (AccessShape shape : asked) {
            AccessFields fields = new AccessFields(family.escapes(), new LineTime(setting));
            try {
                programs.add(new AccessLines.Opened(new Compiler(fields, family.escapes()).compile(shape), fields));
            } catch (FormatException e) {
                throw new IllegalStateException("compiled before: " + shape.member(), e);
            }
        }
        return programs;
    }

    final boolean isFamily() {
        return shapes.size() > 1;
    }

    @Override
    public final List<String> explanation() {
        return shapes.size() == 1 ? shapes.get(0).explanation() : List.of();
    }
}
