package io.culprit.correlation.classify;

import io.culprit.correlation.signal.Classifier;
import io.culprit.correlation.signal.Occurrence;
import io.culprit.correlation.signal.RequestClasses;
import io.culprit.event.AccessEvent;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.signal.Frontier;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Takes the records of one kind of event of one partition, and gives the buckets they make.
 *
 * <p>The first occurrence in a bucket goes on at once, growth when {@link #flush} is called, and the final bucket before
 * the frontier that vouches for it. A bucket may therefore go on several times; each version replaces the one before.
 *
 * <p>It works in memory. What changed is stored by {@link #save}, once for many events; what is stored is taken up when a
 * classification is made.
 */
public final class Classification {

    /** How long facts of a host are kept for services that are configured on it later. */
    private static final Duration FACTS_KEPT = Duration.ofDays(30);

    /** A service on a host; without a service, the host itself. */
    private record Place(String service, String host) {

        @Override
        public int hashCode() {
            return 31 * host.hashCode() + service.hashCode();
        }
    }

    private Classifier classifier;
    private RequestClasses requestClasses;
    private final ClassificationState state;
    private final Consumer<SignalRecord> onward;
    private final boolean eager;
    private final HighWater highWater;
    private final Map<Place, Owner> owners = new HashMap<>();
    private final List<OpenBucket> unsaved = new ArrayList<>();

    /** Buckets grown since they last went on. Lost in a crash: until the frontier passes, nobody relies on them. */
    private final Set<OpenBucket> grown = new LinkedHashSet<>();

    private Owner latest = new Owner("", "");
    private final Consumer<OpenBucket> evicted = this::forget;
    private long duplicates;

    /**
     * @param state what is remembered between records
     * @param onward takes what goes on to correlation
     * @param eager whether buckets go on before they are final
     */
    public Classification(
            Classifier classifier, ClassificationState state, Consumer<SignalRecord> onward, boolean eager) {
        this.classifier = classifier;
        this.requestClasses = new RequestClasses(classifier);
        this.state = state;
        this.onward = onward;
        this.eager = eager;
        this.highWater = new HighWater(state.highWater());
        state.buckets().scan("").forEach(bucket -> owner(bucket.service(), bucket.host())
                .buckets()
                .restore(bucket, classifier.most(bucket.signal()), evicted));
    }

    /** Goes on with other signals; what was counted of the ones before stays counted. */
    public void adopt(Classifier other) {
        classifier = other;
        requestClasses = new RequestClasses(other);
    }

    /**
     * Takes one record. Records of one source must come in its order; those sent again are recognised and dropped.
     *
     * @return whether it was an event, and had not come before
     */
    public boolean accept(EventRecord record) {
        if (record instanceof Heartbeat heartbeat) {
            heard(heartbeat);
        } else if (record instanceof Event event) {
            return accept(event);
        }
        return false;
    }

    private boolean accept(Event event) {
        Header header = event.header();
        if (!highWater.rise(header.delivery())) {
            duplicates++;
            return false;
        }
        List<Occurrence> found = classified(event);
        if (!found.isEmpty()) {
            Owner owner = owner(header.service(), header.host());
            for (int i = 0; i < found.size(); i++) {
                count(owner, event, found.get(i));
            }
        }
        return true;
    }

    private List<Occurrence> classified(Event event) {
        return event instanceof AccessEvent request ? requestClasses.classify(request) : classifier.classify(event);
    }

    /**
     * Takes requests that were counted, as {@link #accept(EventRecord)} would their events.
     *
     * @return whether they had not come before
     */
    public boolean accept(RequestTally requests) {
        boolean fresh = highWater.rise(requests.last());
        if (fresh) {
            Owner owner = owner(requests.service(), requests.host());
            requests.counts().forEach(counted -> count(owner, counted));
        } else {
            duplicates += requests.requests();
        }
        return fresh;
    }

    private void count(Owner owner, RequestTally.Counted counted) {
        for (Occurrence occurrence : counted.of().occurrences()) {
            OpenBucket bucket = owner.buckets().of(occurrence, owner, counted.first(), evicted);
            if (bucket != null) {
                bucket.count(counted);
                grown(owner, bucket, counted.count());
            }
        }
    }

    /** Sends on the buckets that have grown. */
    public void flush() {
        grown.forEach(this::tell);
        grown.clear();
    }

    /** Stores what has changed. To be called before anything that was taken is acknowledged. */
    public void save() {
        highWater.save();
        for (OpenBucket bucket : unsaved) {
            if (bucket.unsaved) {
                bucket.unsaved = false;
                state.buckets().put(bucket.key(), bucket.bucket());
            }
        }
        unsaved.clear();
    }

    /** Records recognised as sent before. */
    public long duplicates() {
        return duplicates;
    }

    private Owner owner(String service, String host) {
        if (!latest.isOf(service, host)) {
            latest = lookedUp(service, host);
        }
        return latest;
    }

    private Owner lookedUp(String service, String host) {
        Place place = new Place(service, host);
        Owner known = owners.get(place);
        if (known == null) {
            known = new Owner(service, host);
            known.vouch(state.vouched().get(known.key()).orElse(Vouched.NOTHING));
            owners.put(place, known);
        }
        return known;
    }

    private void count(Owner owner, Event event, Occurrence occurrence) {
        OpenBucket bucket = owner.buckets().of(occurrence, owner, event.header().positionTime(), evicted);
        if (bucket != null) {
            bucket.count(event);
            grown(owner, bucket, 1);
        }
    }

    private void grown(Owner owner, OpenBucket bucket, long by) {
        if (!bucket.unsaved && state.buckets().isKept()) {
            bucket.unsaved = true;
            unsaved.add(bucket);
        }
        if (bucket.limited()
                && bucket.end().getEpochSecond() > second(owner.vouched().complete())) {
            // It may still have to make room, and what was told cannot be taken back.
            return;
        }
        if (eager && bucket.count() == by) {
            tell(bucket);
        } else if (!bucket.untold) {
            bucket.untold = true;
            grown.add(bucket);
        }
    }

    private void heard(Heartbeat heartbeat) {
        Owner owner = owner(heartbeat.service(), heartbeat.host());
        Vouched before = owner.vouched();
        Vouched now = before.after(heartbeat);
        vouch(owner, now);
        boolean ofHost = heartbeat.service().isEmpty();
        if (ofHost) {
            introduce(owner, before.services(), now.services());
        }
        finish(owner, before, now);
        for (String service : ofHost ? now.services() : List.of(heartbeat.service())) {
            onward.accept(new Frontier(
                    service, heartbeat.host(), heartbeat.kind(), ofHost, heartbeat.feeds(), heartbeat.roster()));
        }
    }

    private void vouch(Owner owner, Vouched now) {
        if (!now.equals(owner.vouched())) {
            owner.vouch(now);
            state.vouched().put(owner.key(), now);
        }
    }

    /** Facts of a host concern services that are configured on it later, too. */
    private void introduce(Owner owner, List<String> known, List<String> services) {
        List<String> added = new ArrayList<>(services);
        added.removeAll(known);
        if (!added.isEmpty()) {
            for (OpenBucket fact : owner.buckets().all()) {
                SignalBucket bucket = fact.bucket();
                added.forEach(service -> onward.accept(bucket.forService(service)));
            }
        }
    }

    /**
     * Sends on for the last time what cannot grow any more: what ends below the frontier or, when all sources have ended,
     * everything. Facts of a host are kept for services to come.
     */
    private void finish(Owner owner, Vouched before, Vouched now) {
        boolean over = now.over() && !before.over();
        long finished = second(before.complete());
        long complete = second(now.complete());
        Vouched reached = now;
        for (OpenBucket bucket : owner.buckets().between(finished, over ? Long.MAX_VALUE : complete)) {
            boolean toldAtOnce = eager && bucket.count() == 1 && !bucket.limited();
            if (!toldAtOnce) {
                tell(bucket);
            }
            bucket.untold = false;
            grown.remove(bucket);
            reached = over ? now.upTo(bucket.end()) : now;
        }
        vouch(owner, reached);
        if (!owner.ofHost()) {
            owner.buckets().removeBetween(finished, complete).forEach(this::forget);
        }
        if (now.complete().isPresent()) {
            owner.buckets()
                    .removeBetween(Long.MIN_VALUE, Math.min(finished, complete - FACTS_KEPT.getSeconds()))
                    .forEach(this::forget);
        }
    }

    private void forget(OpenBucket bucket) {
        bucket.unsaved = false;
        if (state.buckets().isKept()) {
            state.buckets().remove(bucket.key());
        }
    }

    /** The last whole second up to a time. */
    private static long second(Optional<Instant> time) {
        return time.isPresent() ? time.get().getEpochSecond() : Long.MIN_VALUE;
    }

    private void tell(OpenBucket told) {
        told.untold = false;
        SignalBucket bucket = told.bucket();
        if (!told.ofHost()) {
            onward.accept(bucket);
            return;
        }
        owner("", bucket.host()).vouched().services().forEach(service -> onward.accept(bucket.forService(service)));
    }
}
