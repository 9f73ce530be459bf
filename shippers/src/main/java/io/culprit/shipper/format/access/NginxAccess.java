package io.culprit.shipper.format.access;

import com.google.auto.service.AutoService;
import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.access.Piece.Literal;
import io.culprit.shipper.format.text.Escapes;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * nginx's access logs: {@code combined}, which is built into the server, {@code main} of its packages, the usual additions
 * to them, JSON under the names in common use, and any other {@code log_format}.
 */
@AutoService(Format.class)
public final class NginxAccess extends AccessFormat {

    static final String NAME = "nginx.access";

    private static final String COMMON =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent";
    private static final String AGENTS = " \"$http_referer\" \"$http_user_agent\"";
    private static final String FORWARDED = " \"$http_x_forwarded_for\"";
    private static final String TIMED = " rt=$request_time uct=$upstream_connect_time urt=$upstream_response_time"
            + " us=$upstream_status id=$request_id";
    private static final String UPSTREAM_TIME = " rt=$request_time uct=\"$upstream_connect_time\""
            + " uht=\"$upstream_header_time\" urt=\"$upstream_response_time\"";
    private static final String INGRESS = " $request_length $request_time [$proxy_upstream_name]"
            + " [$proxy_alternative_upstream_name] $upstream_addr $upstream_response_length $upstream_response_time"
            + " $upstream_status $req_id";
    private static final String INGRESS_BEFORE_0_20 = " $request_length $request_time [$proxy_upstream_name]"
            + " $upstream_addr $upstream_response_length $upstream_response_time $upstream_status";
    private static final String VHOST_TIMED = "$host $remote_addr [$time_iso8601] \"$request\" $status"
            + " $body_bytes_sent \"$http_user_agent\" $request_time $upstream_response_time $upstream_status";
    private static final Set<String> TELLING =
            Set.of("timed", "upstream_time", "ingress", "vhost_timed", "request_time", "json");

    /** What nginx builds in or ships, and what guides of nginx and Kubernetes name. */
    private static final Map<String, String> NAMED = new TreeMap<>(Map.of(
            "combined", COMMON + AGENTS,
            "main", COMMON + AGENTS + FORWARDED,
            "timed", COMMON + AGENTS + TIMED,
            "upstream_time", COMMON + AGENTS + UPSTREAM_TIME,
            "ingress", COMMON + AGENTS + INGRESS,
            "vhost_timed", VHOST_TIMED));

    /** Made by the registry of formats. */
    public NginxAccess() {
        super(Family.of(NAME, Software.NGINX, Escapes.NGINX, TELLING).withJson(), usual());
    }

    private NginxAccess(AccessShape shape, Escapes escapes) {
        super(Family.of(NAME, Software.NGINX, escapes, Set.of(shape.member())), List.of(shape));
    }

    private static List<AccessShape> usual() {
        return List.of(
                AccessShape.of(usual(COMMON), endings()),
                AccessShape.of("vhost_timed", constrained(pieces(VHOST_TIMED))),
                AccessShape.of(usual("$host " + COMMON), endings()));
    }

    /** A proxy may have put a list of addresses where the client's is. */
    private static List<Piece> usual(String format) {
        return pieces(format).stream()
                .map(piece -> piece instanceof Piece.Value value && value.target() == Target.CLIENT
                        ? Piece.Value.of(value.source(), Target.CLIENT, Grammar.LIST)
                        : piece)
                .toList();
    }

    @Override
    List<AccessShape> variations() {
        Piece.Value host = Piece.Value.of("$host", Target.VIRTUAL_HOST, Grammar.WORD);
        return isFamily() ? Variations.of(host, pieces(AGENTS), endings()) : List.of();
    }

    private static List<AccessShape> endings() {
        return List.of(
                ending("common", ""),
                AccessShape.of(
                        pieces(AGENTS),
                        List.of(
                                ending("combined", ""),
                                AccessShape.of(
                                        constrained(pieces(FORWARDED)),
                                        List.of(
                                                ending("main", ""),
                                                ending("request_time", " $request_time"),
                                                ending("request_time", " $request_time $upstream_response_time"),
                                                ending("timed", TIMED),
                                                ending("upstream_time", UPSTREAM_TIME),
                                                AccessShape.of("main", REST))),
                                ending("timed", TIMED),
                                ending("upstream_time", UPSTREAM_TIME),
                                ending("ingress", INGRESS),
                                ending("ingress", INGRESS_BEFORE_0_20),
                                ending("request_time", " $request_time"),
                                ending("request_time", " $request_time $upstream_response_time"),
                                ending("request_time", " $request_time $upstream_response_time $pipe"),
                                ending("request_time", " \"$request_time\""),
                                ending("combined", " \"$gzip_ratio\""),
                                ending("combined", " $gzip_ratio"),
                                AccessShape.of("combined", REST))),
                ending("request_time", " $request_time" + AGENTS),
                Variations.fieldMore(pieces(AGENTS)),
                AccessShape.of("common", REST));
    }

    private static AccessShape ending(String member, String format) {
        return AccessShape.of(member, constrained(pieces(format)));
    }

    private static List<Piece> pieces(String format) {
        try {
            return format.isEmpty() ? List.of(new Literal("")) : NginxLogFormat.parse(format);
        } catch (FormatException e) {
            throw new IllegalStateException("a format of our own: " + format, e);
        }
    }

    @Override
    public List<String> members() {
        return List.copyOf(NAMED.keySet());
    }

    @Override
    public Format member(String member) {
        String format = NAMED.get(member);
        return format == null
                ? super.member(member)
                : new NginxAccess(AccessShape.of(member, pieces(format)), Escapes.NGINX);
    }

    @Override
    public boolean canBeDefinedBy(String definition) {
        return NginxDefinition.isOne(definition);
    }

    @Override
    public Format definedBy(String definition) throws FormatException {
        NginxDefinition defined = NginxDefinition.of(definition);
        AccessShape shape = AccessShape.of("custom", NginxLogFormat.parse(defined.format()));
        checked(shape);
        return new NginxAccess(shape, defined.escapes());
    }

    @Override
    public List<String> samples() {
        return List.of(
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 200 7 \"-\" \"curl\" \"198.51.100.7\"",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 502 7 \"-\" \"curl\""
                        + " rt=0.020 uct=0.001, 0.002 urt=0.020, 0.030 us=502, 200 id=e172177a",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.1\" 200 7 \"-\" \"curl\" 87 0.003"
                        + " [shop-web-80] [] 10.0.0.7:8080 7 0.003 200 e172177a",
                "shop.test 192.0.2.9 [2026-11-21T08:04:58+00:00] \"GET / HTTP/1.1\" 200 7 \"curl\" 0.020 0.019 200",
                "{\"ts\":\"1795248298.076\",\"host\":\"shop.test\",\"client\":\"192.0.2.9\","
                        + "\"req\":\"GET /a?b=1 HTTP/1.1\",\"status\":200,\"bytes\":715,\"rt\":0.020,\"urt\":\"0.019\","
                        + "\"us\":\"200\",\"ua\":\"curl/7.88.1\",\"rid\":\"e172177a\"}");
    }
}
