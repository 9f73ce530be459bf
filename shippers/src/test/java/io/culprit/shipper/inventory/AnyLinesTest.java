package io.culprit.shipper.inventory;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.text.Line;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class AnyLinesTest {

    private static final Line NGINX = Line.of("2026/11/21 08:05:15 [error] 7#7: *1 FastCGI sent in stderr: \"PHP x");
    private static final Line DPKG = Line.of("2026-11-21 08:05:49 status installed acme:amd64 1.4-1");
    private static final Line STACK = Line.of("#0 {main}");
    private static final Line PROSE = Line.of("prose");

    private final AnyLines unknown = new AnyLines(Optional.empty(), Parsing.UTC);
    private final AnyLines nginx = new AnyLines(Formats.named("nginx.error").map(Layout::of), Parsing.UTC);

    private static String read(Parsed parsed) {
        return parsed instanceof ParsedLine line
                ? line.shape().family()
                : ((Rejection) parsed).reason().label();
    }

    @Test
    void readsRecord_asWhateverItIs() {
        assertThat(read(unknown.read(NGINX))).isEqualTo("nginx.error");
        assertThat(read(unknown.read(DPKG))).isEqualTo("packages.dpkg");
        assertThat(read(unknown.read(PROSE))).isEqualTo("unrecognised");
    }

    @Test
    void readsRecordThatTheLayoutCannot_asAnotherFormat() {
        assertThat(read(nginx.read(NGINX))).isEqualTo("nginx.error");
        assertThat(read(nginx.read(DPKG))).isEqualTo("packages.dpkg");
        assertThat(nginx.read(PROSE)).isEqualTo(nginxAlone(PROSE));
    }

    @Test
    void joinsWhatTheFormatOfTheFirstLineTakesIn() {
        assertThat(nginx.continues(NGINX, NGINX, STACK)).isTrue();
        assertThat(unknown.continues(NGINX, NGINX, STACK)).isTrue();
        assertThat(nginx.continues(DPKG, DPKG, STACK)).isFalse();
        assertThat(unknown.continues(PROSE, PROSE, STACK)).isFalse();
    }

    @Test
    void endsRecord_whereOneOfAnotherFormatSurelyBegins() {
        assertThat(nginx.continues(NGINX, STACK, DPKG)).isFalse();
        assertThat(unknown.continues(NGINX, STACK, DPKG)).isFalse();
    }

    private static Parsed nginxAlone(Line line) {
        return Formats.named("nginx.error").orElseThrow().open(Parsing.UTC).read(line);
    }
}
