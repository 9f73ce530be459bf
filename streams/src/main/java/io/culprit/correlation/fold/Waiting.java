package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Conditions that will be met by the lapse of time, unless something comes in between. Bounded. */
final class Waiting {

    /**
     * What is waited for.
     *
     * @param condition the condition that is met when the time is over
     * @param due event time at which that is
     * @param since the match after which the time began
     */
    public record Timer(String condition, Instant due, Match since) {

        private static final Comparator<Timer> BY_TIME = Comparator.comparing(Timer::due)
                .thenComparing(Timer::condition)
                .thenComparing(Timer::since, Match.BY_TIME);
    }

    private static final int MAX_TIMERS = 64;

    private final CompiledPattern pattern;
    private final List<Timer> timers;

    Waiting(CompiledPattern pattern, Collection<Timer> base) {
        this.pattern = pattern;
        this.timers = new ArrayList<>(base);
    }

    boolean isEmpty() {
        return timers.isEmpty();
    }

    List<Timer> freeze() {
        return List.copyOf(timers);
    }

    /** Begins to wait after a match, and ceases where the match is what was not to come. */
    void heard(Match match) {
        pattern.endedBy(match.condition())
                .forEach(name -> timers.removeIf(timer -> timer.condition().equals(name)));
        for (String name : pattern.awaitedAfter(match.condition())) {
            Instant due = match.last().plus(pattern.condition(name).lasting().orElseThrow());
            timers.add(new Timer(name, due, match));
            timers.sort(Timer.BY_TIME);
            if (timers.size() > MAX_TIMERS) {
                timers.remove(timers.size() - 1);
            }
        }
    }

    /** Removes and returns the next that is due. */
    Optional<Timer> due(Instant now) {
        return timers.isEmpty() || timers.get(0).due().isAfter(now) ? Optional.empty() : Optional.of(timers.remove(0));
    }
}
