package io.culprit.shipper.reading;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PositionClockTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

    /** Stamps and positions in minutes after noon; {@code ~} is a record without stamp. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "runs with the stamps,                      0 1 2,              0 1 2",
        "never goes back within the hour,           0 5 3 59 10,        0 5 5 59 59",
        "gives records without stamp the one before, 0 ~ 3 ~,           0 0 3 3",
        "gives leading records the first stamp,     ~ ~ 4 5,            4 4 4 5",
        "lets a stray stamp ahead keep the place,   0 120 1 2,          0 0 1 2",
        "lets two stray stamps keep the place,      0 120 121 1,        0 0 0 1",
        "lets a stray stamp behind keep the place,  0 -120 1,           0 0 1",
        "believes three stamps ahead from the first, 0 120 121 122 123, 0 120 121 122 123",
        "believes three stamps back from the first, 0 -120 -119 -118,   0 -120 -119 -118",
        "holds back stamps that scatter,            0 -300 -200 -100 1, 0 0 0 0 1",
        "goes on after silences of hours,           0 120 240 360 480,  0 120 240 360 480",
        "believes one stamp ahead at the end,       0 120,              0 120",
        "doubts one stamp back at the end,          0 -120,             0 0",
        "keeps records without stamp in a segment,  0 120 ~ 121 122,    0 120 120 121 122",
        "keeps records without stamp with a stray,  0 120 ~ 1,          0 0 0 1",
        "runs within a new segment,                 0 122 121 120 123,  0 122 122 122 123",
        "weighs again after a contradiction,        0 -120 120 121 122, 0 0 120 121 122",
        "gives a source without stamps its place,   ~ ~,                7 7"
    })
    void placesRecords(String situation, String stamps, String expected) {
        PositionClock<String> clock = new PositionClock<>();
        List<PositionClock.Positioned<String>> placed = new ArrayList<>();
        for (String stamp : stamps.trim().split(" +")) {
            placed.addAll(clock.add(stamp, minutes(stamp)));
        }
        placed.addAll(clock.flush(NOON.plus(Duration.ofMinutes(7)), Instant.MAX));
        assertThat(placed)
                .extracting(PositionClock.Positioned::record)
                .containsExactly(stamps.trim().split(" +"));
        assertThat(placed)
                .extracting(record ->
                        Long.toString(Duration.between(NOON, record.position()).toMinutes()))
                .containsExactly(expected.trim().split(" +"));
    }

    @Test
    void tellsWhereTheClockWasSetBack_butNotWhereItLeaptAhead() {
        PositionClock<String> clock = new PositionClock<>();
        for (String stamp : List.of("0", "120", "121", "122", "1", "2", "3", "-300", "4")) {
            clock.add(stamp, minutes(stamp));
        }
        assertThat(clock.setBacks())
                .containsExactly(new PositionClock.SetBack(
                        NOON.plus(Duration.ofMinutes(122)), NOON.plus(Duration.ofMinutes(1))));
    }

    private static Optional<Instant> minutes(String stamp) {
        return stamp.equals("~") ? Optional.empty() : Optional.of(NOON.plus(Duration.ofMinutes(Long.parseLong(stamp))));
    }
}
