package io.culprit.correlation.uptime;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.state.MemoryTable;
import io.culprit.event.Delivery;
import io.culprit.event.Header;
import io.culprit.event.ProbeEvent;
import io.culprit.uptime.CheckDay;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTableTest {

    private static final String PAGE = "http://www.example.test/";

    private final CheckTable table = new CheckTable(new MemoryTable<>());

    @Test
    void countsByOutcome_onTheDayOfThePositionTime() {
        count("http", PAGE, "UP", "2026-11-21T23:59:59.999Z");
        count("http", PAGE, "DOWN_UNCONFIRMED", "2026-11-22T00:00:00Z");
        count("http", PAGE, "DOWN", "2026-11-22T00:01:00Z");

        assertThat(table.days())
                .containsExactly(
                        new CheckDay("shop", "web1", PAGE, LocalDate.parse("2026-11-21"), 1, 0, 0),
                        new CheckDay("shop", "web1", PAGE, LocalDate.parse("2026-11-22"), 0, 1, 1));
    }

    @Test
    void addsToItsDay_whenACheckComesDaysLate() {
        count("http", PAGE, "UP", "2026-11-21T08:00:00Z");
        count("http", PAGE, "UP", "2026-12-24T08:00:00Z");
        table.changed();
        count("http", PAGE, "DOWN", "2026-11-21T08:00:00Z");

        assertThat(table.changed().values())
                .containsExactly(new CheckDay("shop", "web1", PAGE, LocalDate.parse("2026-11-21"), 1, 0, 1));
    }

    @Test
    void givesWhatChangedOnce_asItIsNow() {
        count("http", PAGE, "UP", "2026-11-21T08:00:00Z");
        count("http", PAGE, "UP", "2026-11-21T08:01:00Z");

        assertThat(table.changed()).hasSize(1).allSatisfy((key, day) -> {
            assertThat(key).isEqualTo("[\"shop\",\"web1\",\"" + PAGE + "\",\"2026-11-21\"]");
            assertThat(day.up()).isEqualTo(2);
        });
        assertThat(table.changed()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"process, started", "http, PAUSED", "http, up", "tcp, UP"})
    void countsNothingElse(String probe, String outcome) {
        count(probe, PAGE, outcome, "2026-11-21T08:00:00Z");

        assertThat(table.days()).isEmpty();
    }

    @Test
    void keepsApart_whatAUrlMakesUpToLookTheSame() {
        count("http", "a\",\"2026-11-21", "UP", "2026-11-21T08:00:00Z");
        count("http", "a", "UP", "2026-11-21T08:00:00Z");

        assertThat(table.days()).hasSize(2);
    }

    @Test
    void countsEndlessUrls_underTheirBeginning() {
        count("http", PAGE + "x".repeat(100_000), "UP", "2026-11-21T08:00:00Z");
        count("http", PAGE + "x".repeat(100_001), "UP", "2026-11-21T08:00:00Z");

        assertThat(table.days()).singleElement().satisfies(day -> {
            assertThat(day.check()).hasSize(1_000);
            assertThat(day.up()).isEqualTo(2);
        });
    }

    private void count(String probe, String subject, String outcome, String at) {
        Instant time = Instant.parse(at);
        table.count(new ProbeEvent(
                new Header(
                        new Delivery("web1", "probe.csv", "g", 1, 0),
                        time.minusSeconds(86_400),
                        Duration.ofMillis(1),
                        time,
                        time,
                        "shop",
                        "web1",
                        "probe.csv"),
                probe,
                subject,
                outcome,
                new TreeMap<>(),
                ""));
    }
}
