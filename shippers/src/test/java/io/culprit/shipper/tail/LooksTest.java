package io.culprit.shipper.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LooksTest {

    private Rig clock;
    private Looks looks;

    @BeforeEach
    void look(@TempDir Path folder) {
        clock = new Rig(folder, ReadFrom.BEGINNING);
        looks = new Looks(Patience.USUAL, clock);
        looks.due(clock.instant());
    }

    private boolean dueAfter(Duration time, Instant grownAt) {
        clock.pass(time);
        return looks.due(grownAt);
    }

    @Test
    void everyTurnIsTaken_whileALogGrew() {
        assertThat(dueAfter(Duration.ofMillis(250), Rig.START)).isTrue();
        assertThat(dueAfter(Duration.ofMillis(250), Rig.START)).isTrue();
    }

    @Test
    void oneTurnASecondIsTaken_whenALogWasQuietForAMinute() {
        Instant grownAt = Rig.START.minus(Duration.ofMinutes(2));

        assertThat(dueAfter(Duration.ofMillis(250), grownAt)).isFalse();
        assertThat(dueAfter(Duration.ofMillis(250), grownAt)).isFalse();
        assertThat(dueAfter(Duration.ofMillis(500), grownAt)).isTrue();
        assertThat(dueAfter(Duration.ofMillis(250), grownAt)).isFalse();
    }

    @Test
    void aClockThatWasSetBack_keepsNoLogWaiting() {
        assertThat(dueAfter(Duration.ofHours(-1), Rig.START.minus(Duration.ofDays(1))))
                .isTrue();
    }
}
