package io.culprit.shipper.reading;

import io.culprit.shipper.delivery.EventSink;
import java.io.Closeable;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;

/** Passes on the entries of all sources in the order of (position in time, name of the source). */
final class Merge implements Closeable {

    private static final int REPORTED_EVERY = 1_024;

    private final List<SourceReader> readers = new ArrayList<>();
    private final EventSink sink;
    private final Heartbeats<SourceReader> heartbeats;
    private final LongConsumer progress;

    private record Head(Instant position, SourceReader reader) implements Comparable<Head> {

        @Override
        public int compareTo(Head other) {
            int byPosition = position.compareTo(other.position);
            return byPosition != 0
                    ? byPosition
                    : reader.source().name().compareTo(other.reader.source().name());
        }
    }

    Merge(EventSink sink, Heartbeats<SourceReader> heartbeats, LongConsumer progress) {
        this.sink = sink;
        this.heartbeats = heartbeats;
        this.progress = progress;
    }

    /**
     * Adds sources; those without times are placed before the first record of the others.
     *
     * @param withoutOthers their place when no source has times
     */
    void add(List<SourceReader> more, Settled settled, Instant withoutOthers) throws IOException {
        heartbeats.roster(more);
        readers.addAll(more);
        Optional<Instant> first = Optional.empty();
        for (SourceReader reader : readers) {
            if (reader.source().timed()) {
                first = least(first, position(reader, settled));
            }
        }
        Instant untimedAt = first.orElse(withoutOthers);
        more.forEach(reader -> reader.untimedAt(untimedAt));
    }

    private static Optional<Instant> position(SourceReader reader, Settled settled) throws IOException {
        return reader.lastPosition().isPresent() ? reader.lastPosition() : reader.position(settled.test(reader));
    }

    /**
     * Passes on all that is there.
     *
     * @param settled whether the end of what is there is to be taken for the end, source by source
     * @param stopped asked now and then whether to pass on no more
     * @return how many entries were passed on
     */
    long run(Settled settled, Heartbeats.Reach<SourceReader> reach, BooleanSupplier stopped) throws IOException {
        PriorityQueue<Head> heads = new PriorityQueue<>();
        for (SourceReader reader : readers) {
            head(reader, settled).ifPresent(heads::add);
        }
        long passed = 0;
        boolean on = !stopped.getAsBoolean();
        for (Head head = heads.poll(); head != null && on; head = heads.poll()) {
            // One source mostly has several entries before the next one has any.
            for (Optional<Head> next = Optional.of(head); next.isPresent() && on; ) {
                head = next.get();
                if (!heads.isEmpty() && heads.peek().compareTo(head) < 0) {
                    heads.add(head);
                    break;
                }
                pass(head, reach);
                if (++passed % REPORTED_EVERY == 0) {
                    progress.accept(bytesRead());
                    on = !stopped.getAsBoolean();
                }
                next = head(head.reader(), settled);
            }
        }
        progress.accept(bytesRead());
        return passed;
    }

    /** Whether a source's end is to be taken for its end. */
    @FunctionalInterface
    interface Settled {

        boolean test(SourceReader reader);
    }

    ReadingSummary summary() {
        return new ReadingSummary(
                readers.stream()
                        .flatMap(reader -> reader.summary().stream())
                        .sorted(Comparator.comparing(ReadingSummary.OfSource::source)
                                .thenComparing(ReadingSummary.OfSource::format))
                        .toList(),
                readers.stream().flatMap(reader -> reader.setBacks().stream()).toList(),
                readers.stream().flatMap(reader -> reader.damages().stream()).toList());
    }

    private void pass(Head head, Heartbeats.Reach<SourceReader> reach) throws IOException {
        head.reader().pass(sink);
        heartbeats.passed(head.reader(), head.position(), reach);
    }

    private static Optional<Head> head(SourceReader reader, Settled settled) throws IOException {
        return reader.position(settled.test(reader)).map(position -> new Head(position, reader));
    }

    private long bytesRead() {
        return readers.stream().mapToLong(SourceReader::bytesRead).sum();
    }

    private static Optional<Instant> least(Optional<Instant> one, Optional<Instant> other) {
        return one.isEmpty() || other.filter(one.get()::isAfter).isPresent() ? other : one;
    }

    @Override
    public void close() throws IOException {
        for (SourceReader reader : readers) {
            reader.close();
        }
    }
}
