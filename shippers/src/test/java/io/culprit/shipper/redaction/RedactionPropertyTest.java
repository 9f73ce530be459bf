package io.culprit.shipper.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ChangeEvent;
import io.culprit.event.Event;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.text.Line;
import io.culprit.wire.DeadLetter;
import io.culprit.wire.Json;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;

/** Whatever line of whatever format an address, a secret parameter or a cookie stands in, it does not leave the host. */
class RedactionPropertyTest {

    private static final String CLIENT =
            "\\b(?:192\\.0\\.2|198\\.51\\.100|203\\.0\\.113)\\.\\d{1,3}\\b|2001:db8:[0-9a-f:]+(?!\\w)";
    private static final List<String> WITH_COOKIES = List.of(
            "apache.access:%h %l %u %t \"%r\" %>s %b \"%{Cookie}i\" \"%{X-Forwarded-For}i\"",
            "apache.access:%h %t \"%r\" %>s %{sid}C",
            "nginx.access:$remote_addr [$time_local] \"$request\" $status \"$http_cookie\" \"$http_x_forwarded_for\"");
    private static final List<String> COOKIE_LINES = List.of(
            "192.0.2.7 - ann [21/Nov/2026:08:04:58 +0100] \"GET /a?x=1 HTTP/1.1\" 200 5 \"COOKIE\" \"192.0.2.7, 10.1.2.3\"",
            "192.0.2.7 [21/Nov/2026:08:04:58 +0100] \"GET /a HTTP/1.1\" 200 COOKIE",
            "192.0.2.7 [21/Nov/2026:08:04:58 +0100] \"GET /a HTTP/1.1\" 200 \"COOKIE\" \"192.0.2.7\"");
    private static final List<String> ERRORS = List.of(
            "[Sat Nov 21 08:04:58.123456 2026] [core:debug] [pid 7:tid 8] [client 192.0.2.7:5] AH00561: Request header exceeds LimitRequestFieldSize: Cookie: COOKIE",
            "2026/11/21 08:04:58 [info] 7#7: *1 client sent invalid header line: \"Cookie: COOKIE\" while reading client request headers, client: 192.0.2.7, server: a.example.test, request: \"GET /a HTTP/1.1\", host: \"a.example.test\"");

    /** What a visitor brings along. */
    record Visitor(String address, String parameter, String cookie) {

        List<String> secrets() {
            List<String> secrets = new ArrayList<>(List.of(address));
            for (String text : List.of(parameter, cookie.substring(4))) {
                for (String piece : text.split("[^A-Za-z0-9]+")) {
                    if (piece.length() > 5) {
                        secrets.add(piece);
                    }
                }
            }
            return secrets;
        }
    }

    private final Redaction truncating = open(ClientAddress.TRUNCATE);
    private final Redaction hashing = open(ClientAddress.HASH);

    private static Redaction open(ClientAddress rule) {
        try {
            return new RedactionSettings(
                            rule,
                            rule == ClientAddress.HASH ? UserName.HASH : UserName.DROP,
                            Optional.empty(),
                            List.of("*token*"),
                            List.of("cookie", "authorization"))
                    .open(Path.of("target/redaction-test").toAbsolutePath());
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Provide
    Arbitrary<Visitor> visitors() {
        Arbitrary<Integer> part = Arbitraries.integers().between(1, 255);
        Arbitrary<String> four = Combinators.combine(Arbitraries.integers().between(128, 223), part, part, part)
                .as((a, b, c, d) -> a + "." + b + "." + c + "." + d);
        Arbitrary<String> six = Combinators.combine(
                        Arbitraries.of("2001:db8::%x:%x", "2a00:1:%x::%x", "2001:DB8:0:0:0:0:%X:%X"),
                        Arbitraries.integers().between(16, 0xffff),
                        Arbitraries.integers().between(0x1000, 0xffff))
                .as((form, a, b) -> String.format(form, a, b));
        Arbitrary<String> word = Arbitraries.strings()
                .withCharRange('g', 'z')
                .numeric()
                .ofMinLength(8)
                .ofMaxLength(12)
                .map(text -> "zq" + text);
        Arbitrary<String> parameter = Combinators.combine(
                        word, Arbitraries.of("", ";", ",", "'", "%22", "+", "/", "="), word)
                .as((a, between, b) -> a + between + b);
        Arbitrary<String> cookie = Combinators.combine(word, word, Arbitraries.of("; ", ";"))
                .as((a, b, between) -> "sid=" + a + between + "other=" + b);
        return Combinators.combine(Arbitraries.oneOf(four, six), parameter, cookie)
                .as(Visitor::new);
    }

    @Property(tries = 30)
    void nothingOfAVisitorLeavesTheHost(@ForAll("visitors") Visitor visitor) throws IOException, FormatException {
        for (Format format : Formats.all()) {
            for (String sample : format.samples()) {
                check(format, brought(sample, visitor), visitor);
            }
        }
        for (int i = 0; i < WITH_COOKIES.size(); i++) {
            check(FormatChoice.of(WITH_COOKIES.get(i)), brought(COOKIE_LINES.get(i), visitor), visitor);
        }
        check(FormatChoice.of("apache.error"), brought(ERRORS.get(0), visitor), visitor);
        check(FormatChoice.of("nginx.error"), brought(ERRORS.get(1), visitor), visitor);
    }

    private static String brought(String sample, Visitor visitor) {
        return sample.replaceAll(CLIENT, visitor.address())
                .replaceAll(
                        "(\"(?:GET|POST|HEAD) /[^\\s?\"\\\\]*)(?=[\\s\"])",
                        "$1?a=1&token=" + visitor.parameter() + "&b=2")
                .replace("COOKIE", visitor.cookie());
    }

    private void check(Format format, String line, Visitor visitor) throws IOException {
        for (Redaction redaction : List.of(truncating, hashing)) {
            LineFormat open = format.open(Parsing.UTC);
            if (open.read(Line.of(line)) instanceof ParsedLine) {
                for (Event event : Parsing.events(format.open(Parsing.UTC), line)) {
                    if (!(event instanceof ChangeEvent)) {
                        clean(Json.mapper().writeValueAsString(redaction.of(event)), visitor, line);
                    }
                }
            }
            for (String text :
                    List.of(line, line.substring(1), line.substring(0, line.length() * 4 / 5), "# " + line)) {
                DeadLetter letter = new DeadLetter(
                        DeadLetter.Stage.PARSE,
                        DeadLetter.Reason.UNRECOGNISED,
                        "not '" + text + "'",
                        "h",
                        "f",
                        0,
                        text);
                String cut = Json.mapper().writeValueAsString(redaction.of(letter));
                clean(cut, visitor, text);
            }
        }
    }

    private static void clean(String json, Visitor visitor, String line) {
        assertThat(visitor.secrets()).as(line).allSatisfy(secret -> assertThat(json)
                .doesNotContainIgnoringCase(secret));
    }
}
