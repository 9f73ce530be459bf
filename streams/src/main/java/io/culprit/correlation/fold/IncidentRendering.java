package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.PatternDefinition.ConfidenceRule;
import io.culprit.correlation.pattern.PatternDefinition.ImpactRule;
import io.culprit.correlation.pattern.PatternDefinition.Raised;
import io.culprit.correlation.signal.Template;
import io.culprit.incident.Culprit;
import io.culprit.incident.Evidence;
import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Severity;
import io.culprit.incident.Incident.Status;
import io.culprit.incident.RuledOut;
import io.culprit.signal.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts a case into words: an incident without revision and coverage, which its publication adds. */
final class IncidentRendering {

    private static final Pattern COUNT = Pattern.compile("\\{[^}]+\\.count}");

    private final CompiledPattern pattern;
    private final Scope scope;
    private final EpisodeKey key;
    private final Case rendered;
    private final Facts facts;

    IncidentRendering(CompiledPattern pattern, Scope scope, EpisodeKey key, Case rendered) {
        this.pattern = pattern;
        this.scope = scope;
        this.key = key;
        this.rendered = rendered;
        this.facts = new Facts(key, rendered.tallies(), rendered.measure());
    }

    String culpritName() {
        List<String> names = pattern.definition().culprit().name();
        return names.stream()
                .map(Template::new)
                .filter(name -> name.complete(facts))
                .findFirst()
                .map(name -> name.render(facts))
                .orElseGet(() -> text(names.get(names.size() - 1)));
    }

    Incident incident(boolean settled) {
        PatternDefinition definition = pattern.definition();
        Impact impact = impact(definition.impact());
        return new Incident(
                rendered.id(),
                EvidenceId.fingerprint(scope, key),
                0,
                rendered.firing() ? Status.FIRING : Status.RESOLVED,
                rendered.resolution(),
                settled,
                rendered.parent(),
                Optional.empty(),
                Optional.empty(),
                definition.pattern(),
                severity(impact),
                confidence(),
                scope.service(),
                scope.host(),
                rendered.openedAt(),
                rendered.resolvedAt()
                        .filter(at -> at.isAfter(rendered.lastEvidence()))
                        .orElse(rendered.lastEvidence()),
                rendered.resolvedAt(),
                rendered.firstEvidence(),
                rendered.lastEvidence(),
                text(definition.title()),
                text(definition.summary()),
                culprit(),
                impact,
                evidence(),
                ruledOut(),
                List.of(),
                text(definition.advice()),
                definition.runbook(),
                Optional.empty());
    }

    private Severity severity(Impact impact) {
        return pattern.definition().severity().raised().stream()
                .filter(raised -> raises(raised, impact))
                .map(Raised::to)
                .reduce(
                        pattern.definition().severity().level(),
                        (one, other) -> one.compareTo(other) >= 0 ? one : other);
    }

    private boolean raises(Raised raised, Impact impact) {
        boolean often = raised.by().isEmpty()
                || raised.by().stream()
                        .anyMatch(name -> count(name) >= raised.atLeast().orElse(1));
        return often
                && raised.share()
                        .filter(least -> impact.shareFailed()
                                .filter(share -> share >= least)
                                .isEmpty())
                        .isEmpty();
    }

    private long count(String name) {
        return Optional.ofNullable(rendered.tallies().get(name))
                .map(Tally::count)
                .orElse(0L);
    }

    private Confidence confidence() {
        ConfidenceRule rule = pattern.definition().confidence();
        if (seenAny(rule.confirmedBy())) {
            return Confidence.CONFIRMED;
        }
        return seenAny(rule.likelyBy()) && rule.level() == Confidence.POSSIBLE ? Confidence.LIKELY : rule.level();
    }

    private boolean seenAny(List<String> names) {
        return names.stream().anyMatch(rendered.tallies()::containsKey);
    }

