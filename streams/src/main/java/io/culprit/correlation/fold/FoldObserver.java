package io.culprit.correlation.fold;

import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;

/** Is told what a fold decides, so that it can be explained; it changes nothing. */
public interface FoldObserver {

    /** Hears nothing. Whoever folds compares with it before working out what to tell. */
    FoldObserver NONE = new FoldObserver() {};

    /**
     * A fold begins.
     *
     * @param pending whether of what is pending: it will be folded again, and what was told of it last time is void
     */
    default void begins(Scope scope, boolean pending) {}

    /** A condition was met, once for each match that it took. */
    default void met(EpisodeKey key, Match match) {}

    /** A signal that a condition names did not meet it. */
    default void refused(EpisodeKey key, String condition, SignalBucket bucket, Refusal why) {}

    /**
     * A match is not yet enough.
     *
     * @param counted occurrences, or different texts, within the span
     */
    default void tooFew(EpisodeKey key, Match match, long counted) {}

    /** A case that is there at the end of a fold. */
    default void stands(EpisodeKey key, Case one) {}
}
