package io.culprit.shipper.format.envelope;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.culprit.shipper.format.Envelope;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Line;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class EnvelopesTest {

    static Stream<Arguments> samples() {
        return Formats.envelopes().stream().flatMap(envelope -> envelope.samples().stream()
                .map(line -> Arguments.of(envelope.name(), line, envelope)));
    }

    static Stream<Envelope> envelopes() {
        return Formats.envelopes().stream();
    }

    private static Envelope.Content open(Envelope envelope, String line) {
        return envelope.open(Line.of(line), Parsing.UTC).orElseThrow();
    }

    @Test
    void registersAllEnvelopes() {
        assertThat(Formats.envelopes())
                .extracting(Envelope::name)
                .containsExactly("cri", "docker", "docker-forwarded", "docker-logs", "journal", "syslog");
        assertThat(new DockerEnvelope().itself()).isEmpty();
        assertThat(new SyslogEnvelope().itself().map(Format::name)).contains("syslog");
        assertThat(new JournalEnvelope().itself().map(Format::name)).contains("journal");
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("samples")
    void opensItsOwnSample_whichNoOtherIsSurerOf(String name, String line, Envelope envelope) {
        double confidence = envelope.confidence(Line.of(line));
        assertThat(confidence).isPositive();
        assertThat(Formats.envelopes())
                .allSatisfy(other -> assertThat(other.confidence(Line.of(line))).isLessThanOrEqualTo(confidence));
        Envelope.Content content = open(envelope, line);
        assertThat(Formats.all()).anySatisfy(format -> assertThat(format.confidence(content.line()))
                .isGreaterThan(0.8));
    }

    @Test
    void opensDockersLine_withItsEscapesUndoneOnce() {
        Envelope.Content content = open(
                new DockerEnvelope(),
                "{\"log\":\"\\u003cb\\u003e \\\"q\\\" \\\\x41 é\\r\\n\",\"stream\":\"stderr\","
                        + "\"time\":\"2026-11-21T08:26:49.123456789Z\"}");
        assertThat(content.line().text()).isEqualTo("<b> \"q\" \\x41 é");
        assertThat(content.stream()).isEqualTo("stderr");
        assertThat(content.unfinished()).isFalse();
        assertThat(content.stamp())
                .contains(new Stamp(Instant.parse("2026-11-21T08:26:49.123456789Z"), Duration.ofNanos(1)));
    }

    @Test
    void knowsDockersPiece_byTheNewlineItLacks() {
        Envelope.Content content = open(
                new DockerEnvelope(), "{\"log\":\"a piece \",\"stream\":\"stdout\",\"time\":\"2026-11-21T08:26:49Z\"}");
        assertThat(content.unfinished()).isTrue();
        assertThat(content.line().text()).isEqualTo("a piece ");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "2026-11-21T08:26:49.123456789Z stdout F text|text|stdout|false|2026-11-21T08:26:49.123456789Z",
                "2026-11-21T09:26:49.5+01:00 stderr P   text|`  text`|stderr|true|2026-11-21T08:26:49.5Z",
                "2026-11-21T08:26:49.5Z stderr P:x text|text|stderr|true|2026-11-21T08:26:49.5Z",
                "2026-11-21T08:26:49.5Z stdout F|``|stdout|false|2026-11-21T08:26:49.5Z",
                "2026-11-21T08:26:49.5Z stdout F |``|stdout|false|2026-11-21T08:26:49.5Z"
            })
    void opensLineOfContainerRuntime(String line, String text, String stream, boolean unfinished, Instant time) {
        Envelope.Content content = open(new CriEnvelope(), line);
        assertThat(content.line().text()).isEqualTo(text);
        assertThat(content.stream()).isEqualTo(stream);
        assertThat(content.unfinished()).isEqualTo(unfinished);
        assertThat(content.stamp().map(Stamp::time)).contains(time);
    }

    @ParameterizedTest
    @CsvSource({
        "web-1  | a text, web-1, a text",
        "web-1  |   indented, web-1, '  indented'",
        "web-1  |, web-1, ''",
        "web-1  | 2026-11-21T08:26:49.584725130Z a text, web-1, a text",
        "2026-11-21T08:26:49.584725130Z a text, '', a text"
    })
    void opensWhatDockerPrints(String line, String container, String text) {
        Envelope.Content content = open(new DockerLogsEnvelope(), line);
        assertThat(content.stream()).isEqualTo(container);
        assertThat(content.line().text()).isEqualTo(text);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<131>Nov 21 08:04:58 web1 httpd[123]: [core:error] [pid 1:tid 2] x|[core:error] [pid 1:tid 2] x",
                "<131>1 2026-11-21T08:04:58Z web1 httpd 123 - - [core:error] [pid 1:tid 2] x|[core:error] [pid 1:tid 2] x",
                "Nov 21 08:04:58 web1 httpd[123]:   File \"a.py\"|`  File \"a.py\"`"
            })
    void opensSyslogLine_keepingTheIndentOfWhatIsInside(String line, String inside) {
        assertThat(open(new SyslogEnvelope(), line).line().text()).isEqualTo(inside);
    }

    @Test
    void opensJournalEntry_whenItsMessageIsBytes() {
        assertThat(open(
                                new JournalEnvelope(),
                                "{\"__REALTIME_TIMESTAMP\":\"1795249609727123\",\"MESSAGE\":[27,91,51,49,109,233]}")
                        .line()
                        .bytes())
                .containsExactly(27, 91, 51, 49, 109, 233);
    }

    @ParameterizedTest
    @MethodSource("envelopes")
    void survivesWhateverLineHolds(Envelope envelope) {
        Random random = new Random(7);
        List<String> marks = List.of("\"", "\\", "{", "[", "]", " ", ":", "<", "=", "\u0000", "é", "9", "Z", "+", "-");
        for (int i = 0; i < 20_000; i++) {
            StringBuilder line = new StringBuilder(
                    envelope.samples().get(i % envelope.samples().size()));
            for (int change = random.nextInt(4); change >= 0; change--) {
                int at = random.nextInt(line.length());
                line.replace(at, at + random.nextInt(2), marks.get(random.nextInt(marks.size())));
            }
            Line mutant = Line.of(
                    random.nextInt(5) == 0 ? line.substring(0, random.nextInt(line.length())) : line.toString());
            envelope.confidence(mutant);
            Optional<Envelope.Content> content = envelope.open(mutant, Parsing.UTC);
            assertThat(content.map(inside -> inside.line().length()).orElse(0)).isNotNegative();
        }
        for (String mark : marks) {
            String sample = envelope.samples().get(0);
            Line hostile = Line.of(sample.substring(0, sample.length() / 2) + mark.repeat(500_000));
            assertTimeoutPreemptively(Duration.ofSeconds(2), () -> envelope.open(hostile, Parsing.UTC));
        }
    }
}
