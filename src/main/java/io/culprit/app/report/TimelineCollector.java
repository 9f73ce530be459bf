package io.culprit.app.report;

import io.culprit.correlation.signal.Classifier;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.Software;
import java.time.Instant;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/**
 * Watches events go by and counts them for a {@link Timeline}, in memory that does not grow with them.
 *
 * <p>Spans are a second wide at first and are joined to wider ones when a track fills too many. Events may come in any order:
 * the result is the same. For one thread.
 */
public final class TimelineCollector implements Consumer<Event> {

    /** Spans that a track may fill: a day in half minutes. */
    static final int MOST_BUCKETS = 3_000;

    /** Tracks whose names are words of logs are kept apart up to here. */
    static final int MOST_TRACKS = 24;

    private static final int SERVER_ERROR = 500;

    private final TrackChoice choice;
    private final BucketWidth width = new BucketWidth();
    private final Map<Track, TrackBuckets> tracks = new HashMap<>();
    private final Map<Software, TrackBuckets> requests = new EnumMap<>(Software.class);
    private final Map<Software, TrackBuckets> serverErrors = new EnumMap<>(Software.class);

    /** @param classifier tells the signals of error logs; nobody else may use it meanwhile */
    public TimelineCollector(Classifier classifier) {
        this.choice = new TrackChoice(classifier);
    }

    @Override
    public void accept(Event event) {
        if (event instanceof AccessEvent request) {
            count(event, requests(request.software()), 1);
            if (request.status() >= SERVER_ERROR) {
                count(event, serverErrors(request.software()), 1);
            }
        } else {
            for (TrackChoice.Chosen chosen : choice.of(event)) {
                count(event, track(chosen.track()), chosen.value());
            }
        }
    }

    /** What was seen so far. */
    public Timeline timeline() {
        List<Timeline.Series> series = new TreeMap<>(tracks)
                .entrySet().stream()
                        .map(track -> track.getValue().series(track.getKey(), width.seconds()))
                        .toList();
        return new Timeline(width.duration(), series);
    }

    private void count(Event event, TrackBuckets track, long value) {
        Instant at = event.header().positionTime();
        Bucket bucket = track.at(Math.floorDiv(at.getEpochSecond(), width.seconds()));
        bucket.add(value);
        if (track.isQuoted()) {
            bucket.quote(event);
        }
        while (track.size() > MOST_BUCKETS) {
            long before = width.seconds();
            width.widen();
            long times = width.seconds() / before;
            tracks.values().forEach(each -> each.join(times));
        }
    }

    private TrackBuckets requests(Software software) {
        return requests.computeIfAbsent(software, any -> track(new Track(Lane.REQUESTS, any.label())));
    }

    private TrackBuckets serverErrors(Software software) {
        return serverErrors.computeIfAbsent(software, any -> track(new Track(Lane.SERVER_ERRORS, any.label())));
    }

    private TrackBuckets track(Track track) {
        TrackBuckets known = tracks.get(track);
        if (known != null) {
            return known;
        }
        Track kept = tracks.size() < MOST_TRACKS ? track : new Track(track.lane(), Track.OTHERS);
        return tracks.computeIfAbsent(kept, any -> new TrackBuckets(any.lane().isQuoted()));
    }

    /** The spans of one track, by number since the epoch. */
    private static final class TrackBuckets {

        private final boolean quoted;
        private Map<Long, Bucket> buckets = new HashMap<>();
        private long lastIndex = Long.MIN_VALUE;
        private Bucket last = new Bucket();

        TrackBuckets(boolean quoted) {
            this.quoted = quoted;
        }

        boolean isQuoted() {
            return quoted;
        }

        int size() {
            return buckets.size();
        }

        /** Events next to each other mostly fall in the same span. */
        Bucket at(long index) {
            if (index != lastIndex) {
                last = buckets.computeIfAbsent(index, any -> new Bucket());
                lastIndex = index;
            }
            return last;
        }

        void join(long times) {
            Map<Long, Bucket> joined = new HashMap<>();
            buckets.forEach((index, bucket) -> joined.computeIfAbsent(Math.floorDiv(index, times), any -> new Bucket())
                    .join(bucket));
            buckets = joined;
            lastIndex = Long.MIN_VALUE;
        }

        Timeline.Series series(Track track, long seconds) {
            return new Timeline.Series(
                    track,
                    new TreeMap<>(buckets)
                            .entrySet().stream()
                                    .map(bucket -> new Timeline.Point(
                                            Instant.ofEpochSecond(bucket.getKey() * seconds),
                                            bucket.getValue().value(track.lane()),
                                            bucket.getValue().lines()))
                                    .toList());
        }
    }
}
