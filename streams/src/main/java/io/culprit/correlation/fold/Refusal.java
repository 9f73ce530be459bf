package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.Condition;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.util.Optional;

/** Why a signal that a condition names did not meet it. */
public sealed interface Refusal {

    /** Its fields are not as {@code where} or {@code number} want them. */
    record Fields() implements Refusal {}

    /**
     * Something that {@code unless} names held.
     *
     * @param by the condition
     * @param match its match
     */
    record Excluded(String by, Match match) implements Refusal {}

    /**
     * Nothing came before it that {@code after} names.
     *
     * @param after the condition
     */
    record NothingBefore(String after) implements Refusal {}

    /**
     * What came before was too long ago.
     *
     * @param after the condition
     * @param by how much later than {@code within} allows
     * @param match the nearest match
     */
    record TooLate(String after, Duration by, Match match) implements Refusal {}

    /**
     * What came before differs in a field of {@code same}.
     *
     * @param after the condition
     * @param match the nearest match
     */
    record OfAnother(String after, Match match) implements Refusal {}

    /** Why a condition refuses a bucket; to be asked only where it did. */
    static Refusal of(Condition condition, SignalBucket bucket, Tracks tracks) {
        if (!condition.accepts(bucket.signal(), bucket.fields())) {
            return new Fields();
        }
        for (String name : condition.unless()) {
            Optional<Match> holding = tracks.holding(name, bucket.first());
            if (holding.isPresent()) {
                return new Excluded(name, holding.get());
            }
        }
        String after = condition.after().orElse("");
        Optional<Match> nearest = tracks.latest(after, bucket.last());
        if (nearest.isEmpty()) {
            return new NothingBefore(after);
        }
        Duration late = Duration.between(nearest.get().reach(), bucket.first())
                .minus(condition.within().orElse(Duration.ZERO));
        return condition.within().isPresent() && late.compareTo(Duration.ZERO) > 0
                ? new TooLate(after, late, nearest.get())
                : new OfAnother(after, nearest.get());
    }
}
