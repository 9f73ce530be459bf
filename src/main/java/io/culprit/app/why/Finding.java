package io.culprit.app.why;

import io.culprit.app.terminal.CausesFirst;
import io.culprit.incident.Incident;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What was found.
 *
 * @param around the time that was looked at
 * @param fitting lines that fit the question
 * @param requests the requests that fit best, the one that is taken first
 * @param lines the original lines of those, by locator, as far as they could be read
 * @param explanations incidents that explain the one taken, the best first
 * @param incidents all incidents, by cause
 * @param on incidents that went on around that time, and do not explain it
 * @param coverage what was heard then
 */
record Finding(
        Span around,
        long fitting,
        List<Request> requests,
        Map<String, String> lines,
        List<Explanation> explanations,
        CausesFirst incidents,
        List<Incident> on,
        List<Listening.Covered> coverage) {

    Finding {
        requests = List.copyOf(requests);
        lines = Map.copyOf(lines);
        explanations = List.copyOf(explanations);
        on = List.copyOf(on);
        coverage = List.copyOf(coverage);
    }

    /** The request that is taken for the one meant. */
    Optional<Request> taken() {
        return requests.stream().findFirst();
    }

    /** What explains it best. */
    Optional<Explanation> explanation() {
        return explanations.stream().findFirst();
    }
}
