package io.culprit.correlation.classify;

import io.culprit.correlation.signal.Classifier;
import io.culprit.correlation.signal.Occurrence;
import io.culprit.event.Delivery;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.signal.Exemplar;
import io.culprit.signal.Frontier;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Takes the records of one kind of event of one partition, and gives the buckets they make.
 *
 * <p>The first occurrence in a bucket goes on at once, growth when {@link #flush} is called, and the final bucket before
 * the frontier that vouches for it. A bucket may therefore go on several times; each version replaces the one before.
 */
public final class Classification {

    /** How long facts of a host are kept for services that are configured on it later. */
    private static final Duration FACTS_KEPT = Duration.ofDays(30);

    private Classifier classifier;
    private final ClassificationState state;
    private final Consumer<SignalRecord> onward;
    private final boolean eager;

    /** Buckets grown since they last went on. Lost in a crash: until the frontier passes, nobody relies on them. */
    private final Map<String, SignalBucket> grown = new LinkedHashMap<>();

    private long duplicates;

    /**
     * @param state what is remembered between records
     * @param onward takes what goes on to correlation
     * @param eager whether buckets go on before they are final
     */
    public Classification(
            Classifier classifier, ClassificationState state, Consumer<SignalRecord> onward, boolean eager) {
        this.classifier = classifier;
        this.state = state;
        this.onward = onward;
        this.eager = eager;
    }

    /** Goes on with other signals; what was counted of the ones before stays counted. */
    public void adopt(Classifier other) {
        classifier = other;
    }

    /**
     * Takes one record. Records of one source must come in its order; those sent again are recognised and dropped.
     *
     * @return whether it was an event, and had not come before
     */
    public boolean accept(EventRecord record) {
        if (record instanceof Heartbeat heartbeat) {
            heard(heartbeat);
        } else if (record instanceof Event event && fresh(event.header().delivery())) {
            for (Occurrence occurrence : classifier.classify(event)) {
                count(event, occurrence);
            }
            return true;
        }
        return false;
    }

    /** Sends on the buckets that have grown. */
    public void flush() {
        grown.values().forEach(this::tell);
        grown.clear();
    }

    /** Records recognised as sent before. */
    public long duplicates() {
        return duplicates;
    }

    private boolean fresh(Delivery delivery) {
        Optional<Delivery> last = state.highWater().get(delivery.generationKey());
        if (last.isPresent() && delivery.compareTo(last.get()) <= 0) {
            duplicates++;
            return false;
        }
        state.highWater().put(delivery.generationKey(), delivery);
        return true;
    }

    private void count(Event event, Occurrence occurrence) {
        Exemplar exemplar = new Exemplar(
                event.header().positionTime(),
                event.text(),
                event.header().path(),
                event.header().delivery().offset());
        SignalBucket one = SignalBucket.of(
                occurrence.signal(),
                event.header().service(),
                event.header().host(),
                occurrence.fields(),
                occurrence.width(),
                exemplar);
        String key = key(one);
        Optional<SignalBucket> known = state.buckets().get(key);
        SignalBucket bucket =
                known.map(grownBucket -> grownBucket.plus(exemplar)).orElse(one);
        state.buckets().put(key, bucket);
        if (eager && known.isEmpty()) {
            tell(bucket);
        } else {
            grown.put(key, bucket);
        }
    }

    private void heard(Heartbeat heartbeat) {
        String owner = ownerKey(heartbeat.service(), heartbeat.host());
        Vouched before = state.vouched().get(owner).orElse(Vouched.NOTHING);
        Vouched now = before.after(heartbeat);
        state.vouched().put(owner, now);
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

    /** Facts of a host concern services that are configured on it later, too. */
    private void introduce(String owner, List<String> known, List<String> services) {
        List<String> added = new ArrayList<>(services);
        added.removeAll(known);
        if (!added.isEmpty()) {
            for (SignalBucket bucket : state.buckets().scan(owner)) {
                added.forEach(service -> onward.accept(bucket.forService(service)));
            }
        }
    }

    /**
     * Sends on for the last time what cannot grow any more: what ends below the frontier or, when all sources have ended,
     * everything. Facts of a host are kept for services to come.
     */
    private void finish(String owner, Vouched before, Vouched now) {
        boolean over = now.over() && !before.over();
        for (SignalBucket bucket : state.buckets().scan(owner)) {
            boolean complete = endsBy(bucket, now.complete());
            if (!complete && !over) {
                break;
            }
            String key = key(bucket);
            if (endsBy(bucket, before.complete())) {
                if (endsBy(bucket, now.complete().map(time -> time.minus(FACTS_KEPT)))) {
                    state.buckets().remove(key);
                }
                continue;
            }
            boolean toldAtOnce = eager && bucket.count() == 1;
            if (!toldAtOnce) {
                tell(bucket);
            }
            grown.remove(key);
            if (complete && !bucket.service().isEmpty()) {
                state.buckets().remove(key);
            }
            if (over) {
                state.vouched().put(owner, now.upTo(bucket.end()));
            }
        }
    }

    private static boolean endsBy(SignalBucket bucket, Optional<Instant> time) {
        return time.isPresent() && !bucket.end().isAfter(time.get());
    }

    private void tell(SignalBucket bucket) {
        if (!bucket.service().isEmpty()) {
            onward.accept(bucket);
            return;
        }
        state.vouched()
                .get(ownerKey("", bucket.host()))
                .orElse(Vouched.NOTHING)
                .services()
                .forEach(service -> onward.accept(bucket.forService(service)));
    }

    private static String key(SignalBucket bucket) {
        return ownerKey(bucket.service(), bucket.host()) + bucket.identity();
    }

    private static String ownerKey(String service, String host) {
        return service + "|" + host + "|";
    }
}
