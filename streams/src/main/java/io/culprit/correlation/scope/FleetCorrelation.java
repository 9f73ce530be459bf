package io.culprit.correlation.scope;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fleet.Consequences;
import io.culprit.correlation.fleet.Fleets;
import io.culprit.correlation.fleet.Member;
import io.culprit.correlation.maintenance.Silences;
import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.PatternDefinition.ChildOf;
import io.culprit.correlation.pattern.PatternDefinition.ScopeKind;
import io.culprit.correlation.publish.Publication;
import io.culprit.correlation.publish.Published;
import io.culprit.correlation.watermark.Watermark;
import io.culprit.incident.Incident;
import io.culprit.signal.Scope;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Relates the incidents of a service's hosts: what one host shows of another's trouble belongs to that, and what has one
 * cause on several hosts belongs to the incident of the fleet.
 *
 * <p>An incident of a host is settled only when no host of the service can still open one that belongs to it, or that it
 * belongs to: neither must hang on which of them was read first.
 */
final class FleetCorrelation {

    /** Where what was said of fleets is kept; no host has this name. */
    private static final String FLEET = "*";

    private final ScopeState state;
    private final ServiceFeeds feeds;
    private final Consumer<Incident> transitions;
    private final Set<String> patterns;
    private final Map<String, List<ChildOf>> rules = new HashMap<>();
    private final Silences silences;
    private final Clock clock;

    FleetCorrelation(
            ScopeState state, ServiceFeeds feeds, Consumer<Incident> transitions, Catalogue catalogue, Clock clock) {
        this.state = state;
        this.feeds = feeds;
        this.transitions = transitions;
        this.patterns = catalogue.patternNames();
        this.silences = catalogue.silences();
        this.clock = clock;
        for (CompiledPattern pattern : catalogue.patterns(ScopeKind.HOST)) {
            List<ChildOf> elsewhere = pattern.definition().childOf().stream()
                    .filter(parent -> parent.otherHosts().isPresent())
                    .toList();
            if (!elsewhere.isEmpty()) {
                rules.computeIfAbsent(pattern.definition().pattern(), any -> new ArrayList<>())
                        .addAll(elsewhere);
            }
        }
    }

    /**
     * Takes note of what holds in a scope, and gives it as it is to be published: with parents beyond the host.
     *
     * @param holding what holds, those included that settled just now
     */
    List<Incident> placed(Scope scope, List<Incident> holding) {
        if (scope.host().isEmpty()) {
            return holding;
        }
        Map<String, Member> known = state.membersOf(scope).stream()
                .collect(Collectors.toMap(member -> member.incident().id(), Function.identity()));
        List<Incident> placed = new ArrayList<>();
        Set<String> kept = new HashSet<>();
        for (Incident incident : holding) {
            if (Member.eligible(incident)) {
                Member before = known.get(incident.id());
                Member member = before == null ? Member.of(incident) : before.now(incident);
                if (!member.equals(before)) {
                    state.keepMember(scope, member);
                }
                kept.add(incident.id());
                placed.add(member.published());
            } else {
                placed.add(incident);
            }
        }
        known.forEach((id, member) -> {
            if (!kept.contains(id)) {
                if (member.incident().settled()) {
                    placed.add(member.published());
                }
                if (!member.incident().settled() || member.over()) {
                    state.removeMember(scope, id);
                }
            }
        });
        return placed;
    }

    /** Whether it has taken note of an incident of a scope. */
    boolean knows(Scope scope) {
        return !scope.host().isEmpty() && !state.membersOf(scope).isEmpty();
    }

    /** Where what was said of a service's fleets is kept, and held back. */
    static Scope scope(String service) {
        return new Scope(service, FLEET);
    }

    /** Whether it is that of fleets. */
    static boolean holds(Scope scope) {
        return scope.host().equals(FLEET);
    }

    /**
     * What came of grouping anew.
     *
     * @param changed scopes whose incidents have another parent by it
     * @param heldUntil wall clock at which an update held back may be published
     */
    record Regrouped(Set<Scope> changed, Optional<Instant> heldUntil) {}

    /**
     * Groups the incidents of a service anew.
     *
     * @param now wall clock, which paces updates that change only figures
     */
    Regrouped regrouped(String service, Instant now) {
        List<Member> members = state.membersOf(service).stream()
                .filter(member -> !member.over())
                .toList();
        Scope fleet = scope(service);
        Map<String, Published> said = state.publishedOf(fleet);
        if (members.isEmpty() && said.isEmpty()) {
            return new Regrouped(Set.of(), Optional.empty());
        }
        Instant complete = new Watermark(Scope.service(service), feeds.of(service), clock.instant())
                .complete()
                .orElse(Instant.MIN);
        Consequences.Result consequences =
                Consequences.of(rules, members.stream().map(Member::incident).toList(), complete);
        Fleets.Result found = Fleets.of(consequences.causes(), complete, consequences.awaited());
        Optional<Instant> heldUntil = publish(fleet, said, found.incidents(), now);
        Set<String> over = new HashSet<>(found.over());
        over.addAll(consequences.consequencesOf(found.over()));
        Map<String, String> parents = new HashMap<>(found.fleetOf());
        parents.putAll(consequences.causeOf());
        Set<Scope> changed = new HashSet<>();
        for (Member member : members) {
            String id = member.incident().id();
            Member regrouped = new Member(
                    member.incident(),
                    Optional.ofNullable(parents.get(id)),
                    Optional.ofNullable(consequences.impactOf().get(id)),
                    over.contains(id));
            if (!regrouped.equals(member)) {
                Scope scope = new Scope(service, member.incident().host());
                state.keepMember(scope, regrouped);
                changed.add(scope);
            }
        }
        return new Regrouped(changed, heldUntil);
    }

    private Optional<Instant> publish(Scope fleet, Map<String, Published> said, List<Incident> holding, Instant now) {
        Publication.Result result = Publication.of(said, silences.applied(holding), List.of(), patterns, now);
        state.replacePublished(fleet, said, result.published());
        result.transitions().forEach(transitions);
        return result.heldUntil();
    }
}
