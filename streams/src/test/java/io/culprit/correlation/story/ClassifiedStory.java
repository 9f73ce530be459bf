package io.culprit.correlation.story;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.classify.Classification;
import io.culprit.correlation.classify.ClassificationState;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.signal.SignalRecord;
import java.util.ArrayList;
import java.util.List;

/** A classification with its state in memory, and what it told. */
public final class ClassifiedStory {

    private final List<SignalRecord> onward = new ArrayList<>();
    private final Classification classification;

    /** @param eager whether it tells buckets before they are final */
    public ClassifiedStory(boolean eager) {
        classification = new Classification(
                Catalogue.builtIn().classifier(), ClassificationState.inMemory(), onward::add, eager);
    }

    public void take(List<EventRecord> records) {
        records.forEach(classification::accept);
    }

    /** The records of a story without its heartbeats. */
    public List<EventRecord> linesOf(Story story) {
        return story.shipped(1).stream().filter(Event.class::isInstance).toList();
    }

    public Classification classification() {
        return classification;
    }

    public List<SignalRecord> onward() {
        return onward;
    }
}
