package io.culprit.correlation.watermark;

import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import io.culprit.incident.Coverage;
import io.culprit.signal.Frontier;
import io.culprit.signal.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How far one scope is complete: the least frontier of its sources, once every feed was heard.
 *
 * <p>A scope of all hosts leaves out a host that is silent or far behind, and says so in the coverage: one dead host must
 * not blind the service. A scope of one host waits much longer, because leaving a source out makes its records late; it
 * gives up on one that is not coming back, as when a shipper was told to read less.
 */
public final class Watermark {

    /** Silence after which a feed is left out of a scope of all hosts. */
    public static final Duration SILENCE = Duration.ofSeconds(60);

    /** Silence after which a feed is left out of a scope of one host, too. */
    static final Duration GONE = Duration.ofMinutes(15);

    /** Lag behind the furthest feed at which a feed is left out of a scope of all hosts. */
    static final Duration LAG = Duration.ofMinutes(15);

    private final List<HeardFeed> counted = new ArrayList<>();
    private final List<HeardFeed> blind = new ArrayList<>();
    private final Instant now;
    private final boolean everyFeedHeard;

    /**
     * @param feeds what was heard of every feed of the service
     * @param now wall clock
     */
    public Watermark(Scope scope, Collection<HeardFeed> feeds, Instant now) {
        this.now = now;
        List<HeardFeed> own = new ArrayList<>(feeds);
        if (!scope.host().isEmpty()) {
            own.removeIf(heard -> !scope.host().equals(heard.frontier().host()));
        }
        Optional<Instant> furthest = scope.host().isEmpty() ? furthest(own) : Optional.empty();
        for (HeardFeed heard : own) {
            boolean leftOut = scope.host().isEmpty()
                    ? silent(heard, SILENCE, now) || behind(heard, furthest)
                    : silent(heard, GONE, now);
            (leftOut ? blind : counted).add(heard);
        }
        this.everyFeedHeard = !counted.isEmpty() && everyFeedHeard();
    }

    private static Optional<Instant> furthest(List<HeardFeed> feeds) {
        return feeds.stream()
                .flatMap(heard -> Frontier.least(heard.frontier().sources()).stream())
                .max(Instant::compareTo);
    }

    /** The event time below which the scope is complete; nothing before every feed was heard. */
    public Optional<Instant> complete() {
        if (!everyFeedHeard) {
            return Optional.empty();
        }
        if (counted.size() == 1) {
            return counted.get(0).least();
        }
        List<SourceFrontier> sources = new ArrayList<>();
        counted.forEach(heard -> sources.addAll(heard.frontier().sources()));
        return Frontier.least(sources);
    }

    /**
     * A feed for whose next word the scope waits before it can be complete up to a time.
     *
     * @param latest the feed that was heard last: the one to be named where it is one of several
     */
    public Optional<HeardFeed> shortOf(Instant time, HeardFeed latest) {
        HeardFeed found = null;
        for (HeardFeed heard : counted) {
            if (heard.isShortOf(time) && (found == null || heard == latest)) {
                found = heard;
            }
        }
        return Optional.ofNullable(found);
    }

    /** Whether every source was read to its end and will not be read again. */
    public boolean ended() {
        return everyFeedHeard && counted.stream().allMatch(Watermark::ended);
    }

    /** Every source, and whether it was heard, has ended or is blind, in a fixed order. */
    public List<Coverage> coverage() {
        List<Coverage> all = new ArrayList<>();
        counted.forEach(heard -> all.addAll(covered(heard, silent(heard, SILENCE, now))));
        blind.forEach(heard -> all.addAll(covered(heard, true)));
        all.sort(Comparator.comparing(Coverage::source));
        return all;
    }

    private static List<Coverage> covered(HeardFeed heard, boolean blind) {
        return heard.frontier().sources().stream()
                .map(source -> new Coverage(
                        heard.frontier().host() + ":" + source.source(), state(source, blind), source.frontier()))
                .toList();
    }

    private static String state(SourceFrontier source, boolean unheard) {
        return switch (source.state()) {
            case CLOSED -> "ended";
            case BLIND -> source.reason().map(why -> "blind: " + why).orElse("blind");
            case OPEN -> unheard ? "blind" : "heard";
        };
    }

    private boolean everyFeedHeard() {
        Map<String, List<Frontier>> byHost = new HashMap<>();
        counted.forEach(one -> byHost.computeIfAbsent(one.frontier().host(), any -> new ArrayList<>())
                .add(one.frontier()));
        for (List<Frontier> ofHost : byHost.values()) {
            List<Feed> seen = List.of();
            for (Frontier frontier : ofHost) {
                if (!frontier.feeds().equals(seen) && !allHeard(frontier, ofHost)) {
                    return false;
                }
                seen = frontier.feeds();
            }
        }
        return true;
    }

    private static boolean allHeard(Frontier frontier, List<Frontier> ofHost) {
        for (Feed expected : frontier.feeds()) {
            if (concerns(expected, frontier) && !heard(expected, ofHost)) {
                return false;
            }
        }
        return true;
    }

    private static boolean heard(Feed expected, List<Frontier> ofHost) {
        for (Frontier frontier : ofHost) {
            if (frontier.kind() == expected.kind() && frontier.owner().equals(expected.service())) {
                return true;
            }
        }
        return false;
    }

    private static boolean concerns(Feed expected, Frontier frontier) {
        return expected.service().isEmpty() || expected.service().equals(frontier.service());
    }

    private static boolean silent(HeardFeed heard, Duration silence, Instant now) {
        return !ended(heard) && heard.heardAt().plus(silence).isBefore(now);
    }

    private static boolean behind(HeardFeed heard, Optional<Instant> furthest) {
        Optional<Instant> reached = Frontier.least(heard.frontier().sources());
        return !ended(heard)
                && reached.isPresent()
                && furthest.isPresent()
                && reached.get().plus(LAG).isBefore(furthest.get());
    }

    private static boolean ended(HeardFeed heard) {
        for (SourceFrontier source : heard.frontier().sources()) {
            if (source.state() != SourceFrontier.State.CLOSED) {
                return false;
            }
        }
        return true;
    }
}
