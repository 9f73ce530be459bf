package io.culprit.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ConcurrencyTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final Duration SECOND = Duration.ofSeconds(1);

    private final Concurrency concurrency = new Concurrency(List.of(2L, 3L));

    @Test
    void countsWhatBeganBeyondALimit_betweenTheMeanOfASecondAndWhatTouchesIt() {
        for (int request = 0; request < 3; request++) {
            concurrency.add(NOON, Duration.ofSeconds(20), SECOND);
        }
        concurrency.add(NOON.plusSeconds(10), Duration.ofMillis(10), SECOND);
        assertThat(concurrency.highest()).isBetween(3.0, 3.1);
        // The short one certainly found three others; whether the three met each other in their first second is not
        // told.
        assertThat(concurrency.beyond(2)).isEqualTo(new Concurrency.Beyond(1, 4));
        assertThat(concurrency.beyond(3)).isEqualTo(new Concurrency.Beyond(1, 1));
    }

    @Test
    void countsTheSame_whenLongRequestsAreLoggedAfterShortOnesThatBeganLater() {
        concurrency.add(NOON.plusSeconds(10), Duration.ofMillis(10), Duration.ZERO);
        for (int request = 0; request < 3; request++) {
            concurrency.add(NOON, Duration.ofSeconds(600), Duration.ZERO);
        }
        assertThat(concurrency.beyond(2).least()).isGreaterThanOrEqualTo(1);
    }

    @Test
    void findsNothingBeyond_whenRequestsFollowEachOther() {
        for (int second = 0; second < 20_000; second += 10) {
            concurrency.add(NOON.plusSeconds(second), Duration.ofSeconds(5), Duration.ZERO);
        }
        assertThat(concurrency.highest()).isEqualTo(1);
        assertThat(concurrency.beyond(2)).isEqualTo(new Concurrency.Beyond(0, 0));
    }
}
