package io.culprit.app.why;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;

class MomentTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Instant EVENING = Instant.parse("2026-11-21T22:59:30Z");

    @Test
    void meansTheWholeMinute_whenNoSecondIsNamed() {
        assertThat(Moment.parse("14:03", VIENNA).near(EVENING))
                .isEqualTo(span("2026-11-21T13:03:00Z", "2026-11-21T13:04:00Z"));
        assertThat(Moment.parse("9:03:07", VIENNA).near(Instant.parse("2026-11-21T14:00:00Z")))
                .isEqualTo(span("2026-11-21T08:03:07Z", "2026-11-21T08:03:08Z"));
    }

    @Test
    void isOfTheNextDay_whenThatIsNearer() {
        assertThat(Moment.parse("00:01", VIENNA).near(EVENING))
                .isEqualTo(span("2026-11-21T23:01:00Z", "2026-11-21T23:02:00Z"));
    }

    @Test
    void isOfTheDayNamed_inItsOwnZoneOrTheLogs() {
        assertThat(Moment.parse("2026-11-20 14:03", VIENNA).near(EVENING))
                .isEqualTo(span("2026-11-20T13:03:00Z", "2026-11-20T13:04:00Z"));
        assertThat(Moment.parse("2026-11-20T14:03:20+05:00", VIENNA).near(EVENING))
                .isEqualTo(span("2026-11-20T09:03:20Z", "2026-11-20T09:03:21Z"));
        assertThat(Moment.parse("2026-11-20T14:03Z", VIENNA).near(EVENING))
                .isEqualTo(span("2026-11-20T14:03:00Z", "2026-11-20T14:04:00Z"));
    }

    @Test
    void refusesWhatIsNoTime() {
        assertThatThrownBy(() -> Moment.parse("25:99", ZoneOffset.UTC)).hasMessageContaining("write 14:03");
    }

    private static Span span(String from, String to) {
        return new Span(Instant.parse(from), Instant.parse(to));
    }
}
