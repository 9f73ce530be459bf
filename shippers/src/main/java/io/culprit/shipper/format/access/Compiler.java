package io.culprit.shipper.format.access;

import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.access.Piece.Literal;
import io.culprit.shipper.format.access.Piece.Value;
import io.culprit.shipper.format.text.Escapes;
import io.culprit.shipper.format.time.TimePattern;
import io.culprit.shipper.format.time.TimeShape;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;

/** Compiles shapes to programs that fill one set of fields. */
final class Compiler {

    private static final Set<Grammar> OPEN =
            EnumSet.of(Grammar.TEXT, Grammar.LIST, Grammar.ADDRESSES, Grammar.REST, Grammar.REMAINS);

    private final AccessFields fields;
    private final Escapes escapes;

    /** @param escapes how the server escapes; where a quote may stand bare, quotes bound nothing */
    Compiler(AccessFields fields, Escapes escapes) {
        this.fields = fields;
        this.escapes = escapes;
    }

    /**
     * Compiles a shape with its endings.
     *
     * @throws FormatException when a time has an unknown pattern
     */
    Program compile(AccessShape shape) throws FormatException {
        List<Step> steps = new ArrayList<>();
        List<Integer> slots = new ArrayList<>();
        List<Piece> pieces = shape.pieces();
        boolean ends = shape.endings().isEmpty();
        boolean quoted = false;
        int i = 0;
        if (pieces.isEmpty() || pieces.get(0) instanceof Literal) {
            String text = pieces.isEmpty() ? "" : ((Literal) pieces.get(0)).text();
            quoted = isOdd(text);
            steps.add(new LiteralStep(bytes(text), ends && pieces.size() <= 1));
            i = 1;
        }
        while (i < pieces.size()) {
            Value value = (Value) pieces.get(i);
            boolean followed = i + 1 < pieces.size() && pieces.get(i + 1) instanceof Literal;
            String then = followed ? ((Literal) pieces.get(i + 1)).text() : "";
            int next = followed ? i + 2 : i + 1;
            boolean last = ends && next >= pieces.size();
            boolean fromTheRight =
                    ends && pieces.subList(i + 1, pieces.size()).stream().noneMatch(Compiler::isOpen);
            slots.add(fields.slot(value));
            steps.add(step(value, bytes(then), last, quoted, fromTheRight, ahead(pieces, i + 1)));
            quoted ^= isOdd(then);
            i = next;
        }
        if (!ends) {
            List<Program> branches = new ArrayList<>();
            for (AccessShape ending : shape.endings()) {
                Program branch = compile(ending);
                branches.add(branch);
                Arrays.stream(branch.slots()).forEach(slots::add);
            }
            steps.add(new BranchStep(branches));
        }
        return new Program(
                shape.member(),
                steps,
                slots.stream().mapToInt(Integer::intValue).distinct().toArray());
    }

    private Step step(Value value, byte[] then, boolean last, boolean quoted, boolean fromTheRight, byte ahead)
            throws FormatException {
        int slot = fields.slot(value);
        boolean mayBeEmpty = escapes == Escapes.JSON || escapes == Escapes.NONE;
        Step step =
                switch (value.grammar()) {
                    case NUMBER ->
                        new NumberStep(slot, 0, Math.max(1, value.unit().nanos()), then, last);
                    case STATUS -> new NumberStep(slot, 3, 1, then, last);
                    case DECIMAL -> new DecimalStep(slot, DecimalStep.MAYBE, then, last);
                    case FRACTION -> new DecimalStep(slot, DecimalStep.SOME, then, last);
                    case THOUSANDTHS -> new DecimalStep(slot, 3, then, last);
                    case HUNDREDTHS -> new DecimalStep(slot, 2, then, last);
                    case WORD -> new WordStep(slot, ahead, then, last);
                    case LIST -> new ListStep(slot, then, last);
                    case ADDRESSES -> new AddressesStep(slot, then, last);
                    case CLF_TIME -> new ClfTimeStep(slot, then, last);
                    case TIME -> new TimeStep(slot, TimePattern.of(value.pattern()), then, last);
                    case ANY_TIME -> new TimeStep(slot, TimeShape.ANY, false, then, last);
                    case REST -> new RestStep(slot, true);
                    case REMAINS -> new RestStep(slot, false);
                    case TEXT -> text(slot, then, last, quoted, fromTheRight);
                };
        boolean text = value.grammar() == Grammar.TEXT
                || value.grammar() == Grammar.REST
                || value.grammar() == Grammar.REMAINS;
        return mayBeEmpty && !text ? new OptionalStep(slot, step, then, last) : step;
    }

    private Step text(int slot, byte[] then, boolean last, boolean quoted, boolean fromTheRight) {
        boolean escaped = quoted && escapes != Escapes.NONE;
        return escaped && then.length > 0 && then[0] == '"'
                ? new QuotedStep(slot, then, last)
                : new TextStep(slot, fromTheRight, escaped, then, last);
    }

    /** What the field at an index begins with: a path with a slash, anything else with anything. */
    private static byte ahead(List<Piece> pieces, int index) {
        boolean path =
                index < pieces.size() && pieces.get(index) instanceof Value value && value.target() == Target.URI;
        return path ? (byte) '/' : 0;
    }

    private static boolean isOpen(Piece piece) {
        return piece instanceof Value value && OPEN.contains(value.grammar());
    }

    /** Whether a literal opens or closes a quote: it has an odd number of them. */
    private static boolean isOdd(String text) {
        return text.chars().filter(c -> c == '"').count() % 2 == 1;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
