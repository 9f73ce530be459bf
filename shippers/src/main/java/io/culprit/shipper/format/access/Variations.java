package io.culprit.shipper.format.access;

import io.culprit.shipper.format.access.Piece.Literal;
import io.culprit.shipper.format.access.Piece.Value;
import java.util.ArrayList;
import java.util.List;

/**
 * Shapes near the usual ones, for lines that have none of those: clients as proxies list them, a field more or less before
 * the request, times that somebody formatted, lines cut off behind the status.
 *
 * <p>They are tried last and tell nothing of who wrote a log, so that they cost and mislead nobody who has the usual shapes.
 */
final class Variations {

    private static final Value HOST = Value.of("the virtual host", Target.VIRTUAL_HOST, Grammar.WORD);
    private static final Value CLIENT = Value.of("the client", Target.CLIENT, Grammar.WORD);
    private static final Value CLIENTS = Value.of("the clients", Target.CLIENT, Grammar.LIST);
    private static final Value PEER = Value.attribute("the proxy", "network.peer.address", Grammar.WORD);
    private static final Value USER = Value.of("the user", Target.USER, Grammar.TEXT);
    private static final Value TIME = Value.time("the time", Grammar.ANY_TIME, "");
    private static final Value REQUEST = Value.of("the request", Target.REQUEST, Grammar.TEXT);
    private static final Value STATUS = Value.of("the status", Target.STATUS, Grammar.STATUS);
    private static final Value SIZE = Value.of("the size", Target.BODY_BYTES, Grammar.NUMBER);
    private static final Value MORE = Value.attribute("a field more", "log.record.field", Grammar.WORD);
    private static final List<Piece> REMAINS =
            List.of(Value.attribute("what remains", AccessFields.REST, Grammar.REMAINS));

    private Variations() {}

    /**
     * The variations of a family.
     *
     * @param second what the second field is when it is no dash
     * @param agents pieces of the referer and the user agent
     * @param endings endings of the family
     */
    static List<AccessShape> of(Value second, List<Piece> agents, List<AccessShape> endings) {
        List<AccessShape> behindSize = new ArrayList<>(endings);
        behindSize.add(AccessShape.of(agents, List.of(AccessShape.of("combined", REMAINS))));
        behindSize.add(AccessShape.of("common", REMAINS));
        List<AccessShape> behindTime = List.of(
                AccessShape.of(
                        List.of(literal("] \""), REQUEST, literal("\" "), STATUS, literal(" "), SIZE), behindSize),
                AccessShape.of(
                        List.of(
                                literal("] "),
                                MORE,
                                literal(" \""),
                                REQUEST,
                                literal("\" "),
                                STATUS,
                                literal(" "),
                                SIZE),
                        behindSize),
                AccessShape.of(
                        List.of(literal("] \""), REQUEST, literal("\" "), STATUS),
                        List.of(AccessShape.of("common", List.of(literal(""))), AccessShape.of("common", REMAINS))));
        return heads(second).stream()
                .map(head -> AccessShape.of(head, behindTime))
                .toList();
    }

    private static List<List<Piece>> heads(Value second) {
        List<Piece> named = List.of(literal(" - "), USER, literal(" ["), TIME);
        List<Piece> quoted = List.of(Value.of("the clients", Target.CLIENT, Grammar.ADDRESSES), literal("\" "), PEER);
        return List.of(
                with(List.of(CLIENTS), named),
                with(List.of(HOST, literal(" "), CLIENTS), named),
                with(List.of(CLIENTS, literal(" "), PEER), named),
                with(List.of(HOST, literal(" "), CLIENTS, literal(" "), PEER), named),
                with(with(List.of(literal("\"")), quoted), named),
                with(with(List.of(HOST, literal(" \"")), quoted), named),
                List.of(CLIENT, literal(" "), second, literal(" "), USER, literal(" ["), TIME),
                List.of(HOST, literal(" "), CLIENT, literal(" "), MORE, literal(" "), USER, literal(" ["), TIME),
                List.of(CLIENT, literal(" - ["), TIME),
                List.of(CLIENT, literal(" ["), TIME));
    }

    /** An ending that has a field more between the size and the referer. */
    static AccessShape fieldMore(List<Piece> agents) {
        return AccessShape.of(
                with(List.of(literal(" "), MORE), agents),
                List.of(
                        AccessShape.of("combined", List.of(literal(""))),
                        AccessShape.of("combined", AccessFormat.REST)));
    }

    private static List<Piece> with(List<Piece> first, List<Piece> then) {
        List<Piece> pieces = new ArrayList<>(first);
        pieces.addAll(then);
        return pieces;
    }

    private static Literal literal(String text) {
        return new Literal(text);
    }
}
