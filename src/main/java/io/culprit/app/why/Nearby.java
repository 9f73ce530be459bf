package io.culprit.app.why;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.signal.Classifier;
import io.culprit.correlation.signal.Occurrence;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.incident.Evidence;
import io.culprit.incident.Incident;
import io.culprit.shipper.format.text.Bounded;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * Lines of error logs from the time of one request that patterns would quote: an incident that lasts keeps only some of its
 * evidence, and not always that of the moment asked about.
 */
final class Nearby implements Consumer<Event> {

    private static final Duration SKEW = Duration.ofSeconds(2);
    private static final int MOST = 100;
    private static final int LONGEST = 1_000;

    private final Span span;
    private final Catalogue catalogue;
    private final Classifier classifier;
    private final List<Seen> seen = new ArrayList<>();

    /** Lines so far, so that a host that says much leaves room for the others. */
    private final Map<String, Integer> ofHost = new HashMap<>();

    private record Seen(String host, Occurrence occurrence, Evidence evidence) {}

    /** @param span the time of the request; what is written 2 s before or after it is of it, too */
    Nearby(Span span, Catalogue catalogue) {
        this.span = span.widened(SKEW);
        this.catalogue = catalogue;
        this.classifier = catalogue.classifier();
    }

    @Override
    public void accept(Event event) {
        Header header = event.header();
        if (event instanceof ErrorEvent
                && span.holds(header.time())
                && ofHost.merge(header.host(), 1, Integer::sum) <= MOST) {
            for (Occurrence occurrence : classifier.classify(event)) {
                Evidence evidence = new Evidence(
                        header.time(),
                        occurrence.signal(),
                        header.path() + ":" + header.delivery().offset(),
                        Bounded.cut(event.text(), LONGEST),
                        1);
                seen.add(new Seen(header.host(), occurrence, evidence));
            }
        }
    }

    /** Those lines of the incident's host that its pattern quotes. */
    List<Evidence> of(Incident incident) {
        return seen.stream()
                .filter(one -> one.host().equals(incident.host()))
                .filter(one -> catalogue.patterns().stream()
                        .filter(pattern -> pattern.definition().pattern().equals(incident.pattern()))
                        .anyMatch(pattern -> pattern.quotes(
                                one.occurrence().signal(), one.occurrence().fields())))
                .map(Seen::evidence)
                .toList();
    }
}
