package io.culprit.app.why;

import io.culprit.app.terminal.CausesFirst;
import io.culprit.event.Header;
import io.culprit.incident.Evidence;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * An incident and what ties a request to it.
 *
 * @param incident the incident
 * @param tie what ties them
 * @param moment lines from the time of the request, whether or not the incident keeps them as evidence
 */
record Explanation(Incident incident, Tie tie, List<Evidence> moment) {

    private static final Duration SKEW = Duration.ofSeconds(2);

    /** An incident is felt a little before its first evidence is written, and after its last. */
    private static final Duration MARGIN = Duration.ofSeconds(30);

    /** What ties a request to an incident, the strongest last. */
    enum Tie {
        DURING("it was on at the time"),
        THAT_MOMENT("its evidence is of the second in which the request ended"),
        NAMES_IT("its evidence of that moment names the request's URL or client"),
        ITS_LINE("the request's own line is evidence of it");

        private final String words;

        Tie(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * The incidents that may explain a request, the best explanation first.
     *
     * @param nearby tells the lines from the time of the request that belong to an incident
     */
    static List<Explanation> of(Request request, List<Incident> incidents, Function<Incident, List<Evidence>> nearby) {
        return incidents.stream()
                .filter(incident -> concerns(incident, request))
                .flatMap(incident -> explanation(incident, request, nearby.apply(incident)).stream())
                .sorted(Comparator.comparing(Explanation::strength, Comparator.reverseOrder())
                        // Of equals the cause, not what follows from it.
                        .thenComparing(one -> one.incident().parent().isPresent())
                        .thenComparing(one -> one.incident().severity(), Comparator.reverseOrder())
                        .thenComparing(one -> one.incident().firstEvidenceAt())
                        .thenComparing(one -> one.incident().id()))
                .toList();
    }

    private Tie strength() {
        return tie;
    }

    /** The incident that this one is a consequence of, itself where it is none. */
    Incident cause(CausesFirst causes) {
        return causes.causes().stream()
                .filter(cause -> cause.id().equals(incident.id())
                        || causes.attachedTo(cause).stream()
                                .anyMatch(attached -> attached.id().equals(incident.id())))
                .findFirst()
                .orElse(incident);
    }

    /** Of one server's line the host that failed it may be another, behind it; of both servers' lines it is one of theirs. */
    private static boolean concerns(Incident incident, Request request) {
        List<Header> headers = request.sightings().stream()
                .map(sighting -> sighting.access().header())
                .toList();
        boolean ofItsHosts = incident.host().isEmpty()
                || headers.stream().anyMatch(header -> header.host().equals(incident.host()));
        boolean ofItsService = incident.service().isEmpty()
                || headers.stream().anyMatch(header -> header.service().equals(incident.service()));
        return ofItsService && (ofItsHosts || headers.size() == 1);
    }

    private static Optional<Explanation> explanation(Incident incident, Request request, List<Evidence> moment) {
        List<Evidence> evidence =
                Stream.concat(incident.evidence().stream(), moment.stream()).toList();
        return tie(incident, request, evidence).map(tie -> new Explanation(incident, tie, moment));
    }

    private static Optional<Tie> tie(Incident incident, Request request, List<Evidence> evidence) {
        if (evidence.stream().anyMatch(line -> isOf(line, request))) {
            return Optional.of(Tie.ITS_LINE);
        }
        if (request.fate() == Sighting.Fate.SERVED && !request.slow()) {
            return Optional.empty();
        }
        Span felt = request.span().widened(SKEW);
        if (evidence.stream().anyMatch(line -> felt.holds(line.at()) && names(line.text(), request))) {
            return Optional.of(Tie.NAMES_IT);
        }
        if (request.fate() == Sighting.Fate.REFUSED || !harmful(incident, request.fate())) {
            return Optional.empty();
        }
        Instant ended = request.span().to();
        Span end = new Span(ended, ended).widened(SKEW);
        if (evidence.stream().anyMatch(line -> end.holds(line.at()))) {
            return Optional.of(Tie.THAT_MOMENT);
        }
        return span(incident).distance(request.span()).isZero() ? Optional.of(Tie.DURING) : Optional.empty();
    }

    private static boolean isOf(Evidence evidence, Request request) {
        return evidence.count() == 1
                && request.sightings().stream()
                        .anyMatch(sighting -> sighting.locator().equals(evidence.source()));
    }

    /** The root's path and addresses of the host itself stand in too many lines to tell anything. */
    private static boolean names(String text, Request request) {
        return request.sightings().stream()
                .map(Sighting::access)
                .anyMatch(access -> access.path().length() > 1 && holds(text, access.path())
                        || !access.clientAddress().isEmpty()
                                && !access.clientAddress().startsWith("127.")
                                && !access.clientAddress().equals("::1")
                                && holds(text, access.clientAddress()));
    }

    /** Whether a text holds a word as a whole. */
    private static boolean holds(String text, String word) {
        for (int at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
            int after = at + word.length();
            boolean begins = at == 0 || !Character.isLetterOrDigit(text.charAt(at - 1)) && text.charAt(at - 1) != '.';
            if (begins
                    && (after == text.length()
                            || !Character.isLetterOrDigit(text.charAt(after)) && text.charAt(after) != '/')) {
                return true;
            }
        }
        return false;
    }

    /**
     * Whether it may have hurt such a request at all: a warning of what is to come has not, and what is served late is so by
     * its own doing unless it was bad for all.
     */
    private static boolean harmful(Incident incident, Sighting.Fate fate) {
        return incident.severity() == Severity.CRITICAL
                || fate == Sighting.Fate.FAILED
                        && (incident.impact().requestsFailed().orElse(0) > 0
                                || incident.impact().checksFailed().orElse(0) > 0);
    }

    private static Span span(Incident incident) {
        Instant from = incident.firstEvidenceAt();
        Instant to = incident.resolution()
                .filter(Resolution.RECOVERED::equals)
                .flatMap(recovered -> incident.resolvedAt())
                .orElse(incident.lastEvidenceAt());
        return new Span(from, to.isBefore(from) ? from : to).widened(MARGIN);
    }
}
