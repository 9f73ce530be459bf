package io.culprit.correlation.fleet;

import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/**
 * What an incident did, as its consequences on other hosts tell it. Consequences on one host count the same requests, so that
 * the largest counts; different hosts answer different requests, so that theirs add up.
 */
final class SeenElsewhere {

    private SeenElsewhere() {}

    static Impact impact(List<Incident> consequences) {
        List<Impact> requests = largestOfEachHost(
                consequences, impact -> impact.requestsFailed().orElse(-1));
        List<Impact> checks =
                largestOfEachHost(consequences, impact -> impact.checksFailed().orElse(-1));
        OptionalLong failed = sum(requests, Impact::requestsFailed);
        OptionalLong total = sum(requests, Impact::requestsTotal);
        // The same client may have come through several hosts.
        List<Impact> clients = requests.stream()
                .filter(impact -> impact.clientsAffected().isPresent())
                .toList();
        return new Impact(
                failed,
                total,
                Impact.share(failed, total),
                sum(checks, Impact::checksFailed),
                sum(checks, Impact::checksExplained),
                clients.stream()
                        .mapToLong(impact -> impact.clientsAffected().getAsLong())
                        .max(),
                clients.size() > 1
                        ? Optional.of(true)
                        : clients.stream().findFirst().flatMap(Impact::clientsAffectedAtLeast),
                0,
                OptionalLong.empty());
    }

    private static List<Impact> largestOfEachHost(List<Incident> consequences, ToLongFunction<Impact> figure) {
        return consequences.stream()
                .collect(Collectors.groupingBy(
                        Incident::host,
                        Collectors.mapping(Incident::impact, Collectors.maxBy(Comparator.comparingLong(figure)))))
                .values()
                .stream()
                .flatMap(Optional::stream)
                .toList();
    }

    /** The figures that are known, added up. */
    static OptionalLong sum(Collection<Impact> impacts, Function<Impact, OptionalLong> figure) {
        return impacts.stream()
                .map(figure)
                .filter(OptionalLong::isPresent)
                .map(OptionalLong::getAsLong)
                .reduce(Long::sum)
                .map(OptionalLong::of)
                .orElse(OptionalLong.empty());
    }
}
