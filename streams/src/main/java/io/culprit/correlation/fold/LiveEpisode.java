package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** An episode in a fold: as it was last frozen, and thawed as soon as something happens to it. */
final class LiveEpisode {

    private final CompiledPattern pattern;
    private final Scope scope;
    private final EpisodeKey key;
    private final SeenSupports seen;
    private final FoldObserver observer;
    private Episode frozen;
    private Optional<EpisodeFold> thawed = Optional.empty();
    private boolean changed;
    private boolean touched;

    LiveEpisode(
            CompiledPattern pattern,
            Scope scope,
            EpisodeKey key,
            Episode frozen,
            SeenSupports seen,
            FoldObserver observer) {
        this.pattern = pattern;
        this.scope = scope;
        this.key = key;
        this.frozen = frozen;
        this.seen = seen;
        this.observer = observer;
    }

    EpisodeKey key() {
        return key;
    }

    CompiledPattern pattern() {
        return pattern;
    }

    /** The episode as it now is. */
    Episode freeze() {
        if (changed) {
            frozen = thawed.orElseThrow().freeze();
            changed = false;
        }
        return frozen;
    }

    /** Whether the mere lapse of time may change it, or whether it has anything to tell. */
    boolean restless() {
        return thawed.isPresent() ? thawed.get().restless() : frozen.restless();
    }

    /** Whether it has changed, or was to be told, since {@link #rest}. */
    boolean touched() {
        return touched;
    }

    void touch() {
        touched = true;
    }

    void rest() {
        touched = false;
    }

    /** Whether a signal that no condition names makes any difference now. */
    boolean minds(String signal) {
        if (touched) {
            return work().minds(signal);
        }
        return restless() || pattern.measures(signal) && RequestsPerProcess.minds(measure(), signal);
    }

    /** Whether some signal that no condition names makes a difference now. */
    boolean alert() {
        return restless()
                || measure().filter(RequestsPerProcess::countsRequests).isPresent();
    }

    private Optional<RequestsPerProcess> measure() {
        return thawed.isPresent() ? thawed.get().measure() : frozen.measure();
    }

    boolean apply(SignalBucket bucket, Instant limit) {
        touched = true;
        changed = true;
        return work().apply(bucket, limit);
    }

    /** As if a bucket had told it what time it is. */
    void forgetBefore(Instant time) {
        if (touched || (thawed.isPresent() ? thawed.get().remembers() : frozen.remembers())) {
            touched = true;
            changed = true;
            work().forgetBefore(time);
        }
    }

    boolean elapse(Instant limit) {
        changed |= restless();
        return work().elapse(limit);
    }

    /** Removes and returns the cases that no later evidence can reopen. */
    List<Case> settle(Instant limit) {
        List<Case> settled = work().settle(limit);
        changed |= !settled.isEmpty();
        return settled;
    }

    List<Case> cases() {
        return thawed.isPresent() ? thawed.get().cases() : frozen.cases();
    }

    void setParent(Case child, String parent) {
        touched = true;
        changed = true;
        work().setParent(child, parent);
    }

    /** Whether there is nothing in it that a new episode would not start with. */
    boolean isOver() {
        boolean idle = thawed.isPresent() ? thawed.get().idle() : frozen.idle();
        boolean common = key.fields().isEmpty();
        return idle && (!common || freeze().equals(Episode.EMPTY));
    }

    private EpisodeFold work() {
        if (thawed.isEmpty()) {
            thawed = Optional.of(new EpisodeFold(pattern, scope, key, frozen, seen, observer));
        }
        return thawed.get();
    }
}
