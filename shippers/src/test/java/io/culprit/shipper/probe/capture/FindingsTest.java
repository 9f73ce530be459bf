package io.culprit.shipper.probe.capture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.format.Parsing;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FindingsTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    @Test
    void keepsHostileNames_onTheirWayThroughTheFile() {
        Finding finding = Finding.of("file", "created", "/a\n{\"b\": \"\\x\"}", "it \u0000\u2028 \"is\"")
                .withVersion("1")
                .with("file.path", "/a\n\u001b[31m")
                .with("file.empty", "");
        List<Capture> captures = Findings.captures(AT, "file_changes", "files", List.of(finding));
        assertThat(captures).singleElement().satisfies(capture -> {
            assertThat(capture.toJson()).doesNotContain("\n");
            ChangeEvent event = (ChangeEvent) Parsing.events(new ChangeCaptures().open(Parsing.UTC), capture.toJson())
                    .get(0);
            assertThat(event.name()).isEqualTo("/a\n{\"b\": \"\\x\"}");
            assertThat(event.version()).isEqualTo("1");
            assertThat(event.attributes()).containsOnly(entry("file.path", "/a\n\u001b[31m"));
            assertThat(event.text()).isEqualTo("it \u0000\u2028 \"is\"");
        });
    }

    @Test
    void splitsWhatIsTooLong_losingNothing() {
        List<Finding> many = IntStream.range(0, 400)
                .mapToObj(i -> Finding.of("file", "created", "\\\"".repeat(1_500) + i, "\u0001".repeat(300)))
                .collect(Collectors.toList());
        List<Capture> captures = Findings.captures(AT, "file_changes", "files", many);
        assertThat(captures).hasSizeGreaterThan(1).allSatisfy(capture -> assertThat(
                        capture.toJson().getBytes(StandardCharsets.UTF_8))
                .hasSizeLessThan(900_000));
        assertThat(captures.stream()
                        .mapToInt(capture -> Findings.read(capture).size())
                        .sum())
                .isEqualTo(400);
    }

    @Test
    void takesTheHostsTime_onlyBetweenTheLooks() {
        assertThat(Findings.moment(AT.plusSeconds(1), AT, AT.plusSeconds(2))).isEqualTo(AT.plusSeconds(1));
        assertThat(Findings.moment(AT.minusSeconds(1), AT, AT.plusSeconds(2))).isEqualTo(AT.plusSeconds(2));
        assertThat(Findings.moment(AT.plusSeconds(3), AT, AT.plusSeconds(2))).isEqualTo(AT.plusSeconds(2));
    }

    @Test
    void skipsLinesThatAreNoChanges() {
        assertThat(Findings.read(Capture.of(AT, "file_changes", "files", "x\n[1]\n{\"subject\":\"file\"}\n{}\n")))
                .isEmpty();
    }
}
