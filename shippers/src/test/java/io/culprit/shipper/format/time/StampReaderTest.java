package io.culprit.shipper.format.time;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.format.Stamp;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StampReaderTest {

    private final StampReader berlin = new StampReader(ZoneId.of("Europe/Berlin"));

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    private boolean ctime(String text) {
        return berlin.ctime(bytes(text), 0, text.length());
    }

    @ParameterizedTest
    @CsvSource({
        "Sat Nov 21 08:04:56.972526 2026,2026-11-21T07:04:56.972526Z",
        "Sat Nov 21 08:04:56.9 2026,2026-11-21T07:04:56.900Z",
        "Sat Nov 21 08:04:56 2026,2026-11-21T07:04:56Z",
        "Sun Dec  4 05:15:09 2005,2005-12-04T04:15:09Z",
        "Sun Dec 4 05:15:09 2005,2005-12-04T04:15:09Z",
        "Sat Nov 21 08:04:56.972526 2026 -0330,2026-11-21T11:34:56.972526Z",
        "Sun Jan 01 00:59:60 2017,2016-12-31T23:59:59Z"
    })
    void readsApachesTime(String text, Instant time) {
        assertThat(ctime(text)).isTrue();
        assertThat(berlin.end()).isEqualTo(text.length());
        assertThat(berlin.stamp().time()).isEqualTo(time);
    }

    @ParameterizedTest
    @CsvSource({
        "2026-11-21 08:04:56.972526,2026-11-21T07:04:56.972526Z",
        "2026-11-21T08:04:56Z,2026-11-21T08:04:56Z",
        "2026-11-21T08:04:56+02:00,2026-11-21T06:04:56Z"
    })
    void readsDateAndTime(String text, Instant time) {
        assertThat(berlin.read(TimeShape.DATE, bytes(text), 0, text.length())).isTrue();
        assertThat(berlin.end()).isEqualTo(text.length());
        assertThat(berlin.stamp().time()).isEqualTo(time);
    }

    @Test
    void keepsHowFineTheTimeIsWritten() {
        assertThat(ctime("Sat Nov 21 08:04:56.972526 2026")).isTrue();
        assertThat(berlin.stamp().resolution()).isEqualTo(Duration.ofNanos(1000));
        assertThat(ctime("Sat Nov 21 08:04:56 2026")).isTrue();
        assertThat(berlin.stamp()).isEqualTo(Stamp.ofSeconds(Instant.parse("2026-11-21T07:04:56Z")));
    }

    @Test
    void keepsHowFineTheTimeIsWritten_afterALineWithoutOne() {
        String text = "Sat Nov 21 08:04:56.972526 2026] x";
        assertThat(ctime(text)).isTrue();
        assertThat(ctime("a line of something else, long enough")).isFalse();
        assertThat(ctime(text)).isTrue();
        assertThat(berlin.stamp())
                .isEqualTo(new Stamp(Instant.parse("2026-11-21T07:04:56.972526Z"), Duration.ofNanos(1000)));
    }

    @Test
    void takesZoneThatStandsBeside() {
        String text = "21-Nov-2026 08:04:58 America/New_York";
        assertThat(berlin.read(TimeShape.PHP, bytes(text), 0, text.length())).isTrue();
        assertThat(berlin.offsetWritten()).isFalse();
        assertThat(berlin.inZone(ZoneId.of("America/New_York"))).isTrue();
        assertThat(berlin.stamp().time()).isEqualTo(Instant.parse("2026-11-21T13:04:58Z"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "Sat", "Sat Nov 21 08:04:56", "Sat Xxx 21 08:04:56 2026", "Sat Nov 21 8:04:56 2026 "})
    void leavesWhatIsNoTime(String text) {
        assertThat(ctime(text)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"Tue Feb 31 08:04:56 2026", "Tue Feb 03 24:00:00 2026", "Tue Feb 03 23:00:61 2026"})
    void tellsTimeThatNeverWas(String text) {
        assertThat(ctime(text)).isTrue();
        assertThat(berlin.possible()).isFalse();
    }
}
