package io.culprit.correlation.fleet;

import io.culprit.incident.Culprit;
import io.culprit.incident.Evidence;
import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Severity;
import io.culprit.incident.Incident.Status;
import io.culprit.incident.RuledOut;
import io.culprit.signal.Identities;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/** Puts a fleet into words: the hosts hit, what they have in common, and the hosts still at risk. */
final class FleetRendering {

    private static final int MAX_EVIDENCE = 10;

    private final List<Incident> members;
    private final Incident earliest;
    private final SortedSet<String> hosts = new TreeSet<>();
    private final SortedSet<String> atRisk;

    /** @param members by the time they opened, at least one */
    FleetRendering(List<Incident> members, SortedSet<String> atRisk) {
        this.members = members;
        this.earliest = members.get(0);
        this.atRisk = atRisk;
        members.forEach(member -> hosts.add(member.host()));
    }

    Incident incident(boolean settled) {
        boolean firing = members.stream().anyMatch(member -> member.status() == Status.FIRING);
        Optional<Incident> ended = firing
                ? Optional.empty()
                : members.stream()
                        .max(Comparator.comparing(member -> member.resolvedAt().orElseThrow()));
        Instant first = earliest(Incident::firstEvidenceAt);
        Instant last = latest(Incident::lastEvidenceAt);
        return new Incident(
                Identities.hash("fleet", earliest.service(), earliest.pattern(), name(), earliest.id()),
                Identities.hash("fleet", earliest.service(), earliest.pattern(), name()),
                0,
                firing ? Status.FIRING : Status.RESOLVED,
                ended.flatMap(Incident::resolution),
                settled,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                earliest.pattern(),
                largest(Incident::severity, Severity.INFO),
                largest(Incident::confidence, Confidence.POSSIBLE),
                earliest.service(),
                "",
                earliest.openedAt(),
                latest(Incident::updatedAt),
                ended.flatMap(Incident::resolvedAt),
                first,
                last,
                earliest.title() + " on " + hosts.size() + " hosts",
                summary(),
                culprit(),
                impact(Duration.between(first, last).toSeconds()),
                evidence(),
                ruledOut(),
                List.of(),
                earliest.advice(),
                earliest.runbook(),
                Optional.empty());
    }

    private String name() {
        return earliest.culprit().name();
    }

    private String summary() {
        String risk =
                atRisk.isEmpty() ? "" : " The same waits for its next chance on " + String.join(", ", atRisk) + ".";
        return hosts.size() + " hosts (" + String.join(", ", hosts) + "): " + earliest.summary() + risk;
    }

    /** What is the same on all hosts, and the hosts. */
    private Culprit culprit() {
        SortedMap<String, Object> common = new TreeMap<>();
        earliest.culprit().attributes().forEach((attribute, value) -> {
            if (members.stream()
                    .allMatch(
                            member -> value.equals(member.culprit().attributes().get(attribute)))) {
                common.put(attribute, value);
            }
        });
        common.put("hosts", String.join(", ", hosts));
        if (!atRisk.isEmpty()) {
            common.put("hosts_at_risk", String.join(", ", atRisk));
        }
        return new Culprit(earliest.culprit().kind(), name(), common);
    }

    private Impact impact(long seconds) {
        OptionalLong failed = sum(Impact::requestsFailed);
        OptionalLong total = sum(Impact::requestsTotal);
        return new Impact(
                failed,
                total,
                Impact.share(failed, total),
                sum(Impact::checksFailed),
                sum(Impact::checksExplained),
                OptionalLong.empty(),
                Optional.empty(),
                seconds,
                sum(Impact::reopened));
    }

    private OptionalLong sum(Function<Impact, OptionalLong> figure) {
        return SeenElsewhere.sum(members.stream().map(Incident::impact).toList(), figure);
    }

    /** The first piece of each host, the earliest hosts first. */
    private List<Evidence> evidence() {
        Map<String, Evidence> first = new TreeMap<>();
        for (Incident member : members) {
            member.evidence().stream()
                    .findFirst()
                    .ifPresent(piece -> first.putIfAbsent(
                            member.host(),
                            new Evidence(
                                    piece.at(),
                                    piece.signal(),
                                    member.host() + ":" + piece.source(),
                                    piece.text(),
                                    piece.count())));
        }
        return first.values().stream()
                .sorted(Comparator.comparing(Evidence::at).thenComparing(Evidence::source))
                .limit(MAX_EVIDENCE)
                .toList();
    }

    private List<RuledOut> ruledOut() {
        return earliest.ruledOut().stream()
                .filter(cause ->
                        members.stream().allMatch(member -> member.ruledOut().contains(cause)))
                .toList();
    }

    private Instant earliest(Function<Incident, Instant> time) {
        return members.stream().map(time).min(Comparator.naturalOrder()).orElseThrow();
    }

    private Instant latest(Function<Incident, Instant> time) {
        return members.stream().map(time).max(Comparator.naturalOrder()).orElseThrow();
    }

    private <T extends Comparable<T>> T largest(Function<Incident, T> property, T least) {
        return members.stream().map(property).max(Comparator.naturalOrder()).orElse(least);
    }
}
