package io.culprit.app.report;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import io.culprit.incident.Evidence;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The timeline as a table for spreadsheets: CSV as in RFC 4180, by time.
 *
 * <p>A cell that a spreadsheet would take for a formula begins with an apostrophe, as
 * <a href="https://owasp.org/www-community/attacks/CSV_Injection">OWASP</a> advises.
 */
final class TimelineCsv {

    private static final String FORMULA = "=+-@\t\r";
    private static final CsvMapper MAPPER = CsvMapper.csvBuilder().build();
    private static final CsvSchema SCHEMA =
            MAPPER.schemaFor(Row.class).withHeader().withLineSeparator("\r\n").withQuoteChar('"');

    private static final Comparator<Row> ORDER = Comparator.comparing(Row::time)
            .thenComparing(Row::lane)
            .thenComparing(Row::kind)
            .thenComparing(Row::incident)
            .thenComparing(Row::source)
            .thenComparing(Row::text);

    private TimelineCsv() {}

    /**
     * A row; column names are public API.
     *
     * @param time UTC
     * @param lane {@code incident}, or the lane's label
     * @param kind {@code opened}, {@code resolved}, a signal's name for evidence, or the track's name
     * @param count occurrences, or the level; 0 for openings and ends
     * @param text title, line, or the first line of several
     * @param source file and byte
     */
    @JsonPropertyOrder({"time", "lane", "kind", "service", "host", "severity", "incident", "count", "text", "source"})
    @JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
    record Row(
            String time,
            String lane,
            String kind,
            String service,
            String host,
            String severity,
            String incident,
            long count,
            String text,
            String source) {

        Row {
            kind = harmless(kind);
            service = harmless(service);
            host = harmless(host);
            text = harmless(text);
            source = harmless(source);
        }
    }

    /** The whole file. */
    static String of(Findings findings) throws IOException {
        List<Row> rows = new ArrayList<>();
        findings.incidents().forEach(incident -> add(incident, rows));
        findings.timeline().series().forEach(series -> series.points()
                .forEach(point -> rows.add(row(series.track(), point))));
        rows.sort(ORDER);
        return MAPPER.writer(SCHEMA).writeValueAsString(rows);
    }

    private static void add(Incident incident, List<Row> rows) {
        rows.add(row(incident, incident.openedAt(), "opened", 0, incident.title(), ""));
        incident.resolvedAt().ifPresent(at -> rows.add(row(incident, at, "resolved", 0, incident.title(), "")));
        for (Evidence evidence : incident.evidence()) {
            rows.add(row(
                    incident, evidence.at(), evidence.signal(), evidence.count(), evidence.text(), evidence.source()));
        }
    }

    private static Row row(Incident incident, Instant at, String kind, long count, String text, String source) {
        return new Row(
                at.toString(),
                "incident",
                kind,
                incident.service(),
                incident.host(),
                incident.severity().label(),
                incident.id(),
                count,
                text,
                source);
    }

    private static Row row(Track track, Timeline.Point point) {
        Timeline.Line first = point.lines().isEmpty()
                ? new Timeline.Line(point.from(), "", "", "", 0, "")
                : point.lines().get(0);
        return new Row(
                point.from().toString(),
                track.lane().label(),
                track.name(),
                first.service(),
                first.host(),
                "",
                "",
                point.value(),
                first.text(),
                first.path().isEmpty() ? "" : first.source());
    }

    private static String harmless(String text) {
        String safe = SafeText.of(text);
        return safe.isEmpty() || FORMULA.indexOf(safe.charAt(0)) < 0 ? safe : "'" + safe;
    }
}
