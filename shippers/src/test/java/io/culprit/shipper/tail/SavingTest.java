package io.culprit.shipper.tail;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class SavingTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final long MEBIBYTE = 1 << 20;

    private final Saving saving = new Saving(Patience.USUAL);

    @BeforeEach
    void saveOnce() {
        saving.due(NOW, 1_000);
    }

    @Test
    void waits_whileLittleWasRead() {
        assertThat(saving.due(NOW.plusSeconds(1), 2_000)).isFalse();
        assertThat(saving.due(NOW.plusSeconds(9), 3_000)).isFalse();
    }

    @Test
    void saves_whenTheLastTimeIsLongAgo() {
        assertThat(saving.due(NOW.plus(Patience.USUAL.save().multipliedBy(10)), 1_000))
                .isTrue();
    }

    @Test
    void saves_whenMuchWasReadSinceTheLastTime() {
        assertThat(saving.due(NOW.plusSeconds(1), 1_000 + MEBIBYTE)).isTrue();
        assertThat(saving.due(NOW.plus(Duration.ofSeconds(2)), 2_000 + MEBIBYTE))
                .isFalse();
    }
}
