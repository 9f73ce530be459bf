package io.culprit.shipper.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class LooksTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Looks looks = new Looks(Patience.USUAL);

    @Test
    void everyTurnIsTaken_whileALogGrew() {
        looks.looked(NOW, NOW.minusSeconds(59));

        assertThat(looks.due(NOW.plusMillis(250))).isTrue();
    }

    @Test
    void oneTurnASecondIsTaken_whenALogWasQuietForAMinute() {
        looks.looked(NOW, NOW.minusSeconds(61));

        assertThat(looks.due(NOW.plusMillis(250))).isFalse();
        assertThat(looks.due(NOW.plusMillis(999))).isFalse();
        assertThat(looks.due(NOW.plusSeconds(1))).isTrue();
    }

    @Test
    void everyTurnIsTaken_beforeTheFirst() {
        assertThat(looks.due(NOW)).isTrue();
    }

    @Test
    void aClockThatWasSetBack_keepsNoLogWaiting() {
        looks.looked(NOW, NOW.minus(Duration.ofDays(1)));

        assertThat(looks.due(NOW.minus(Duration.ofHours(1)))).isTrue();
    }
}