    private Culprit culprit() {
        SortedMap<String, Object> attributes = new TreeMap<>();
        pattern.definition().culprit().attributes().forEach((name, template) -> {
            String value = text(template);
            if (!value.isEmpty()) {
                attributes.put(name, COUNT.matcher(template).matches() ? (Object) Long.valueOf(value) : value);
            }
        });
        rendered.measure()
                .ifPresent(figure -> attributes.putAll(
                        figure.limit(key.fields().getOrDefault("group", "")).attributes()));
        return new Culprit(pattern.definition().culprit().kind(), culpritName(), attributes);
    }

    private Impact impact(ImpactRule rule) {
        OptionalLong failed = largest(rule.requestsFailed());
        OptionalLong total = largest(rule.requestsTotal());
        Optional<DistinctTexts> clients = clients(rule.clientsAffected());
        return new Impact(
                failed,
                total,
                Impact.share(failed, total),
                largest(rule.checksFailed()),
                largest(rule.checksExplained()),
                clients.isPresent() ? OptionalLong.of(clients.get().count()) : OptionalLong.empty(),
                clients.filter(DistinctTexts::more).map(DistinctTexts::more),
                Duration.between(rendered.firstEvidence(), rendered.lastEvidence())
                        .toSeconds(),
                reopened());
    }

    /** The clients that the server saw that saw most of them; nothing where no line tells any. */
    private Optional<DistinctTexts> clients(List<String> names) {
        return rendered.tallies().entrySet().stream()
                .filter(tally -> names.contains(tally.getKey()))
                .map(tally -> tally.getValue().distinct())
                .filter(clients -> clients.count() > 0)
                .max(Comparator.comparing(DistinctTexts::count));
    }

    private OptionalLong reopened() {
        return rendered.reopened().isPresent()
                ? OptionalLong.of(rendered.reopened().getAsInt())
                : OptionalLong.empty();
    }

    private OptionalLong largest(List<String> names) {
        return rendered.tallies().entrySet().stream()
                .filter(tally -> names.contains(tally.getKey()))
                .mapToLong(tally -> tally.getValue().count())
                .max();
    }

    /** What two conditions quote is quoted once. */
    private List<Evidence> evidence() {
        Map<List<Object>, Evidence> all = new HashMap<>();
        rendered.tallies().forEach((name, tally) -> {
            if (quoted(name)) {
                quotes(tally)
                        .forEach(quote -> all.merge(
                                List.of(quote.at(), quote.signal(), quote.source(), quote.text()),
                                quote,
                                (one, other) -> one.count() >= other.count() ? one : other));
            }
        });
        return all.values().stream()
                .sorted(Comparator.comparing(Evidence::at)
                        .thenComparing(Evidence::signal)
                        .thenComparing(Evidence::text)
                        .thenComparing(Evidence::source))
                .toList();
    }

    private boolean quoted(String name) {
        return pattern.definition().conditions().containsKey(name)
                || pattern.support(name) != null && pattern.support(name).quoted();
    }

    /** One entry for each quoted line; the last of them stands for all that are not quoted. */
    private static List<Evidence> quotes(Tally tally) {
        List<Evidence> entries = new ArrayList<>();
        for (int i = 0; i < tally.quoted().size(); i++) {
            Tally.Quote quote = tally.quoted().get(i);
            boolean last = i == tally.quoted().size() - 1;
            entries.add(new Evidence(
                    quote.exemplar().at(),
                    quote.signal(),
                    quote.exemplar().source() + ":" + quote.exemplar().offset(),
                    quote.exemplar().text(),
                    last ? tally.count() - i : 1));
        }
        return entries;
    }

    private List<RuledOut> ruledOut() {
        return pattern.definition().ruleOut().stream()
                .filter(rule -> !rendered.tallies().containsKey(rule.unless())
                        && (rule.given().isEmpty() || seenAny(rule.given())))
                .map(rule -> new RuledOut(rule.cause(), text(rule.because())))
                .toList();
    }

    private String text(String template) {
        return new Template(template).render(facts);
    }
}
