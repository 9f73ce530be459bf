package io.culprit.shipper.format.access;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.PlainRequest;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is read of a request to count it is what its event says. */
class PlainRequestTest {

    private static final String COMBINED = "%h %l %u %t \"%r\" %>s %b \"%{Referer}i\" \"%{User-Agent}i\"";

    private static final List<Format> FORMATS = formats();

    private static List<Format> formats() {
        try {
            return List.of(
                    new ApacheAccess(),
                    new NginxAccess(),
                    new ApacheAccess().definedBy(COMBINED + " %D"),
                    new ApacheAccess().definedBy(COMBINED + " %T"),
                    new ApacheAccess().definedBy(COMBINED + " %{ms}T %{%s}t"),
                    new NginxAccess()
                            .definedBy("$remote_addr - $remote_user [$time_local] \"$request\" $status"
                                    + " $body_bytes_sent \"$http_referer\" \"$http_user_agent\" $request_time"));
        } catch (FormatException e) {
            throw new IllegalStateException(e);
        }
    }

    @Property(tries = 3_000)
    void saysWhatTheEventSays_whateverTheRequest(@ForAll("lines") String line) {
        for (Format format : FORMATS) {
            assertAgrees(format, line);
        }
    }

    @Test
    void saysWhatTheEventSays_inSamplesOfAllFormats() {
        Formats.all().forEach(format -> format.samples().forEach(sample -> assertAgrees(format, sample)));
    }

    private static void assertAgrees(Format format, String line) {
        Optional<PlainRequest> plain = plain(format, line);
        if (plain.isEmpty()) {
            return;
        }
        PlainRequest request = plain.get();
        ParsedLine parsed = (ParsedLine) format.open(Parsing.UTC).read(Line.of(line));
        AccessEvent event = Parsing.event(format, line, AccessEvent.class);
        assertThat(request.family()).isEqualTo(parsed.shape().family());
        assertThat(request.software()).isEqualTo(event.software());
        assertThat(request.status()).isEqualTo(event.status());
        assertThat(request.seconds())
                .isEqualTo(event.duration().map(Duration::toSeconds).orElse(0L));
        assertThat(Instant.ofEpochSecond(request.writtenSecond(), request.writtenNanos()))
                .isEqualTo(parsed.stamp().map(Stamp::written).orElseThrow());
        assertThat(path(request)).isEqualTo(event.path());
        assertThat(request.text()).isEqualTo(event.text());
    }

    private static Optional<PlainRequest> plain(Format format, String line) {
        return format.open(Parsing.UTC).plain(Line.of(line));
    }

    private static String path(PlainRequest request) {
        return new String(
                request.bytes(),
                request.pathStart(),
                request.pathEnd() - request.pathStart(),
                StandardCharsets.ISO_8859_1);
    }

    @Provide
    Arbitrary<String> lines() {
        Arbitrary<String> methods = Arbitraries.of("GET", "POST", "PROPFIND", "get", "", "-", "GET ", "A".repeat(40));
        Arbitrary<String> targets = Arbitraries.of(
                "/",
                "/a.css",
                "/a b",
                "/a?b=c.png",
                "/a?b c",
                "/ä",
                "/\\x41",
                "/a\\\"b",
                "*",
                "http://shop.test/a.js",
                "//",
                "/?",
                " /a",
                "/" + "long/".repeat(900));
        Arbitrary<String> versions = Arbitraries.of(" HTTP/1.1", " HTTP/2", " HTTP/1.x", "", " RTSP/1.0", "  HTTP/1.0");
        Arbitrary<String> statuses = Arbitraries.of("200", "304", "500", "000", "-", "999");
        Arbitrary<String> times = Arbitraries.of(
                "21/Nov/2026:08:04:58 +0000", "01/Jan/1970:00:00:00 +0100", "31/Feb/2026:08:04:58 +0000");
        Arbitrary<String> ends = Arbitraries.of(
                "",
                " \"-\" \"curl/7.88.1\"",
                " \"-\" \"curl/7.88.1\" 0.250",
                " \"-\" \"curl/7.88.1\" 61000250",
                " \"-\" \"curl/7.88.1\" -",
                " \"-\" \"curl/7.88.1\" -5",
                " \"-\" \"curl/7.88.1\" 2500 1763712298",
                " \"-\" \"curl/7.88.1\" rt=61.5",
                " \"-\" \"cut of");
        return Combinators.combine(methods, targets, versions, statuses, times, ends)
                .as((method, target, version, status, time, end) -> "192.0.2.9 - - [" + time + "] \"" + method + " "
                        + target + version + "\" " + status + " 895" + end);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895",
                "192.0.2.9 - ann [21/Nov/2026:08:04:58 -0330] \"POST /a.css?b=1 HTTP/1.1\" 304 - \"-\" \"curl/7.88.1\""
            })
    void isThere_whenTheLineIsLikeMost(String line) {
        assertThat(plain(new ApacheAccess(), line)).isPresent();
        assertThat(plain(new NginxAccess(), line)).isPresent();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"-\" 408 -",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET /a b HTTP/1.0\" 200 895",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET /\\x41 HTTP/1.0\" 200 895",
                "192.0.2.9 - - [21/Nov/2026:08:04:58 +0000] \"GET / HTTP/1.0\" 200 895 \"-\" \"curl\" and more",
                "{\"time\": \"2026-11-21T08:04:58Z\", \"request\": \"GET / HTTP/1.0\", \"status\": 200}"
            })
    void isNotThere_whenReadingItTakesASecondLook(String line) {
        assertThat(Stream.of(new ApacheAccess(), new NginxAccess()).flatMap(format -> plain(format, line).stream()))
                .isEmpty();
    }
}
