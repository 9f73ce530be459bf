package io.culprit.correlation;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.classify.Classification;
import io.culprit.correlation.classify.ClassificationState;
import io.culprit.correlation.classify.RequestTally;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.correlation.scope.ScopeCorrelation;
import io.culprit.correlation.scope.ScopeState;
import io.culprit.correlation.state.MemoryTable;
import io.culprit.correlation.uptime.CheckTable;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import io.culprit.uptime.CheckDay;
import io.culprit.wire.IncidentComparison;
import java.time.Clock;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/**
 * The whole correlation in this process and in memory, for replay: the same classification and the same fold as the
 * topology hosts.
 */
public final class Correlator {

    private final Map<EventKind, Classification> classifications = new EnumMap<>(EventKind.class);
    private final ScopeCorrelation scopes;
    private final Map<String, Incident> last = new HashMap<>();
    private final Consumer<Incident> transitions;
    private final CheckTable checks = new CheckTable(new MemoryTable<>());
    private long late;

    /**
     * @param transitions told every revision as it is published
     * @param clock paces updates that change only figures
     */
    public Correlator(Catalogue catalogue, Consumer<Incident> transitions, Clock clock) {
        this(catalogue, transitions, clock, FoldObserver.NONE);
    }

    /** The same, its folds told to an observer. */
    public Correlator(Catalogue catalogue, Consumer<Incident> transitions, Clock clock, FoldObserver observer) {
        this.transitions = transitions;
        this.scopes = new ScopeCorrelation(catalogue, ScopeState.inMemory(), new Output(), clock, observer);
        for (EventKind kind : EventKind.values()) {
            classifications.put(
                    kind,
                    new Classification(catalogue.classifier(), ClassificationState.inMemory(), scopes::accept, false));
        }
    }

    /**
     * Takes an event or a heartbeat; records of one source must come in its order.
     *
     * @return whether it was an event, and had not come before
     */
    public boolean accept(EventRecord record) {
        EventKind kind = record instanceof Event event ? event.kind() : ((Heartbeat) record).kind();
        boolean fresh = classifications.get(kind).accept(record);
        if (fresh && record instanceof Event event) {
            checks.count(event);
        }
        return fresh;
    }

    /** Takes requests that were counted in place of their events. */
    public void accept(RequestTally requests) {
        classifications.get(EventKind.ACCESS).accept(requests);
    }

    /** Says what has changed so far, as a topology does every now and then. */
    public void tick() {
        classifications.values().forEach(Classification::flush);
        scopes.tick();
    }

    /** Says what is still held back. To be called once, after the last record. */
    public void finish() {
        classifications.values().forEach(Classification::flush);
        scopes.finish();
    }

    /** The incidents that stand, each in its last revision, by first evidence. */
    public List<Incident> incidents() {
        return IncidentComparison.standing(last.values());
    }

    /** How HTTP checks came out, day by day. */
    public List<CheckDay> checks() {
        return checks.days();
    }

    /** Buckets that came too late to count. */
    public long late() {
        return late;
    }

    /** Records that had been taken before. */
    public long duplicates() {
        return classifications.values().stream()
                .mapToLong(Classification::duplicates)
                .sum();
    }

    private final class Output implements ScopeCorrelation.Output {
        @Override
        public void transition(Incident revision) {
            last.put(revision.id(), revision);
            transitions.accept(revision);
        }

        @Override
        public void late(Scope scope, SignalBucket bucket) {
            late++;
        }
    }
}
