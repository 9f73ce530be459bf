package io.culprit.shipper.format.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.Software;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeShapeTest {

    private static final Setting BERLIN =
            new Setting(ZoneId.of("Europe/Berlin"), Software.UNKNOWN, Instant.parse("2026-11-21T12:00:00Z"));

    private static Optional<Instant> read(String text, TimeShape... shapes) {
        return WrittenTime.at(text, 0, shapes)
                .filter(time -> time.end() == text.length())
                .flatMap(time -> time.stamp(BERLIN, new WallClock(BERLIN.zone())))
                .map(Stamp::time);
    }

    @ParameterizedTest
    @CsvSource({
        "21/Nov/2026:08:04:58 +0000,2026-11-21T08:04:58Z",
        "21/nov/2026:08:04:58 -0330,2026-11-21T11:34:58Z",
        "1/Nov/2026:08:04:58.125 +01:00,2026-11-01T07:04:58.125Z",
        "21-Nov-2026 08:04:58,2026-11-21T07:04:58Z",
        "2026-11-21T08:04:58Z,2026-11-21T08:04:58Z",
        "2026-11-21 08:04:58 UTC,2026-11-21T08:04:58Z",
        "2026/11/21 08:04:58.123456789+02,2026-11-21T06:04:58.123456789Z",
        "2026-11-21:08:04:58,2026-11-21T07:04:58Z"
    })
    void readsAnyTimeThatPutsItsDateInFront(String text, Instant time) {
        assertThat(read(text, TimeShape.ANY)).contains(time);
    }

    @ParameterizedTest
    @CsvSource({
        "Nov 21 08:04:58,2026-11-21T07:04:58Z",
        "Nov  1 08:04:58.5,2026-11-01T07:04:58.500Z",
        "Nov 21 2024 08:04:58,2024-11-21T07:04:58Z",
        "Dec  1 08:04:58,2025-12-01T07:04:58Z",
        "Feb 29 08:04:58,2024-02-29T07:04:58Z",
        "2026-11-21T08:04:58.123+01:00,2026-11-21T07:04:58.123Z",
        "Sat 2026-11-21 08:04:58 UTC,2026-11-21T08:04:58Z",
        "Sat 2026-11-21 08:04:58 CET,2026-11-21T07:04:58Z"
    })
    void readsTimesOfSyslogAndJournal(String text, Instant time) {
        assertThat(read(text, TimeShape.ISO, TimeShape.SYSLOG, TimeShape.JOURNAL))
                .contains(time);
    }

    @Test
    void readsYearBehindTheTime_onlyWhereItIsNoAddress() {
        assertThat(WrittenTime.at("Nov 21 08:04:58 2025 web1", 0, TimeShape.SYSLOG))
                .hasValueSatisfying(time -> assertThat(time.dated()).isTrue());
        assertThat(WrittenTime.at("Nov 21 08:04:58 2001:db8::1 x", 0, TimeShape.SYSLOG))
                .hasValueSatisfying(time -> assertThat(time.dated()).isFalse());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "31/Feb/2026:08:04:58 +0000",
                "2026-02-29T08:04:58Z",
                "2026-11-21T24:04:58Z",
                "2026-11-21T08:60:58Z",
                "2026-11-21T08:04:61Z",
                "2026-13-21 08:04:58",
                "21/Xxx/2026:08:04:58",
                "2026-11-21T08:04:58+19:00",
                "2026-11-21"
            })
    void leavesWhatNoCalendarHas(String text) {
        assertThat(read(text, TimeShape.ANY)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
        "%d/%b/%Y:%T %z,21/Nov/2026:08:04:58 +0000,2026-11-21T08:04:58Z",
        "%I:%M:%S %p %j %Y,12:04:58 AM 325 2026,2026-11-20T23:04:58Z",
        "%s,1795248298,2026-11-21T08:04:58Z",
        "msec,1795248298125,2026-11-21T08:04:58.125Z",
        "decimal,1795248298.125,2026-11-21T08:04:58.125Z"
    })
    void readsTimeAsPatternSays(String pattern, String text, Instant time) throws FormatException {
        assertThat(read(text, TimePattern.of(pattern))).contains(time);
    }

    @Test
    void refusesEpochBeyondAllTimes() throws FormatException {
        assertThat(read("999999999999999999", TimePattern.of("sec"))).isEmpty();
    }

    @Test
    void readsCommonTime_whereOnlyItsSecondsDiffer() {
        StampReader stamps = new StampReader(ZoneId.of("Europe/Berlin"));
        for (int second = 0; second < 60; second++) {
            byte[] bytes = ("21/Nov/2026:08:04:%02d +0100".formatted(second)).getBytes(StandardCharsets.ISO_8859_1);

            assertThat(stamps.common(bytes, 0, bytes.length)).isTrue();
            assertThat(stamps.offset())
                    .hasValueSatisfying(offset -> assertThat(offset.getId()).isEqualTo("+01:00"));
            assertThat(stamps.stamp())
                    .isEqualTo(new Stamp(
                            Instant.parse("2026-11-21T07:04:00Z").plusSeconds(second), Duration.ofSeconds(1)));
        }
        byte[] otherZone = "21/Nov/2026:08:04:01 +0000".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(stamps.common(otherZone, 0, otherZone.length)).isTrue();
        assertThat(stamps.stamp().time()).isEqualTo(Instant.parse("2026-11-21T08:04:01Z"));
    }
}
