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
     * What came before was used up, or cleared.
     *
     * @param after the condition
     * @param match its last match
     */
    record UsedUp(String after, Match match) implements Refusal {}

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
        return late(condition, bucket, nearest.get()).orElseGet(() -> new OfAnother(after, nearest.get()));
    }

    /**
     * Why a condition refuses a bucket, where what came before it is no longer held.
     *
     * @param match the last match of what came before
     */
    static Refusal after(Condition condition, SignalBucket bucket, Match match) {
        return late(condition, bucket, match).orElseGet(() -> new UsedUp(match.condition(), match));
    }

    private static Optional<Refusal> late(Condition condition, SignalBucket bucket, Match match) {
        return condition
                .within()
                .map(within -> Duration.between(match.reach(), bucket.first()).minus(within))
                .filter(late -> late.compareTo(Duration.ZERO) > 0)
                .map(late -> new TooLate(match.condition(), late, match));
    }
}
