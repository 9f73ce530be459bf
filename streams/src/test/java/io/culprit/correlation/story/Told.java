package io.culprit.correlation.story;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * What the correlation made of a story.
 *
 * @param incidents the final incidents
 * @param transitions every revision, in order
 * @param late buckets that came too late
 */
public record Told(List<Incident> incidents, List<Incident> transitions, long late) {

    private static final Catalogue CATALOGUE = Catalogue.builtIn();

    /** Correlates records in this process. */
    public static Told of(List<EventRecord> records) {
        List<Incident> transitions = new ArrayList<>();
        Correlator correlator = new Correlator(CATALOGUE, transitions::add, Clock.fixed(Story.START, ZoneOffset.UTC));
        records.forEach(correlator::accept);
        correlator.finish();
        return new Told(correlator.incidents(), transitions, correlator.late());
    }

    /** Correlates parts one after the other, each told about at once before the next arrives, as it is live. */
    @SafeVarargs
    public static Told ticking(List<EventRecord>... parts) {
        List<Incident> transitions = new ArrayList<>();
        Correlator correlator = new Correlator(CATALOGUE, transitions::add, Clock.fixed(Story.START, ZoneOffset.UTC));
        for (List<EventRecord> part : parts) {
            part.forEach(correlator::accept);
            correlator.finish();
        }
        return new Told(correlator.incidents(), transitions, correlator.late());
    }
}
