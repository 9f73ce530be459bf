package io.culprit.topology;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.scope.ScopeCorrelation;
import io.culprit.correlation.scope.ScopeState;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import io.culprit.wire.DeadLetter;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.apache.kafka.streams.processor.PunctuationType;
import org.apache.kafka.streams.processor.api.Processor;
import org.apache.kafka.streams.processor.api.ProcessorContext;
import org.apache.kafka.streams.processor.api.Record;

/** Hosts the correlation of the scopes of one partition of signals. */
final class CorrelateProcessor implements Processor<String, List<SignalRecord>, String, Object> {

    private static final Duration FOLD_EVERY = Duration.ofMillis(50);

    private final Supplier<Catalogue> catalogues;
    private final Clock clock;
    private final CommitPace pace;
    private boolean told;
    private ProcessorContext<String, Object> context;
    private ScopeState state;
    private Catalogue catalogue;
    private ScopeCorrelation correlation;

    CorrelateProcessor(Supplier<Catalogue> catalogues, Clock clock, CommitPace pace) {
        this.pace = pace;
        this.catalogues = catalogues;
        this.clock = clock;
        this.catalogue = catalogues.get();
    }

    @Override
    public void init(ProcessorContext<String, Object> processorContext) {
        context = processorContext;
        state = state(context);
        correlate();
        context.schedule(FOLD_EVERY, PunctuationType.WALL_CLOCK_TIME, now -> tick());
    }

    /** Patterns may have changed while nothing ran, too. */
    private void correlate() {
        correlation = new ScopeCorrelation(catalogue, state, new Forwarding(), clock);
        correlation.adopt();
    }

    private void tick() {
        Catalogue now = catalogues.get();
        if (now != catalogue) {
            catalogue = now;
            correlate();
        }
        correlation.tick();
        if (told && pace.allows(context.currentSystemTimeMs())) {
            context.commit();
        }
        told = false;
    }

    private static ScopeState state(ProcessorContext<?, ?> context) {
        return new ScopeState(
                new StoreTable<>(context, Names.FEEDS),
                new StoreTable<>(context, Names.PENDING_BUCKETS),
                new StoreTable<>(context, Names.BASES),
                new StoreTable<>(context, Names.EPISODES),
                new MirroredTable<>(context, Names.PUBLISHED),
                new MirroredTable<>(context, Names.MEMBERS));
    }

    @Override
    public void process(Record<String, List<SignalRecord>> record) {
        record.value().forEach(correlation::accept);
    }

    private final class Forwarding implements ScopeCorrelation.Output {

        @Override
        public void transition(Incident revision) {
            Record<String, Object> record = new Record<>(revision.id(), revision, context.currentSystemTimeMs());
            told = true;
            context.forward(record, Names.WRITE_ALERTS);
            context.forward(record, Names.WRITE_INCIDENTS);
        }

        @Override
        public void late(Scope scope, SignalBucket bucket) {
            DeadLetter letter = new DeadLetter(
                    DeadLetter.Stage.CORRELATE,
                    DeadLetter.Reason.LATE,
                    bucket.count() + " occurrences of " + bucket.signal() + " until " + bucket.last()
                            + " came below the watermark of service " + scope.service(),
                    bucket.host(),
                    bucket.exemplars().get(0).source(),
                    bucket.exemplars().get(0).offset(),
                    "");
            context.forward(
                    new Record<>(scope.service(), (Object) letter, context.currentSystemTimeMs()), Names.WRITE_LATE);
        }
    }
}
