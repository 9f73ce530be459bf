package io.culprit.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TimelineCsvTest {

    @Test
    void hasIncidentsAndWhatHappened_byTime() throws Exception {
        List<Map<String, String>> rows = rows(TimelineCsv.of(Recorded.crash()));

        assertThat(rows).extracting(row -> row.get("time")).isSorted();
        assertThat(rows)
                .extracting(row -> row.get("lane"))
                .contains("incident", "requests", "server-errors", "packages");
        assertThat(rows)
                .filteredOn(row -> row.get("kind").equals("apache.child-crashed")
                        && row.get("count").equals("157"))
                .singleElement()
                .satisfies(row -> assertThat(row)
                        .containsEntry("severity", "critical")
                        .containsEntry("source", "apache/error.log:1320"));
    }

    @Test
    void hasNoFormula_whateverStandsInALog() throws Exception {
        Findings hostile = Hostile.findings(Recorded.crash());
        Timeline.Line line =
                new Timeline.Line(hostile.incidents().get(0).openedAt(), "@SUM(1)", "+1", "-x", 1, "=HYPERLINK(\"x\")");
        Timeline timeline = new Timeline(
                hostile.timeline().width(),
                List.of(new Timeline.Series(
                        new Track(Lane.CHECKS, "=1+1"), List.of(new Timeline.Point(line.at(), 1, List.of(line))))));
        List<Map<String, String>> rows = rows(TimelineCsv.of(new Findings(
                hostile.incidents(), timeline, hostile.checks(), hostile.summary(), 1, 0, hostile.partial())));

        assertThat(rows)
                .allSatisfy(row -> assertThat(row.values()).noneMatch(cell -> cell.matches("(?s)[=+\\-@\\t\\r].*")));
        assertThat(rows).extracting(row -> row.get("text")).contains("'=HYPERLINK(\"x\")");
        assertThat(rows).allSatisfy(row -> assertThat(row).hasSize(10));
    }

    @Test
    void endsLinesAsRfc4180Says_andHasNoneWithinARecord() throws Exception {
        String csv = TimelineCsv.of(Hostile.findings(Recorded.crash()));

        assertThat(csv).endsWith("\r\n");
        assertThat(csv.replace("\r\n", "")).doesNotContain("\n", "\r");
    }

    private static List<Map<String, String>> rows(String csv) throws IOException {
        CsvSchema schema = CsvSchema.emptySchema().withHeader();
        try (MappingIterator<Map<String, String>> rows =
                new CsvMapper().readerFor(Map.class).with(schema).readValues(csv)) {
            return rows.readAll();
        }
    }
}
