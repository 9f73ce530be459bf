package io.culprit.app.replay.topics;

import io.culprit.app.replay.Batches;
import io.culprit.app.replay.Partial;
import io.culprit.app.replay.Replay;
import io.culprit.app.replay.Statistics;
import io.culprit.app.terminal.Progress;
import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.event.Event;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.Rejections;
import io.culprit.wire.EventLines;
import java.io.InterruptedIOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.KafkaConsumer;

/**
 * One pass of the correlation over the topics of events, up to where they end when it begins.
 *
 * <p>It is the same classification and the same fold as the topology hosts, in memory. One thread fetches and parses, the
 * calling one correlates. Time stands still for it: records do not say who was silent, so no source is left out for silence.
 */
public final class TopicReplay {

    private final Connection connection;
    private final Catalogue catalogue;
    private final Range range;
    private final Clock clock;
    private final Consumer<Event> watcher;

    /** @param watcher sees every event once it was handed to the correlation */
    public TopicReplay(Connection connection, Catalogue catalogue, Range range, Clock clock, Consumer<Event> watcher) {
        this.connection = connection;
        this.catalogue = catalogue;
        this.range = range;
        this.clock = clock;
        this.watcher = watcher;
    }

    /**
     * What came of it.
     *
     * @param outcome as of files; its lines are events
     * @param gaps topics that lack some of what was asked for
     * @param wholeFrom event time from which on nothing is missing; empty where nothing is at all
     */
    public record Found(Replay.Outcome outcome, List<Gap> gaps, Optional<Instant> wholeFrom) {
        public Found {
            gaps = List.copyOf(gaps);
        }

        /** Of files, which are read whole. */
        public static Found ofFiles(Replay.Outcome outcome) {
            return new Found(outcome, List.of(), Optional.empty());
        }
    }

    /**
     * Reads everything.
     *
     * @param progress begins to show it, given how many offsets there are
     * @param observer is told the folds
     * @param stopped asked now and then, from another thread, whether to stop
     * @throws io.culprit.app.lifecycle.Failure when the topics are not there
     * @throws io.culprit.shipper.delivery.DeliveryException when no broker answers
     */
    public Found run(LongFunction<Progress> progress, FoldObserver observer, BooleanSupplier stopped)
            throws InterruptedIOException {
        connection.requireAnswer();
        try (KafkaConsumer<byte[], byte[]> consumer = EventTopics.consumer(connection)) {
            List<Lane> lanes = EventTopics.assigned(consumer, range, connection.bootstrapServers());
            try (Progress shown = progress.apply(sum(lanes, Lane::length))) {
                return read(consumer, lanes, shown, observer, stopped);
            }
        }
    }

    private Found read(
            KafkaConsumer<byte[], byte[]> consumer,
            List<Lane> lanes,
            Progress shown,
            FoldObserver observer,
            BooleanSupplier stopped)
            throws InterruptedIOException {
        Instant begun = clock.instant();
        Correlator correlator =
                new Correlator(catalogue, transition -> {}, Clock.fixed(begun, ZoneOffset.UTC), observer);
        Batches<EventRecord> batches = new Batches<>();
        Rejections rejections = Rejections.counting();
        Tally tally = new Tally(rejections);
        EventLines.EssentialReader lines =
                new EventLines.EssentialReader(catalogue.classifier().attributes(EventKind.ACCESS));
        Fetching fetching = new Fetching(consumer, connection, lanes, range, lines, tally);
        Merge.Fetch telling = () -> {
            fetching.more();
            shown.to(sum(lanes, Lane::done));
        };
        Taken taken = new Taken(correlator, watcher);
        try (MergeThread reader = new MergeThread(lanes, telling, stopped, batches)) {
            reader.start();
            taken.all(batches);
            Optional<Partial> partial =
                    reader.readEverything() ? Optional.empty() : Optional.of(partial(taken, tally, lanes));
            correlator.finish();
            Statistics statistics = new Statistics(
                    taken.counts().requestsByStatus(),
                    tally.summary(),
                    tally.bytes(),
                    Duration.between(begun, clock.instant()));
            List<Gap> gaps = EventTopics.gaps(lanes, range);
            return new Found(
                    new Replay.Outcome(
                            correlator.incidents(),
                            taken.counts().events(),
                            rejections,
                            statistics,
                            correlator.late(),
                            correlator.checks(),
                            partial),
                    gaps,
                    Stream.concat(range.from().stream(), gaps.stream().map(Gap::whole))
                            .max(Instant::compareTo));
        }
    }

    private static Partial partial(Taken taken, Tally tally, Collection<Lane> lanes) {
        double done = Math.max(1, sum(lanes, Lane::done));
        return new Partial(
                taken.counts().reached(), tally.bytes(), Math.round(tally.bytes() * (sum(lanes, Lane::length) / done)));
    }

    private static long sum(Collection<Lane> lanes, ToLongFunction<Lane> figure) {
        return lanes.stream().mapToLong(figure).sum();
    }
}
