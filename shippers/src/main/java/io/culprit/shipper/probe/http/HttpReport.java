package io.culprit.shipper.probe.http;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Facts;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The result of a check as text, {@code name: value} a line: the outcome, what the first try came to, and what the second
 * came to, if there was one, with {@code recheck.} before.
 */
final class HttpReport {

    static final String KIND = "http";
    private static final String OUTCOME = "outcome";
    private static final String RECHECK = "recheck.";

    private HttpReport() {}

    /** What visitors would have found: down is only what fails twice. */
    static String outcome(HttpResult first, Optional<HttpResult> second) {
        return first.isWell() ? "UP" : second.filter(HttpResult::isWell).isPresent() ? "DOWN_UNCONFIRMED" : "DOWN";
    }

    static String write(HttpResult first, Optional<HttpResult> second) {
        SortedMap<String, String> figures = new TreeMap<>(first.attributes());
        second.ifPresent(result -> result.attributes().forEach((name, value) -> figures.put(RECHECK + name, value)));
        figures.put(OUTCOME, outcome(first, second));
        return Facts.write(figures);
    }

    static List<EventBody> read(Capture capture) {
        SortedMap<String, String> figures = Facts.read(capture.lines());
        String outcome = Objects.requireNonNullElse(figures.remove(OUTCOME), "");
        Sample sample = new Sample();
        figures.forEach(sample::put);
        String url = capture.command().substring(capture.command().indexOf(' ') + 1);
        return outcome.isEmpty()
                ? List.of()
                : List.of(sample.event("http", url, outcome, capture.evidence(outcome + " " + sample)));
    }
}
