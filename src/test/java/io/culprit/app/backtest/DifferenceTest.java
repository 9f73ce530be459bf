package io.culprit.app.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.terminal.Width;
import io.culprit.incident.Incident;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DifferenceTest {

    private static final Instant EIGHT = Sample.EIGHT;
    private static final Incident CRASH =
            Sample.incident("1", "module-load-crash", "web1", EIGHT, EIGHT.plusSeconds(60));

    private static Difference difference(List<Incident> then, List<Incident> now) {
        return Difference.of(then, now, Span.ALL);
    }

    @Test
    void isTheSame_whenOnlyRevisionsDiffer() {
        Incident revised =
                Sample.with("1", "module-load-crash", "web1", EIGHT, EIGHT.plusSeconds(60), Map.of("supersedes", "0"));

        assertThat(difference(List.of(CRASH), List.of(revised)).same()).containsExactly(revised);
    }

    @Test
    void namesTheFieldsThatChanged() {
        Incident other = Sample.with(
                "1", "module-load-crash", "web1", EIGHT, EIGHT.plusSeconds(90), Map.of("severity", "warning"));

        Difference difference = difference(List.of(CRASH), List.of(other));

        assertThat(difference.changed()).singleElement().satisfies(changed -> assertThat(changed.fields())
                .extracting(Changed.Field::name)
                .containsExactly("last_evidence_at", "resolved_at", "severity", "updated_at"));
        assertThat(DifferenceText.of(difference, Width.UNLIMITED)).contains("         severity: critical → warning");
    }

    @Test
    void isAChange_whenTheFirstEvidenceIsAnother() {
        Incident earlier =
                Sample.incident("2", "module-load-crash", "web1", EIGHT.minusSeconds(5), EIGHT.plusSeconds(60));

        assertThat(difference(List.of(CRASH), List.of(earlier)).changed())
                .singleElement()
                .extracting(Changed::then)
                .isEqualTo(CRASH);
    }

    @Test
    void missesAndAdds_whatHasNoCounterpart() {
        Incident later =
                Sample.incident("3", "module-load-crash", "web1", EIGHT.plusSeconds(900), EIGHT.plusSeconds(960));
        Incident elsewhere = Sample.incident("4", "module-load-crash", "web2", EIGHT, EIGHT.plusSeconds(60));

        Difference difference = difference(List.of(CRASH), List.of(later, elsewhere));

        assertThat(difference.missed()).containsExactly(CRASH);
        assertThat(difference.added()).containsExactly(later, elsewhere);
    }

    @Test
    void comparesNot_whatBeganBeforeItWasRead_unlessItIsFoundAllTheSame() {
        Span later = new Span(Optional.of(EIGHT.plusSeconds(1)), Optional.empty());
        Incident rest = Sample.incident("5", "module-load-crash", "web1", EIGHT.plusSeconds(2), EIGHT.plusSeconds(60));

        assertThat(Difference.of(List.of(CRASH), List.of(), later).beyond()).containsExactly(CRASH);
        assertThat(Difference.of(List.of(CRASH), List.of(rest), later).changed())
                .hasSize(1);
    }

    @Test
    void printsNoControlCharacters_ofWhatLogsSay() {
        Incident hostile =
                Sample.with("6", "x", "web1", EIGHT, EIGHT, Map.of("title", "\u001b[2Jgone", "summary", "\u0007"));

        assertThat(DifferenceText.of(difference(List.of(), List.of(hostile)), Width.UNLIMITED))
                .noneMatch(line -> line.chars().anyMatch(Character::isISOControl));
    }
}
