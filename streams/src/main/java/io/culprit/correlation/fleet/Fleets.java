package io.culprit.correlation.fleet;

import io.culprit.incident.Incident;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** Finds the fleets among the incidents of one service. */
public final class Fleets {

    /** How far apart two incidents may open that have one cause: as long as a roll-out commonly lasts. */
    public static final Duration TOGETHER = Duration.ofMinutes(15);

    /** The pattern that tells which hosts the same change is still waiting on. */
    private static final String PENDING = "pending-module-change";

    private static final Comparator<Incident> BY_OPENING = Comparator.comparing(Incident::openedAt)
            .thenComparing(Incident::host)
            .thenComparing(Incident::id);

    /**
     * What was found.
     *
     * @param incidents the fleets' incidents, without revision and coverage
     * @param fleetOf id of the fleet's incident, by id of the member's
     * @param over ids of members that no other incident can join any more
     */
    public record Result(List<Incident> incidents, Map<String, String> fleetOf, List<String> over) {}

    private record Cause(String pattern, String kind, String name) implements Comparable<Cause> {

        private static final Comparator<Cause> ORDER =
                Comparator.comparing(Cause::pattern).thenComparing(Cause::kind).thenComparing(Cause::name);

        static Cause of(Incident incident) {
            return new Cause(
                    incident.pattern(),
                    incident.culprit().kind(),
                    incident.culprit().name());
        }

        @Override
        public int compareTo(Cause other) {
            return ORDER.compare(this, other);
        }
    }

    private Fleets() {}

    /**
     * Groups incidents.
     *
     * @param members incidents of single hosts, of one service
     * @param complete event time up to which every host of the service is complete
     * @param awaited ids of members that something may still come of
     */
    public static Result of(Collection<Incident> members, Instant complete, Set<String> awaited) {
        Map<Cause, List<Incident>> byCause = new TreeMap<>();
        members.forEach(member -> byCause.computeIfAbsent(Cause.of(member), any -> new ArrayList<>())
                .add(member));
        List<Incident> incidents = new ArrayList<>();
        Map<String, String> fleetOf = new HashMap<>();
        List<String> over = new ArrayList<>();
        for (List<Incident> sameCause : byCause.values()) {
            for (List<Incident> together : together(sameCause)) {
                boolean ended = isOver(together, complete, awaited);
                if (hosts(together) > 1) {
                    Incident fleet = new FleetRendering(together, atRisk(together, members)).incident(ended);
                    incidents.add(fleet);
                    together.forEach(member -> fleetOf.put(member.id(), fleet.id()));
                }
                if (ended) {
                    together.forEach(member -> over.add(member.id()));
                }
            }
        }
        return new Result(incidents, fleetOf, over);
    }

    /** Runs of incidents of which each opened within {@link #TOGETHER} of the one before. */
    private static List<List<Incident>> together(List<Incident> sameCause) {
        sameCause.sort(BY_OPENING);
        List<List<Incident>> runs = new ArrayList<>();
        Instant last = Instant.MIN;
        for (Incident incident : sameCause) {
            if (runs.isEmpty() || incident.openedAt().isAfter(last.plus(TOGETHER))) {
                runs.add(new ArrayList<>());
            }
            runs.get(runs.size() - 1).add(incident);
            last = incident.openedAt();
        }
        return runs;
    }

    private static boolean isOver(List<Incident> together, Instant complete, Set<String> awaited) {
        Instant last = together.get(together.size() - 1).openedAt();
        return together.stream().allMatch(incident -> incident.settled() && !awaited.contains(incident.id()))
                && last.plus(TOGETHER).isBefore(complete);
    }

    private static long hosts(List<Incident> together) {
        return together.stream().map(Incident::host).distinct().count();
    }

    /** Hosts that have not been hit, and on which the same culprit waits for its chance. */
    private static TreeSet<String> atRisk(List<Incident> together, Collection<Incident> members) {
        String culprit = together.get(0).culprit().name();
        TreeSet<String> hosts = new TreeSet<>();
        members.stream()
                .filter(other -> other.pattern().equals(PENDING)
                        && other.status() == Incident.Status.FIRING
                        && other.culprit().name().equals(culprit))
                .forEach(other -> hosts.add(other.host()));
        together.forEach(hit -> hosts.remove(hit.host()));
        return hosts;
    }
}
