package io.culprit.correlation.cases;

import io.culprit.correlation.pattern.ExpectedIncident;
import io.culprit.correlation.pattern.Wanted;
import io.culprit.incident.Incident;
import io.culprit.incident.RuledOut;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** What of an incident is not as expected. */
final class IncidentVerdict {

    private final ExpectedIncident expected;
    private final CaseRun run;
    private final List<String> differences = new ArrayList<>();

    IncidentVerdict(ExpectedIncident expected, CaseRun run) {
        this.expected = expected;
        this.run = run;
    }

    List<String> of(Incident incident) {
        differ("service", expected.service(), incident.service());
        differ("host", expected.host(), incident.host());
        differ("culprit", expected.culprit(), incident.culprit().name());
        expected.attributes().forEach((name, wanted) -> {
            Object attribute = incident.culprit().attributes().get(name);
            want("culprit's " + name, Optional.of(wanted), attribute == null ? "" : attribute.toString());
        });
        differ(
                "severity",
                expected.severity().map(Incident.Severity::label),
                incident.severity().label());
        differ(
                "confidence",
                expected.confidence().map(Incident.Confidence::label),
                incident.confidence().label());
        differ(
                "status",
                expected.status().map(Incident.Status::label),
                incident.status().label());
        differ(
                "resolution",
                expected.resolution().map(Incident.Resolution::label),
                incident.resolution().map(Incident.Resolution::label).orElse(""));
        want(
                "requests-failed",
                expected.requestsFailed(),
                text(incident.impact().requestsFailed()));
        want("requests-total", expected.requestsTotal(), text(incident.impact().requestsTotal()));
        want("checks-failed", expected.checksFailed(), text(incident.impact().checksFailed()));
        want(
                "checks-explained",
                expected.checksExplained(),
                text(incident.impact().checksExplained()));
        want(
                "clients-affected",
                expected.clientsAffected(),
                text(incident.impact().clientsAffected()));
        List<String> ruledOut =
                incident.ruledOut().stream().map(RuledOut::cause).toList();
        expected.ruledOut().stream()
                .filter(cause -> !ruledOut.contains(cause))
                .forEach(cause -> differences.add("does not rule out " + cause));
        expected.notRuledOut().stream()
                .filter(ruledOut::contains)
                .forEach(cause -> differences.add("rules out " + cause));
        differ("parent", expected.parent(), parent(incident));
        opened(incident);
        expected.summaryContains().stream()
                .filter(text -> !incident.summary().contains(text))
                .forEach(text -> differences.add("summary lacks '" + text + "': " + incident.summary()));
        return differences;
    }

    private void opened(Incident incident) {
        if (expected.opened().isEmpty()) {
            return;
        }
        Duration at = Duration.between(CaseTimeline.START, incident.openedAt());
        Duration from = expected.opened().get(0);
        Duration to = expected.opened().get(expected.opened().size() - 1);
        if (at.compareTo(from) < 0 || at.compareTo(to) > 0) {
            differences.add("opened at " + seconds(at) + ", not between " + seconds(from) + " and " + seconds(to));
        }
    }

    private static String seconds(Duration time) {
        return time.toMillis() / 1000.0 + " s";
    }

    private String parent(Incident incident) {
        return incident.parent()
                .map(id -> run.incidents().stream()
                        .filter(other -> other.id().equals(id))
                        .findFirst()
                        .map(Incident::pattern)
                        .orElse("one that does not stand"))
                .orElse("none");
    }

    private static String text(OptionalLong figure) {
        return figure.isPresent() ? Long.toString(figure.getAsLong()) : "";
    }

    private void want(String what, Optional<Wanted> wanted, String is) {
        wanted.filter(expectation -> !expectation.accepts(is)).ifPresent(expectation -> say(what, is, expectation));
    }

    private void differ(String what, Optional<String> wanted, String is) {
        wanted.filter(expectation -> !expectation.equals(is)).ifPresent(expectation -> say(what, is, expectation));
    }

    private void say(String what, String is, Object wanted) {
        differences.add(what + " is " + (is.isEmpty() ? "absent" : is) + ", not " + wanted);
    }
}
