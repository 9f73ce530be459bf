package io.culprit.shipper.format.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class WallClockTest {

    private final WallClock berlin = new WallClock(ZoneId.of("Europe/Berlin"));

    private Instant at(String local) {
        return berlin.instant(LocalDateTime.parse(local));
    }

    @Test
    void goesOnThroughTheHourThatComesTwice() {
        assertThat(at("2026-10-25T01:59:00")).isEqualTo(Instant.parse("2026-10-24T23:59:00Z"));
        assertThat(at("2026-10-25T02:30:00")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
        assertThat(at("2026-10-25T02:59:00")).isEqualTo(Instant.parse("2026-10-25T00:59:00Z"));
        assertThat(at("2026-10-25T02:01:00")).isEqualTo(Instant.parse("2026-10-25T01:01:00Z"));
        assertThat(at("2026-10-25T02:30:00")).isEqualTo(Instant.parse("2026-10-25T01:30:00Z"));
        assertThat(at("2026-10-25T03:00:00")).isEqualTo(Instant.parse("2026-10-25T02:00:00Z"));
    }

    @Test
    void takesTheFirstOfTwo_whenNothingCameBefore() {
        assertThat(at("2026-10-25T02:30:00")).isEqualTo(Instant.parse("2026-10-25T00:30:00Z"));
    }

    @Test
    void movesTimeThatWasSkipped() {
        assertThat(at("2026-03-29T02:30:00")).isEqualTo(Instant.parse("2026-03-29T01:30:00Z"));
    }
}
