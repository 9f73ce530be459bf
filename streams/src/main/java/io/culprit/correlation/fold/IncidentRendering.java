package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.CompiledPattern;
import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.pattern.PatternDefinition.ImpactRule;
import io.culprit.correlation.signal.Template;
import io.culprit.incident.Culprit;
import io.culprit.incident.Evidence;
import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Status;
import io.culprit.incident.RuledOut;
import io.culprit.signal.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** Puts a case into words: an incident without revision and coverage, which its publication adds. */
final class IncidentRendering {

    private static final Pattern COUNT = Pattern.compile("\\{[^}]+\\.count}");
    private static final int SHARE_DECIMALS = 4;

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
        return text(pattern.definition().culprit().name());
    }

    Incident incident(boolean settled) {
        PatternDefinition definition = pattern.definition();
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
                definition.severity(),
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
                impact(definition.impact()),
                evidence(),
                ruledOut(),
                List.of(),
                text(definition.advice()),
                definition.runbook());
    }

    private Confidence confidence() {
        return pattern.definition().confidence().confirmedBy().stream().anyMatch(rendered.tallies()::containsKey)
                ? Confidence.CONFIRMED
                : pattern.definition().confidence().level();
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
                .ifPresent(figure ->
                        attributes.putAll(figure.attributes(key.fields().getOrDefault("group", ""))));
        return new Culprit(pattern.definition().culprit().kind(), culpritName(), attributes);
    }

    private Impact impact(ImpactRule rule) {
        OptionalLong failed = largest(rule.requestsFailed());
        OptionalLong total = largest(rule.requestsTotal());
        Optional<Double> share = failed.isPresent() && total.isPresent() && total.getAsLong() > 0
                ? Optional.of(share(failed.getAsLong(), total.getAsLong()))
                : Optional.empty();
        return new Impact(
                failed,
                total,
                share,
                largest(rule.checksFailed()),
                largest(rule.checksExplained()),
                OptionalLong.empty(),
                Duration.between(rendered.firstEvidence(), rendered.lastEvidence())
                        .toSeconds());
    }

    private static double share(long part, long whole) {
        return BigDecimal.valueOf(part)
                .divide(BigDecimal.valueOf(whole), SHARE_DECIMALS, RoundingMode.HALF_UP)
                .doubleValue();
    }

    private OptionalLong largest(List<String> names) {
        return rendered.tallies().entrySet().stream()
                .filter(tally -> names.contains(tally.getKey()))
                .mapToLong(tally -> tally.getValue().count())
                .max();
    }

    private List<Evidence> evidence() {
        List<Evidence> all = new ArrayList<>();
        rendered.tallies().forEach((name, tally) -> {
            if (quoted(name)) {
                all.addAll(quotes(tally));
            }
        });
        all.sort(Comparator.comparing(Evidence::at)
                .thenComparing(Evidence::signal)
                .thenComparing(Evidence::text));
        return all;
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
                .filter(rule -> !rendered.tallies().containsKey(rule.unless()))
                .map(rule -> new RuledOut(rule.cause(), text(rule.because())))
                .toList();
    }

    private String text(String template) {
        return new Template(template).render(facts);
    }

    /** Whether two times of firing have an instant in common. */
    static boolean overlap(Case one, Case other) {
        Instant oneEnd = one.resolvedAt().orElse(Instant.MAX);
        Instant otherEnd = other.resolvedAt().orElse(Instant.MAX);
        return !one.firstEvidence().isAfter(otherEnd) && !other.firstEvidence().isAfter(oneEnd);
    }
}
