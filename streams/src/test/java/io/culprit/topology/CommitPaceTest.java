package io.culprit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CommitPaceTest {

    private final CommitPace pace = new CommitPace(50);

    @Test
    void allowsTheFirstAtOnce_andTheNextAfterAWhile() {
        assertThat(pace.allows(1_000)).isTrue();
        assertThat(pace.allows(1_000)).isFalse();
        assertThat(pace.allows(1_049)).isFalse();
        assertThat(pace.allows(1_050)).isTrue();
        assertThat(pace.allows(1_099)).isFalse();
    }

    @Test
    void goesOn_whenTheClockWasSetBack() {
        assertThat(pace.allows(1_000_000)).isTrue();

        assertThat(pace.allows(1_000)).isTrue();
        assertThat(pace.allows(1_049)).isFalse();
    }
}
