package io.culprit.correlation.uptime;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.incident.Incident;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.Json;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class UptimeReportTest {

    private static final Incident INCIDENT =
            Told.of(Stories.recycling(new Story()).shipped(1)).incidents().get(0);

    @Test
    void saysWhatVisitorsSaw_besideWhatTheMonitorSays() {
        List<UptimeRow> rows =
                UptimeReport.of(november(47), List.of(explaining("2026-11-01", "2026-11-30", 44)), of(Period.MONTH));

        assertThat(rows).singleElement().satisfies(row -> {
            assertThat(row.counts()).isEqualTo(new CheckCounts(43_153, 47, 0));
            assertThat(row.counts().uptime()).isEqualByComparingTo("99.891");
            assertThat(row.counts().naiveUptime()).isEqualByComparingTo("100");
            assertThat(row.explained()).hasValue(44);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "999999, 1, 99.999",
        "1000000, 0, 100",
        "2, 1, 66.666",
        "0, 3, 0",
    })
    void neverRoundsUp(long up, long failed, String percent) {
        assertThat(new CheckCounts(up, failed, 0).uptime()).isEqualByComparingTo(percent);
    }

    @ParameterizedTest
    @CsvSource({
        "DAY, 2026-11-21, 2026-11-21, 2026-11-21",
        "WEEK, 2026-11-21, 2026-11-16, 2026-W47",
        "WEEK, 2027-01-01, 2026-12-28, 2026-W53",
        "MONTH, 2026-02-28, 2026-02-01, 2026-02",
    })
    void addsDaysUpToTheirPeriod(Period period, LocalDate day, LocalDate start, String name) {
        assertThat(period.start(day)).isEqualTo(start);
        assertThat(period.name(day)).isEqualTo(name);
    }

    @ParameterizedTest
    @EnumSource(Period.class)
    void addsUpToTheSame_inPeriodsOfAnyLength(Period period) {
        List<UptimeRow> rows =
                UptimeReport.of(november(47), List.of(explaining("2026-11-03", "2026-11-29", 40)), of(period));

        assertThat(rows.stream().map(UptimeRow::counts).reduce(CheckCounts.NONE, CheckCounts::plus))
                .isEqualTo(new CheckCounts(43_153, 47, 0));
        assertThat(rows.stream().mapToLong(row -> row.explained().orElseThrow()).sum())
                .isEqualTo(40);
        assertThat(rows).hasSize(List.of(30, 6, 1).get(period.ordinal()));
    }

    @Test
    void addsUpHostsThatLookAtTheSame_andTellsAllChecksOfAServiceFirst() {
        List<CheckDay> days = List.of(
                new CheckDay("shop", "web2", "http://a/", LocalDate.parse("2026-11-21"), 10, 0, 1),
                new CheckDay("shop", "web1", "http://a/", LocalDate.parse("2026-11-21"), 20, 2, 0),
                new CheckDay("shop", "web1", "http://b/", LocalDate.parse("2026-11-21"), 5, 0, 0));

        assertThat(UptimeReport.of(days, List.of(), of(Period.DAY)))
                .extracting(UptimeRow::check, UptimeRow::counts, UptimeRow::explained)
                .containsExactly(
                        tuple(Optional.empty(), new CheckCounts(35, 2, 1), OptionalLong.of(0)),
                        tuple(Optional.of("http://a/"), new CheckCounts(30, 2, 1), OptionalLong.empty()),
                        tuple(Optional.of("http://b/"), new CheckCounts(5, 0, 0), OptionalLong.empty()));
    }

    @Test
    void givesWhatAnIncidentExplains_toTheDaysItLasted_asFarAsChecksFailedThen() {
        List<CheckDay> days = List.of(failing("2026-11-20", 5), failing("2026-11-21", 2), failing("2026-11-22", 9));

        assertThat(UptimeReport.of(days, List.of(explaining("2026-11-21", "2026-11-22", 6)), of(Period.DAY)))
                .extracting(row -> row.explained().orElseThrow())
                .containsExactly(0L, 2L, 4L);
    }

    @Test
    void explainsNoCheckTwice_whenTwoIncidentsDo() {
        Incident one = explaining("2026-11-21", "2026-11-21", 4);
        Incident other = changed(one, "id", "another");

        assertThat(UptimeReport.of(List.of(failing("2026-11-21", 5)), List.of(one, other), of(Period.DAY)))
                .extracting(row -> row.explained().orElseThrow())
                .containsExactly(5L);
    }

    @Test
    void countsNoIncident_thatWasTakenBackOrHasAParentOrIsOfAnotherService() {
        Incident standing = explaining("2026-11-21", "2026-11-21", 2);
        ObjectNode retracted = Json.mapper().valueToTree(standing);
        retracted.put("revision", 9).put("status", "resolved").put("resolution", "retracted");
        List<Incident> incidents = List.of(
                standing,
                Json.mapper().convertValue(retracted, Incident.class),
                changed(changed(standing, "id", "child"), "parent", "other"),
                changed(changed(standing, "id", "elsewhere"), "service", "wiki"));

        assertThat(UptimeReport.of(List.of(failing("2026-11-21", 5)), incidents, of(Period.DAY)))
                .extracting(row -> row.explained().orElseThrow())
                .containsExactly(0L);
    }

    @Test
    void tellsOnlyTheDaysAndTheServiceAskedFor() {
        List<CheckDay> days = List.of(
                failing("2026-11-19", 1),
                failing("2026-11-20", 2),
                failing("2026-11-21", 3),
                failing("2026-11-22", 4),
                new CheckDay("wiki", "web1", "http://w/", LocalDate.parse("2026-11-20"), 1, 0, 0));
        Selection selection = new Selection(
                Period.MONTH,
                Optional.of("shop"),
                Optional.of(LocalDate.parse("2026-11-20")),
                Optional.of(LocalDate.parse("2026-11-21")));

        assertThat(UptimeReport.of(days, List.of(), selection)).singleElement().returns(5L, row -> row.counts()
                .failed());
    }

    private static Selection of(Period period) {
        return new Selection(period, Optional.empty(), Optional.empty(), Optional.empty());
    }

    private static List<CheckDay> november(int failed) {
        List<CheckDay> days = new ArrayList<>();
        for (int day = 1; day <= 30; day++) {
            long ofDay = failed / 30 + (day <= failed % 30 ? 1 : 0);
            days.add(new CheckDay(
                    "shop", "web1", "http://a/", YearMonth.of(2026, 11).atDay(day), 1_440 - ofDay, ofDay, 0));
        }
        return days;
    }

    private static CheckDay failing(String day, long failed) {
        return new CheckDay("shop", "web1", "http://a/", LocalDate.parse(day), 100, 0, failed);
    }

    private static Incident explaining(String firstDay, String lastDay, long checks) {
        ObjectNode json = Json.mapper().valueToTree(INCIDENT);
        json.put("first_evidence_at", firstDay + "T00:00:00Z").put("last_evidence_at", lastDay + "T23:59:59Z");
        ((ObjectNode) json.get("impact")).put("checks_explained", checks);
        return Json.mapper().convertValue(json, Incident.class);
    }

    private static Incident changed(Incident incident, String property, String value) {
        return Json.mapper()
                .convertValue(((ObjectNode) Json.mapper().valueToTree(incident)).put(property, value), Incident.class);
    }
}
