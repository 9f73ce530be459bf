package io.culprit.correlation.watermark;

import io.culprit.correlation.Scope;
import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import io.culprit.incident.Coverage;
import io.culprit.signal.Frontier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How far one scope is complete: the least frontier of its sources, once every feed was heard.
 *
 * <p>A scope of one host waits for a silent source, because leaving it out would make its records late. A scope of all
 * hosts leaves out a host that is silent or far behind, and says so in the coverage: one dead host must not blind the
 * service.
 */
public final class Watermark {

    /** Silence after which a feed is left out of a scope of all hosts. */
    static final Duration SILENCE = Duration.ofSeconds(60);

    /** Lag behind the furthest feed at which a feed is left out of a scope of all hosts. */
    static final Duration LAG = Duration.ofMinutes(15);

    private final List<HeardFeed> counted = new ArrayList<>();
    private final List<HeardFeed> blind = new ArrayList<>();

    /**
     * @param feeds what was heard of every feed of the service
     * @param now wall clock
     */
    public Watermark(Scope scope, Collection<HeardFeed> feeds, Instant now) {
        List<HeardFeed> own = feeds.stream()
                .filter(heard -> scope.host().isEmpty()
                        || scope.host().equals(heard.frontier().host()))
                .toList();
        Optional<Instant> furthest = own.stream()
                .flatMap(heard -> Frontier.least(heard.frontier().sources()).stream())
                .max(Instant::compareTo);
        for (HeardFeed heard : own) {
            boolean leftOut = scope.host().isEmpty() && leftOut(heard, furthest, now);
            (leftOut ? blind : counted).add(heard);
        }
    }

    /** The event time below which the scope is complete; nothing before every feed was heard. */
    public Optional<Instant> complete() {
        return everyFeedHeard()
                ? Frontier.least(counted.stream()
                        .flatMap(heard -> heard.frontier().sources().stream())
                        .toList())
                : Optional.empty();
    }

    /** Whether every source was read to its end and will not be read again. */
    public boolean ended() {
        return everyFeedHeard()
                && counted.stream()
                        .flatMap(heard -> heard.frontier().sources().stream())
                        .allMatch(source -> source.state() == SourceFrontier.State.CLOSED);
    }

    /** Every source, and whether it was heard, has ended or is blind, in a fixed order. */
    public List<Coverage> coverage() {
        List<Coverage> all = new ArrayList<>();
        counted.forEach(heard -> heard.frontier()
                .sources()
                .forEach(source -> all.add(
                        covered(heard, source, source.state() == SourceFrontier.State.CLOSED ? "ended" : "heard"))));
        blind.forEach(heard -> heard.frontier().sources().forEach(source -> all.add(covered(heard, source, "blind"))));
        all.sort(Comparator.comparing(Coverage::source));
        return all;
    }

    private static Coverage covered(HeardFeed heard, SourceFrontier source, String state) {
        return new Coverage(heard.frontier().host() + ":" + source.source(), state, source.frontier());
    }

    private boolean everyFeedHeard() {
        Set<String> heard = new HashSet<>();
        counted.forEach(
                feed -> heard.add(feed.frontier().host() + "|" + feed.frontier().feed()));
        return !counted.isEmpty()
                && counted.stream().allMatch(feed -> feed.frontier().feeds().stream()
                        .filter(expected -> concerns(expected, feed.frontier()))
                        .allMatch(expected -> heard.contains(feed.frontier().host() + "|" + expected)));
    }

    private static boolean concerns(Feed expected, Frontier frontier) {
        return expected.service().isEmpty() || expected.service().equals(frontier.service());
    }

    private static boolean leftOut(HeardFeed heard, Optional<Instant> furthest, Instant now) {
        boolean ended =
                heard.frontier().sources().stream().allMatch(source -> source.state() == SourceFrontier.State.CLOSED);
        if (ended) {
            return false;
        }
        Optional<Instant> reached = Frontier.least(heard.frontier().sources());
        boolean behind = reached.isPresent()
                && furthest.isPresent()
                && reached.get().plus(LAG).isBefore(furthest.get());
        return behind || heard.heardAt().plus(SILENCE).isBefore(now);
    }
}
