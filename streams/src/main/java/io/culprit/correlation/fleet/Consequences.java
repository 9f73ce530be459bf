package io.culprit.correlation.fleet;

import io.culprit.correlation.pattern.PatternDefinition.ChildOf;
import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds what one host shows of another's trouble: a proxy answers 502 while the server behind it crashes.
 *
 * <p>Farther away more can have happened at the same time, so that a cause on another host must have shown before the symptom,
 * or at most {@link ChildOf#AHEAD} after it.
 */
public final class Consequences {

    private static final Comparator<Incident> BY_FIRST_EVIDENCE = Comparator.comparing(Incident::firstEvidenceAt)
            .thenComparing(Incident::host)
            .thenComparing(Incident::id);

    private final Map<String, List<ChildOf>> rules;
    private final List<Incident> members;
    private final Instant complete;
    private final Map<String, String> causeOf = new HashMap<>();

    private Consequences(Map<String, List<ChildOf>> rules, Collection<Incident> members, Instant complete) {
        this.rules = rules;
        this.members = members.stream().sorted(BY_FIRST_EVIDENCE).toList();
        this.complete = complete;
    }

    /**
     * What was found.
     *
     * @param causeOf id of the cause, by id of its consequence
     * @param causes the members that are no consequence of another, their impact completed by what other hosts saw
     * @param impactOf what other hosts saw, by id of the cause
     * @param awaited ids of members that may still be given a cause or a consequence
     */
    public record Result(
            Map<String, String> causeOf, List<Incident> causes, Map<String, Impact> impactOf, Set<String> awaited) {

        /** Ids of the consequences of some incidents, direct and through others. */
        public Set<String> consequencesOf(Collection<String> incidents) {
            Set<String> found = new HashSet<>();
            for (String consequence : causeOf.keySet()) {
                String cause = consequence;
                while (causeOf.containsKey(cause)) {
                    cause = causeOf.get(cause);
                }
                if (incidents.contains(cause)) {
                    found.add(consequence);
                }
            }
            return found;
        }
    }

    /**
     * Relates incidents.
     *
     * @param rules what an incident of a pattern may be a consequence of on another host, by the pattern's name
     * @param members incidents of single hosts, of one service
     * @param complete event time up to which every host of the service is complete
     */
    public static Result of(Map<String, List<ChildOf>> rules, Collection<Incident> members, Instant complete) {
        Consequences consequences = new Consequences(rules, members, complete);
        consequences.relate();
        return consequences.result();
    }

    private void relate() {
        for (Incident child : members) {
            rules.getOrDefault(child.pattern(), List.of()).stream()
                    .flatMap(rule -> cause(child, rule).stream())
                    .findFirst()
                    .ifPresent(cause -> causeOf.put(child.id(), cause.id()));
        }
    }

    private Optional<Incident> cause(Incident child, ChildOf rule) {
        boolean eligible = rule.otherHosts().orElseThrow().entrySet().stream().allMatch(attribute -> attribute
                .getValue()
                .contains(String.valueOf(child.culprit().attributes().get(attribute.getKey()))));
        if (!eligible) {
            return Optional.empty();
        }
        return members.stream()
                .filter(cause -> cause.pattern().equals(rule.pattern())
                        && !cause.host().equals(child.host())
                        && !follows(cause, child)
                        && !child.firstEvidenceAt()
                                .isBefore(cause.firstEvidenceAt().minus(ChildOf.AHEAD))
                        && ChildOf.overlaps(
                                child.firstEvidenceAt(),
                                child.resolvedAt(),
                                cause.firstEvidenceAt(),
                                cause.resolvedAt())
                        && (!rule.same()
                                || cause.culprit().name().equals(child.culprit().name())))
                .findFirst();
    }

    /** Whether an incident is already a consequence of another, directly or through others. */
    private boolean follows(Incident incident, Incident other) {
        for (String id = incident.id(); id != null; id = causeOf.get(id)) {
            if (id.equals(other.id())) {
                return true;
            }
        }
        return false;
    }

    private Result result() {
        Set<String> concerned = concerned();
        Set<String> awaited = new HashSet<>();
        Set<String> unsettled = new HashSet<>();
        for (Incident member : members) {
            boolean over = member.resolvedAt()
                    .filter(end -> end.plus(Fleets.TOGETHER).isBefore(complete))
                    .isPresent();
            if (concerned.contains(member.pattern()) && !over) {
                awaited.add(member.id());
            }
            if (!member.settled()) {
                unsettled.add(member.id());
            }
        }
        for (Incident member : members) {
            if (awaited.contains(member.id()) || unsettled.contains(member.id())) {
                for (String cause = causeOf.get(member.id()); cause != null; cause = causeOf.get(cause)) {
                    awaited.add(cause);
                }
            }
        }
        Map<String, Impact> impactOf = members.stream()
                .filter(member -> causeOf.containsKey(member.id()))
                .collect(Collectors.groupingBy(
                        member -> causeOf.get(member.id()),
                        Collectors.collectingAndThen(Collectors.toList(), SeenElsewhere::impact)));
        List<Incident> causes = new ArrayList<>();
        for (Incident member : members) {
            if (!causeOf.containsKey(member.id())) {
                Impact seen = impactOf.get(member.id());
                causes.add(
                        seen == null ? member : member.impacted(member.impact().completedBy(seen)));
            }
        }
        return new Result(causeOf, causes, impactOf, awaited);
    }

    /** The patterns of which incidents can be a cause or a consequence. */
    private Set<String> concerned() {
        Set<String> patterns = rules.values().stream()
                .flatMap(List::stream)
                .map(ChildOf::pattern)
                .collect(Collectors.toCollection(HashSet::new));
        patterns.addAll(rules.keySet());
        return patterns;
    }
}
