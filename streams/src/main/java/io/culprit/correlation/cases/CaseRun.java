package io.culprit.correlation.cases;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.pattern.PatternCase;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One run of a case through the classification and the fold.
 *
 * @param incidents those that stand at the end
 * @param transitions every revision, in order
 * @param late buckets that came too late to count
 */
public record CaseRun(List<Incident> incidents, List<Incident> transitions, long late) {

    public CaseRun {
        incidents = List.copyOf(incidents);
        transitions = List.copyOf(transitions);
    }

    /** As it happened: every second is told about before the next one comes. */
    public static CaseRun live(Catalogue catalogue, PatternCase told) {
        return run(catalogue, CaseTimeline.of(told).shipment().live().stream());
    }

    /**
     * In an order across sources and in batches that are drawn.
     *
     * @param batch records taken between two tellings
     */
    public static CaseRun shuffled(Catalogue catalogue, PatternCase told, long seed, int batch) {
        List<EventRecord> records = CaseTimeline.of(told).shipment().shuffled(seed);
        List<List<EventRecord>> parts = new ArrayList<>();
        for (int from = 0; from < records.size(); from += batch) {
            parts.add(records.subList(from, Math.min(records.size(), from + batch)));
        }
        return run(catalogue, parts.stream());
    }

    private static CaseRun run(Catalogue catalogue, Stream<List<EventRecord>> parts) {
        List<Incident> transitions = new ArrayList<>();
        Correlator correlator =
                new Correlator(catalogue, transitions::add, Clock.fixed(CaseTimeline.START, ZoneOffset.UTC));
        parts.forEach(part -> {
            part.forEach(correlator::accept);
            correlator.tick();
        });
        correlator.finish();
        return new CaseRun(correlator.incidents(), transitions, correlator.late());
    }
}
