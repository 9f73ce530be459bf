package io.culprit.correlation.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class WindowTest {

    private static final ZoneId VIENNA = ZoneId.of("Europe/Vienna");
    private static final Set<DayOfWeek> DAILY = EnumSet.allOf(DayOfWeek.class);

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-21T07:59:59.999Z, -",
                "2026-11-21T08:00:00Z, 2026-11-21T09:00:00Z",
                "2026-11-21T08:59:59.999Z, 2026-11-21T09:00:00Z",
                "2026-11-21T09:00:00Z, -",
            })
    void holdsOnce_fromItsBeginningToBeforeItsEnd(Instant time, Instant end) {
        Window window = new Window.Once(Instant.parse("2026-11-21T08:00:00Z"), Instant.parse("2026-11-21T09:00:00Z"));

        assertThat(window.endAt(time)).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-21T01:30:00Z, 2026-11-21T03:00:00Z", // a Saturday, 02:30 in Vienna
                "2026-11-21T00:59:59Z, -",
                "2026-11-20T01:30:00Z, -", // a Friday
                "2026-07-04T00:30:00Z, 2026-07-04T02:00:00Z", // in summer an hour earlier by UTC
                "2026-07-04T02:30:00Z, -",
            })
    void holdsOnItsDays_byTheClockOfItsZone(Instant time, Instant end) {
        Window window = new Window.Recurring(
                EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY), LocalTime.of(2, 0), LocalTime.of(4, 0), VIENNA);

        assertThat(window.endAt(time)).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-11-20T22:30:00Z, 2026-11-21T01:00:00Z", // Friday, 23:30
                "2026-11-21T00:30:00Z, 2026-11-21T01:00:00Z", // Saturday, 01:30, begun on Friday
                "2026-11-21T22:30:00Z, -", // Saturday, 23:30
                "2026-11-20T00:30:00Z, -", // Friday, 01:30: nothing begins on Thursday
            })
    void belongsToTheDayItBeginsOn_whenItLastsOverMidnight(Instant time, Instant end) {
        Window window =
                new Window.Recurring(EnumSet.of(DayOfWeek.FRIDAY), LocalTime.of(23, 0), LocalTime.of(2, 0), VIENNA);

        assertThat(window.endAt(time)).isEqualTo(Optional.ofNullable(end));
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "2026-03-29T00:59:59Z, -", // 01:59:59; then it is 03:00
                "2026-03-29T01:00:00Z, -", // there is no time between two and three on this night
                "2026-10-25T00:30:00Z, 2026-10-25T02:00:00Z", // 02:30, for the first time
                "2026-10-25T01:30:00Z, 2026-10-25T02:00:00Z", // 02:30, again
            })
    void goesWithTheClock_whenThatIsPutForwardOrBack(Instant time, Instant end) {
        Window window = new Window.Recurring(DAILY, LocalTime.of(2, 0), LocalTime.of(3, 0), VIENNA);

        assertThat(window.endAt(time)).isEqualTo(Optional.ofNullable(end));
    }

    @Test
    void refusesAWindow_thatEndsBeforeItBegins() {
        Instant one = Instant.parse("2026-11-21T08:00:00Z");

        assertThatThrownBy(() -> new Window.Once(one, one)).hasMessage("until is not after from");
    }

    @ParameterizedTest
    @CsvSource({
        "shop, shop, true",
        "shop, shopping, false",
        "shop*, shopping, true",
        "*, '', true",
        "web?, web1, true",
        "web?, web, false",
        "web?, web12, false",
        "*-*-eu, web-1-eu, true",
        "*-*-eu, web-1-us, false",
        "a.c, abc, false",
        "'', '', true",
    })
    void matchesNames_withWildcards(String glob, String name, boolean matches) {
        assertThat(new Glob(glob).matches(name)).isEqualTo(matches);
    }

    @Test
    void endsSoon_whateverStarsAndNamesAreMadeUp() {
        assertThat(new Glob("*a".repeat(50) + "b").matches("a".repeat(100_000))).isFalse();
    }
}
