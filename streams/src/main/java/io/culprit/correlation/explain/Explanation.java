package io.culprit.correlation.explain;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.explain.Explained.Cause;
import io.culprit.correlation.explain.Explained.Held;
import io.culprit.correlation.explain.Explained.State;
import io.culprit.correlation.fold.Case;
import io.culprit.correlation.fold.EpisodeKey;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.correlation.fold.Match;
import io.culprit.correlation.fold.Refusal;
import io.culprit.correlation.fold.Tally;
import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.Condition;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.PatternDefinition.RuleOut;
import io.culprit.incident.Incident;
import io.culprit.incident.RuledOut;
import io.culprit.signal.Exemplar;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Listens to folds, and tells afterwards what of a pattern held, what nearly did, and what was never seen. */
public final class Explanation implements FoldObserver {

    /** What was heard of one pattern in one scope under one key. */
    private static final class Heard {
        private final Map<String, Notes> settled = new TreeMap<>();
        private final Map<String, Notes> pending = new TreeMap<>();
        private final Map<String, Case> cases = new TreeMap<>();
    }

    private final Catalogue catalogue;
    private final Map<Scope, Map<EpisodeKey, Heard>> heard = new TreeMap<>();
    private Scope scope = Scope.service("");
    private boolean ofPending;

    /** @param catalogue whose folds it will listen to */
    public Explanation(Catalogue catalogue) {
        this.catalogue = catalogue;
    }

    @Override
    public void begins(Scope next, boolean pending) {
        scope = next;
        ofPending = pending;
        if (pending) {
            heard.getOrDefault(next, Map.of()).values().forEach(one -> one.pending.clear());
        }
    }

    @Override
    public void met(EpisodeKey key, Match match) {
        notes(key, match.condition()).met(match);
    }

    @Override
    public void refused(EpisodeKey key, String condition, SignalBucket bucket, Refusal why) {
        Refusal told = why instanceof Refusal.NothingBefore nothing
                ? lastOf(key, nothing.after())
                        .map(match -> Refusal.after(pattern(key).conditions().get(condition), bucket, match))
                        .orElse(why)
                : why;
        notes(key, condition).refused(bucket, told);
    }

    @Override
    public void tooFew(EpisodeKey key, Match match, long counted) {
        notes(key, match.condition()).tooFew(counted);
    }

    @Override
    public void stands(EpisodeKey key, Case one) {
        heard(key).cases.put(one.id(), one);
    }

    /** The fold forgets what can no longer matter; who asks why wants to know of it all the same. */
    private Optional<Match> lastOf(EpisodeKey key, String condition) {
        return notesOf(scope, key, condition).stream()
                .flatMap(notes -> notes.last().stream())
                .max(Comparator.comparing(Match::last));
    }

    private PatternDefinition pattern(EpisodeKey key) {
        return catalogue.patterns().stream()
                .filter(one -> one.name().equals(key.pattern()))
                .map(CompiledPattern::definition)
                .findFirst()
                .orElseThrow();
    }

    /** A key that is new begins with what concerned every key. */
    private List<Notes> notesOf(Scope in, EpisodeKey key, String name) {
        EpisodeKey common = new EpisodeKey(key.pattern(), new TreeMap<>());
        Map<EpisodeKey, Heard> keys = heard.getOrDefault(in, Map.of());
        for (EpisodeKey one : key.equals(common) ? List.of(key) : List.of(key, common)) {
            List<Notes> found = Optional.ofNullable(keys.get(one)).stream()
                    .flatMap(known -> Stream.of(known.settled, known.pending))
                    .flatMap(notes -> Optional.ofNullable(notes.get(name)).stream())
                    .toList();
            if (!found.isEmpty()) {
                return found;
            }
        }
        return List.of();
    }

    private Heard heard(EpisodeKey key) {
        return heard.computeIfAbsent(scope, any -> new TreeMap<>()).computeIfAbsent(key, any -> new Heard());
    }

    private Notes notes(EpisodeKey key, String condition) {
        Heard one = heard(key);
        return (ofPending ? one.pending : one.settled).computeIfAbsent(condition, any -> new Notes());
    }

    /** What held for an incident that stands. */
    public Optional<Explained> of(Incident incident) {
        for (Map.Entry<Scope, Map<EpisodeKey, Heard>> in : heard.entrySet()) {
            for (Map.Entry<EpisodeKey, Heard> under : in.getValue().entrySet()) {
                Case found = under.getValue().cases.get(incident.id());
                if (found != null) {
                    return Optional.of(new Telling(in.getKey(), under.getKey(), Optional.of(found))
                            .explained(incident.ruledOut()));
                }
            }
        }
        return Optional.empty();
    }

