package io.culprit.shipper.probe.http;

import com.google.auto.service.AutoService;
import io.culprit.event.EventKind;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.LineFormat;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Rejection;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.Shape;
import io.culprit.shipper.format.Stamp;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.format.time.WallClock;
import io.culprit.shipper.probe.http.CheckColumns.Column;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/**
 * A table of HTTP checks: {@code epoch_ms,url,outcome,status,latency_ms,error}, or what monitoring services export; columns
 * are found by their heading.
 *
 * <p>The epoch is the start of the check, its row is written at the end: a check that hung stands where it gave up.
 */
@AutoService(Format.class)
public final class ProbeCsvFormat implements Format {

    static final String NAME = "http-probe";
    private static final Shape SHAPE = Shape.of(NAME);
    private static final String HEADING = "epoch_ms,url,outcome";
    private static final Pattern OWN = Pattern.compile("1\\d{12},\"?https?://.*,(UP|DOWN|DOWN_UNCONFIRMED),.*");
    private static final double NEAR = 0.7;

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public EventKind kind() {
        return EventKind.PROBE;
    }

    @Override
    public double confidence(Line line) {
        String text = line.text();
        if (text.startsWith(HEADING) || OWN.matcher(text).matches()) {
            return 1;
        }
        boolean near = CheckRow.resembles(text)
                || !text.isEmpty() && !CheckColumns.of(text).isEmpty();
        return near ? NEAR : 0;
    }

    @Override
    public LineFormat open(Setting setting) {
        return new Rows(setting);
    }

    private static final class Rows implements LineFormat {

        private final Setting setting;
        private final WallClock clock;
        private CheckColumns columns = CheckColumns.of(HEADING + ",status,latency_ms,error");

        Rows(Setting setting) {
            this.setting = setting;
            this.clock = new WallClock(setting.zone());
        }

        @Override
        public Parsed parse(Line record) {
            String line = record.text();
            CheckColumns heading = line.isEmpty() ? columns : CheckColumns.of(line);
            if (!line.isEmpty() && !heading.isEmpty()) {
                columns = heading;
                return ParsedLine.serving(SHAPE);
            }
            List<String> cells = CheckColumns.cells(line, columns.separator());
            String time = columns.cell(cells, Column.TIME);
            Optional<Stamp> stamp = CheckRow.time(time, setting, clock);
            if (stamp.isEmpty()) {
                return Rejection.badTime(time);
            }
            String outcome = columns.cell(cells, Column.OUTCOME);
            if (outcome.isEmpty()) {
                return Rejection.unrecognised("no outcome in the row");
            }
            SortedMap<String, String> attributes = new TreeMap<>();
            put(attributes, "http.response.status_code", columns.cell(cells, Column.STATUS));
            put(attributes, "latency_ms", columns.cell(cells, Column.LATENCY));
            put(attributes, "reason", columns.cell(cells, Column.REASON));
            put(attributes, "probe.location", columns.cell(cells, Column.LOCATION));
            return ParsedLine.of(
                    SHAPE,
                    stamp.get().lasting(latency(columns.cell(cells, Column.LATENCY))),
                    header -> new ProbeEvent(
                            header,
                            "http",
                            Bounded.text(columns.cell(cells, Column.PAGE)),
                            Bounded.text(CheckRow.outcome(outcome)),
                            attributes,
                            Bounded.text(line)));
        }

        private static Duration latency(String millis) {
            return Numbers.isNumber(millis) && millis.length() < 10
                    ? Duration.ofMillis(Long.parseLong(millis))
                    : Duration.ZERO;
        }
    }

    private static void put(SortedMap<String, String> attributes, String name, String value) {
        if (!value.isEmpty()) {
            attributes.put(name, Bounded.text(value));
        }
    }

    @Override
    public List<String> samples() {
        return List.of(
                "1795248298076,http://www.example.test/,UP,200,20,",
                "1795248412152,http://www.example.test/login,DOWN_UNCONFIRMED,500,6075,HTTP 500");
    }
}
