package io.culprit.correlation.blind;

import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.correlation.watermark.Watermark;
import io.culprit.event.SourceFrontier;
import io.culprit.event.SourceFrontier.State;
import io.culprit.incident.Evidence;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Status;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Tells of one service what cannot be seen, and what can be seen again. No pattern file: those know no wall clock. */
public final class Blindness {

    /** A feed that is not heard for so long has been taken down, and is no longer expected. */
    private static final Duration FORGOTTEN = Duration.ofDays(7);

    private Blindness() {}

    /**
     * The incidents that hold.
     *
     * @param feeds what was heard of every feed of the service
     * @param said incidents of this pattern that were said and are not settled
     * @param now wall clock
     */
    public static List<Incident> of(Collection<HeardFeed> feeds, Collection<Incident> said, Instant now) {
        Map<String, Incident> before = new TreeMap<>();
        said.forEach(incident -> before.put(incident.fingerprint(), incident));
        Map<String, Incident> holding = new TreeMap<>();
        byHost(feeds).forEach((host, own) -> {
            silent(own, now).ifPresent(incident -> holding.put(incident.fingerprint(), incident));
            own.stream().filter(feed -> !silent(feed, now)).forEach(feed -> unreadable(feed, now)
                    .forEach(incident -> holding.put(incident.fingerprint(), incident)));
        });
        List<Incident> all = new ArrayList<>();
        holding.forEach((fingerprint, incident) -> all.add(since(before.get(fingerprint), incident)));
        before.forEach((fingerprint, incident) -> {
            if (!holding.containsKey(fingerprint)) {
                all.add(BlindIncident.ended(incident, now, seenAgain(incident, feeds, now)));
            }
        });
        return all;
    }

    private static Map<String, List<HeardFeed>> byHost(Collection<HeardFeed> feeds) {
        return feeds.stream()
                .collect(Collectors.groupingBy(heard -> heard.frontier().host(), TreeMap::new, Collectors.toList()));
    }

    /** One incident for all that is silent of a host: mostly it is the host. */
    private static Optional<Incident> silent(List<HeardFeed> own, Instant now) {
        List<HeardFeed> silent = own.stream().filter(feed -> silent(feed, now)).toList();
        if (silent.isEmpty()) {
            return Optional.empty();
        }
        Instant last = silent.stream()
                .map(HeardFeed::heardAt)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        boolean all = own.stream().filter(Blindness::expected).allMatch(feed -> silent(feed, now));
        String kinds = silent.stream()
                .map(feed -> feed.frontier().kind().label())
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
        List<Evidence> evidence = silent.stream()
                .map(feed -> new Evidence(
                        feed.heardAt(),
                        "heartbeat",
                        feed.frontier().host() + ":events."
                                + feed.frontier().kind().label(),
                        "the last heartbeat of " + feed.frontier().sources().size() + " sources",
                        1))
                .sorted(Comparator.comparing(Evidence::at).thenComparing(Evidence::source))
                .toList();
        return Optional.of(BlindIncident.silent(silent.get(0).frontier(), last, all, kinds, evidence));
    }

    private static List<Incident> unreadable(HeardFeed heard, Instant now) {
        return heard.frontier().sources().stream()
                .filter(source -> source.state() == State.BLIND)
                .map(source -> BlindIncident.unreadable(heard.frontier(), source, now))
                .toList();
    }

    /** The incident as it was opened, when it was said before: silence goes on from where it began. */
    private static Incident since(Incident before, Incident now) {
        return before == null || before.status() != Status.FIRING ? now : BlindIncident.goingOn(before, now);
    }

    private static Resolution seenAgain(Incident incident, Collection<HeardFeed> feeds, Instant now) {
        boolean heard =
                feeds.stream().anyMatch(feed -> feed.frontier().host().equals(incident.host()) && !silent(feed, now));
        return heard ? Resolution.RECOVERED : Resolution.QUIET;
    }

    private static boolean silent(HeardFeed heard, Instant now) {
        return expected(heard)
                && heard.heardAt().plus(Watermark.SILENCE).isBefore(now)
                && heard.heardAt().plus(FORGOTTEN).isAfter(now);
    }

    private static boolean expected(HeardFeed heard) {
        return heard.frontier().sources().stream().anyMatch(source -> source.state() == SourceFrontier.State.OPEN);
    }
}