    /**
     * How near a pattern came to opening, under every key of which something was seen; once without anything where nothing
     * was.
     */
    public List<Explained> of(PatternDefinition pattern) {
        List<Explained> all = new ArrayList<>();
        heard.forEach((in, keys) -> keys.keySet().stream()
                .filter(key -> key.pattern().equals(pattern.name()))
                .filter(key -> !key.fields().isEmpty() || pattern.key().isEmpty() || onlyCommon(keys.keySet(), key))
                .forEach(key -> all.add(new Telling(in, key, Optional.empty()).explained(List.of()))));
        if (all.isEmpty()) {
            EpisodeKey none = new EpisodeKey(pattern.name(), new TreeMap<>());
            all.add(new Telling(Scope.service(""), none, Optional.empty()).explained(List.of()));
        }
        return all;
    }

    /** What concerns every key is told with each of them, and by itself where there is none. */
    private static boolean onlyCommon(Iterable<EpisodeKey> keys, EpisodeKey common) {
        for (EpisodeKey key : keys) {
            if (key.pattern().equals(common.pattern()) && !key.equals(common)) {
                return false;
            }
        }
        return true;
    }

    private final class Telling {
        private final Scope in;
        private final EpisodeKey key;
        private final Optional<Case> of;
        private final PatternDefinition pattern;

        Telling(Scope in, EpisodeKey key, Optional<Case> of) {
            this.in = in;
            this.key = key;
            this.of = of;
            this.pattern = pattern(key);
        }

        Explained explained(List<RuledOut> ruledOut) {
            List<Held> conditions = new ArrayList<>();
            pattern.conditions().forEach((name, condition) -> conditions.add(held(name, condition)));
            List<Held> supports = new ArrayList<>();
            pattern.supports().forEach((name, support) -> {
                Optional<Tally> tally = tally(name);
                supports.add(new Held(
                        name,
                        ConditionWords.of(support),
                        tally.isPresent() ? State.HELD : State.NEVER,
                        tally.map(Tally::count).orElse(0L),
                        tally.map(Telling::quoted).orElse(List.of()),
                        List.of()));
            });
            List<Cause> causes = of.isEmpty()
                    ? List.of()
                    : pattern.ruleOut().stream()
                            .map(rule -> cause(rule, ruledOut))
                            .toList();
            return new Explained(
                    pattern.name(),
                    in.service(),
                    in.host(),
                    key.fields(),
                    of.map(Case::id),
                    conditions,
                    supports,
                    causes);
        }

        private Held held(String name, Condition condition) {
            List<Notes> notes = notesOf(in, key, name);
            List<String> why = new ArrayList<>();
            notes.stream()
                    .mapToLong(Notes::mostCounted)
                    .filter(counted -> counted > 0)
                    .max()
                    .ifPresent(counted -> why.add(tooFew(condition, counted)));
            if (notes.stream().anyMatch(Notes::unmeasured)) {
                why.add("seen, but the measure does not say what measured asks for");
            }
            notes.forEach(one -> why.addAll(one.refusals()));
            Optional<Tally> tally = tally(name);
            long met = notes.stream().mapToLong(Notes::count).sum();
            if (tally.isEmpty() && of.isPresent() && met > 0) {
                why.add("met " + met + (met == 1 ? " time" : " times") + ", and took no part in this incident");
            }
            boolean holds = of.isPresent() ? tally.isPresent() : met > 0;
            boolean seen = notes.stream().anyMatch(Notes::seen);
            return new Held(
                    name,
                    ConditionWords.of(condition),
                    holds ? State.HELD : seen ? State.NEARLY : State.NEVER,
                    tally.map(Tally::count).orElse(met),
                    tally.map(Telling::quoted).orElseGet(() -> notes.stream()
                            .flatMap(one -> one.evidence().stream())
                            .sorted()
                            .toList()),
                    why);
        }

        private static String tooFew(Condition condition, long counted) {
            int needed = condition.atLeast().orElse(1);
            String within = condition
                    .span()
                    .map(span -> " within " + ConditionWords.time(span))
                    .orElse("");
            return counted < needed
                    ? "counted " + counted + " of " + needed + " needed" + within
                    : "counted " + counted + within + ", which is enough, but not in the spread, share or trend needed";
        }

        private Optional<Tally> tally(String name) {
            return of.map(Case::tallies).map(tallies -> tallies.get(name));
        }

        private static List<Exemplar> quoted(Tally tally) {
            return tally.quoted().stream().map(Tally.Quote::exemplar).toList();
        }

        private Cause cause(RuleOut rule, List<RuledOut> ruledOut) {
            return ruledOut.stream()
                    .filter(out -> out.cause().equals(rule.cause()))
                    .findFirst()
                    .map(out -> new Cause(rule.cause(), true, out.because()))
                    .orElseGet(() -> new Cause(
                            rule.cause(),
                            false,
                            tally(rule.unless()).isPresent()
                                    ? rule.unless() + " was met shortly before a piece of evidence"
                                    : "none of " + String.join(", ", rule.given())
                                            + " was seen, so that its silence says nothing"));
        }
    }
}
