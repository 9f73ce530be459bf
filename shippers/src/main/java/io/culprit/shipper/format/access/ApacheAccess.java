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
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Apache's access logs: the formats that httpd's own configuration names, the usual additions to them, and any other
 * {@code LogFormat}.
 *
 * <p>The remote logname is a dash in all but the oddest logs; that tells a virtual host before the client from the client.
 */
@AutoService(Format.class)
public final class ApacheAccess extends AccessFormat {

    static final String NAME = "apache.access";

    private static final String COMMON = "%h %l %u %t \"%r\" %>s %b";
    private static final String VHOST = "%v:%p %h %l %u %t \"%r\" %>s %O";
    private static final String SSL_REQUEST = "%t %h %{SSL_PROTOCOL}x %{SSL_CIPHER}x \"%r\" %b";
    private static final String AGENTS = " \"%{Referer}i\" \"%{User-Agent}i\"";
    private static final Set<String> TELLING =
            Set.of("vhost_combined", "vhost_common", "timed", "combinedio", "ssl_request");
    private static final Pattern PASTED =
            Pattern.compile("(?is)^\\s*(?:LogFormat|CustomLog\\s+\\S+|TransferLog)\\s+\"((?:\\\\.|[^\"\\\\])*)\".*");
    private static final Pattern DIRECTIVE = Pattern.compile(
            "%[<>!,\\d]*(?:\\{[^}]*\\})?[<>!,\\d]*(?:[aAbBDfhHIkLlmOpPqrRsStTuUvVX]|[CenixocT](?<=\\}.)|\\^t[io])");

    /** The names that httpd's documentation and Debian's configuration give to formats. */
    private static final Map<String, String> NAMED = new TreeMap<>(Map.of(
            "common",
            COMMON,
            "combined",
            COMMON + AGENTS,
            "combinedio",
            COMMON + AGENTS + " %I %O",
            "vhost_common",
            "%v " + COMMON,
            "vhost_combined",
            VHOST + AGENTS,
            "ssl_request",
            SSL_REQUEST,
            "referer",
            "%{Referer}i -> %U",
            "agent",
            "%{User-agent}i"));

    /** Made by the registry of formats. */
    public ApacheAccess() {
        super(Family.of(NAME, Software.APACHE, Escapes.APACHE, TELLING), usual());
    }

    private ApacheAccess(AccessShape shape) {
        super(Family.of(NAME, Software.APACHE, Escapes.APACHE, Set.of(shape.member())), List.of(shape));
    }

    private static List<AccessShape> usual() {
        return List.of(
                AccessShape.of(usual("%h - %u %t \"%r\" %>s %b", Grammar.LIST), endings("common", "combined")),
                AccessShape.of(usual(VHOST, Grammar.WORD), endings("vhost_combined", "vhost_combined")),
                AccessShape.of(
                        usual("%v %h - %u %t \"%r\" %>s %b", Grammar.WORD), endings("vhost_common", "vhost_combined")),
                AccessShape.of(usual(COMMON, Grammar.WORD), endings("common", "combined")),
                AccessShape.of("ssl_request", pieces(SSL_REQUEST)));
    }

    @Override
    List<AccessShape> variations() {
        Piece.Value logname = Piece.Value.attribute("%l", "apache.remote_logname", Grammar.WORD);
        return isFamily() ? Variations.of(logname, pieces(AGENTS), endings("common", "combined")) : List.of();
    }

    private static List<AccessShape> endings(String common, String combined) {
        return List.of(
                ending(common, ""),
                AccessShape.of(
                        pieces(AGENTS),
                        List.of(
                                ending(combined, ""),
                                ending("combinedio", " %I %O"),
                                ending("combined", " %T/%D"),
                                ending("timed", " %D %P %{X-Request-Id}i"),
                                ending("timed", " %D %{X-Request-Id}i"),
                                ending(combined + "_forwarded", " \"%{X-Forwarded-For}i\""),
                                ending(combined + "_forwarded", " X-Forwarded-For=\"%{X-Forwarded-For}i\""),
                                AccessShape.of(
                                        constrained(pieces(" \"%{X-Forwarded-For}i\"")),
                                        List.of(AccessShape.of(combined + "_forwarded", REST))),
                                AccessShape.of(combined, REST))),
                Variations.fieldMore(pieces(AGENTS)),
                ending(combined, " - -"),
                AccessShape.of(common, REST));
    }

    private static AccessShape ending(String member, String format) {
        return AccessShape.of(member, constrained(pieces(format)));
    }

    /** The usual formats begin with the client, or with a virtual host before it. */
    private static List<Piece> usual(String format, Grammar client) {
        return pieces(format).stream()
                .map(piece -> piece instanceof Piece.Value value && value.target() == Target.CLIENT
                        ? Piece.Value.of(value.source(), Target.CLIENT, client)
                        : piece)
                .toList();
    }

    private static List<Piece> pieces(String format) {
        try {
            return format.isEmpty() ? List.of(new Literal("")) : ApacheLogFormat.parse(format);
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
        return format == null ? super.member(member) : new ApacheAccess(AccessShape.of(member, pieces(format)));
    }

    @Override
    public boolean canBeDefinedBy(String definition) {
        return PASTED.matcher(definition).matches()
                || (!definition.contains("%M") && DIRECTIVE.matcher(definition).find());
    }

    @Override
    public Format definedBy(String definition) throws FormatException {
        Matcher pasted = PASTED.matcher(definition);
        String format = pasted.matches() ? pasted.group(1) : definition;
        AccessShape shape = AccessShape.of("custom", ApacheLogFormat.parse(format));
        checked(shape);
        return new ApacheAccess(shape);
    }

    @Override
    public List<String> samples() {
        return List.of(
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895",
                "192.0.2.9 - ann [21/Nov/2026:08:04:58 -0330] \"GET /a?b=1 HTTP/1.0\" 304 - \"-\" \"curl/7.88.1\"",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 89 \"-\" \"curl\" 16231 6d782d889bf94b8d",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 89 \"-\" \"curl\" 310 512",
                "shop.test:80 ::1 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 89 \"-\" \"curl\" 16231 77 6d782d88",
                "shop.test 192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 89",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"-\" 408 - \"-\" \"-\"",
                "[21/Nov/2026:08:04:58 +0000] 192.0.2.9 TLSv1.3 TLS_AES_256_GCM_SHA384 \"GET / HTTP/1.1\" 89");
    }
}
