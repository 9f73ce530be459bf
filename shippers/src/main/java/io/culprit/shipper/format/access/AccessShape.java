package io.culprit.shipper.format.access;

import io.culprit.shipper.format.access.Piece.Literal;
import io.culprit.shipper.format.access.Piece.Value;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * How lines of a format look.
 *
 * @param member name of the shape, or empty when its endings name it
 * @param pieces what every line has
 * @param endings what may stand behind that, the first that matches; none when nothing may
 */
record AccessShape(String member, List<Piece> pieces, List<AccessShape> endings) {

    private static final Set<Target> OF_REQUEST = EnumSet.of(Target.METHOD, Target.URI, Target.QUERY, Target.PROTOCOL);

    AccessShape {
        Objects.requireNonNull(member);
        pieces = List.copyOf(pieces);
        endings = List.copyOf(endings);
    }

    /** A shape by itself. */
    static AccessShape of(String member, List<Piece> pieces) {
        return new AccessShape(member, settled(pieces), List.of());
    }

    /** A shape that goes on in one of several ways. */
    static AccessShape of(List<Piece> pieces, List<AccessShape> endings) {
        return new AccessShape("", settled(pieces), endings);
    }

    /** Gives every field of the event to one value; further values of the same field become attributes. */
    private static List<Piece> settled(List<Piece> pieces) {
        List<Piece> joined = joined(pieces);
        List<Value> values = joined.stream()
                .filter(Value.class::isInstance)
                .map(Value.class::cast)
                .toList();
        boolean request = values.stream().anyMatch(value -> value.target() == Target.REQUEST);
        List<Piece> settled = new ArrayList<>();
        List<String> attributes = new ArrayList<>();
        for (Piece piece : joined) {
            if (piece instanceof Value value) {
                boolean main = value.target() != Target.ATTRIBUTE
                        && value.target() != Target.TIME
                        && !(request && OF_REQUEST.contains(value.target()));
                boolean kept = value.target() == Target.TIME || (main && chosen(value, values) == value);
                Value placed = kept ? value : value.asAttribute(name(value, attributes));
                if (placed.target() == Target.ATTRIBUTE) {
                    attributes.add(placed.attribute());
                }
                settled.add(placed);
            } else {
                settled.add(piece);
            }
        }
        return settled;
    }

    /** Of several values of a field: the final status, the finest duration, else the first. */
    private static Value chosen(Value value, List<Value> values) {
        List<Value> same = values.stream()
                .filter(other -> other.target() == value.target())
                .toList();
        if (value.target() == Target.DURATION) {
            return same.stream()
                    .min(Comparator.comparingLong(one -> one.unit().nanos()))
                    .orElse(value);
        }
        return same.stream()
                .filter(one -> !ApacheLogFormat.isOriginalStatus(one))
                .findFirst()
                .orElse(same.get(0));
    }

    private static String name(Value value, List<String> taken) {
        String plain = value.target() == Target.ATTRIBUTE
                ? value.attribute()
                : ApacheLogFormat.isOriginalStatus(value)
                        ? "http.response.status_code.original"
                        : value.target().label() + ".2";
        String name = plain;
        for (int i = 2; taken.contains(name); i++) {
            name = plain + "." + i;
        }
        return name;
    }

    /** {@code %U%q} and {@code $uri$is_args$args} are one field: a path with its query. */
    private static List<Piece> joined(List<Piece> pieces) {
        List<Piece> joined = new ArrayList<>();
        for (Piece piece : pieces) {
            Piece before = joined.isEmpty() ? new Literal("") : joined.get(joined.size() - 1);
            boolean query = piece instanceof Value value
                    && (value.target() == Target.QUERY || value.source().equals("$is_args"));
            if (query && before instanceof Value uri && uri.target() == Target.URI) {
                joined.set(
                        joined.size() - 1,
                        Value.of(uri.source() + ((Value) piece).source(), Target.URI, uri.grammar()));
            } else {
                joined.add(piece);
            }
        }
        return joined;
    }

    /** The values of the format, each in words, in their order. */
    List<String> explanation() {
        List<String> lines = new ArrayList<>();
        for (Piece piece : pieces) {
            if (piece instanceof Value value) {
                String field = value.target() == Target.ATTRIBUTE
                        ? value.attribute()
                        : value.target().label();
                String unit = value.unit() == Piece.Unit.NONE
                        ? ""
                        : ", in " + value.unit().name().toLowerCase(java.util.Locale.ROOT);
                String pattern = value.pattern().isEmpty() ? "" : " (" + value.pattern() + ")";
                lines.add(value.source() + "  fills " + field + ": "
                        + value.grammar().label() + unit + pattern);
            } else if (piece instanceof Literal literal) {
                lines.add("'" + literal.text() + "'  stands as it is");
            }
        }
        return lines;
    }
}
