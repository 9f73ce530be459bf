package io.culprit.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class DurationsTest {

    private final Durations durations = new Durations();

    @Test
    void sumsWhatLiesBeyondATimeout() {
        durations.add(Duration.ofMillis(40));
        durations.add(Duration.ofMillis(7_000));
        durations.add(Duration.ofMillis(12_000));
        assertThat(durations.longerThan(5)).isEqualTo(2);
        assertThat(durations.longerThan(12)).isEqualTo(1);
        assertThat(durations.beyond(5)).isCloseTo(9, within(0.11));
        assertThat(durations.beyond(13)).isZero();
    }

    @Test
    void takesDaysForAnHour() {
        durations.add(Duration.ofDays(3));
        assertThat(durations.longerThan(3_600)).isEqualTo(1);
        assertThat(durations.longerThan(1_000_000_000L)).isEqualTo(1);
    }
}
