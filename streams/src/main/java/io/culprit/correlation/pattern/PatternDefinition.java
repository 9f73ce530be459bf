package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Severity;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One pattern as its file declares it.
 *
 * @param pattern its name, which incidents carry
 * @param scope what is folded together
 * @param key captured fields that incidents are kept apart by
 * @param conditions by name, in the order in which a signal is offered to them
 * @param open the condition whose matches open the incident and are its evidence
 * @param recover the condition that ends it
 * @param quiet how long without evidence ends it
 * @param reopen how long after its end further evidence belongs to it
 * @param supports signals that count towards it, by name
 * @param measure a figure computed from signals, by the name of its computation
 * @param childOf the pattern whose incident this one leads to or follows from, when both name the same culprit
 * @param severity how bad
 * @param confidence how sure
 * @param title a few words, a template
 * @param summary one sentence, a template
 * @param culprit who did it
 * @param impact which counts are which figure
 * @param ruleOut causes that would look the same
 * @param advice what to do, a template
 * @param runbook where the procedure stands
 */
public record PatternDefinition(
        String pattern,
        ScopeKind scope,
        List<String> key,
        LinkedHashMap<String, Condition> conditions,
        String open,
        Optional<String> recover,
        Duration quiet,
        Duration reopen,
        LinkedHashMap<String, Support> supports,
        Optional<String> measure,
        @JsonProperty("child-of") Optional<String> childOf,
        Severity severity,
        ConfidenceRule confidence,
        String title,
        String summary,
        CulpritRule culprit,
        ImpactRule impact,
        @JsonProperty("rule-out") List<RuleOut> ruleOut,
        String advice,
        String runbook) {

    /** What a pattern folds together. */
    public enum ScopeKind {
        /** One service on one host. */
        HOST,
        /** One service, all its hosts. */
        SERVICE
    }

    /**
     * How sure an incident is.
     *
     * @param level without further evidence
     * @param confirmedBy conditions or supports, one of which makes it confirmed
     */
    public record ConfidenceRule(
            Confidence level, @JsonProperty("confirmed-by") List<String> confirmedBy) {

        public ConfidenceRule {
            Objects.requireNonNull(level, "confidence.level");
            confirmedBy = confirmedBy == null ? List.of() : List.copyOf(confirmedBy);
        }
    }

    /**
     * Who did it.
     *
     * @param kind what sort of thing
     * @param name template of its name
     * @param attributes templates of its attributes; one that renders empty is left out
     */
    public record CulpritRule(String kind, String name, Map<String, String> attributes) {

        public CulpritRule {
            Objects.requireNonNull(kind, "culprit.kind");
            Objects.requireNonNull(name, "culprit.name");
            attributes = attributes == null ? Map.of() : Map.copyOf(attributes);
        }
    }

    /**
     * Which counts are which figure. Where several are named, each counts the same requests at another server, so the
     * largest is taken, never the sum.
     *
     * @param requestsFailed conditions or supports counting failed requests
     * @param requestsTotal supports counting all requests
     * @param checksFailed supports counting failed checks
     * @param checksExplained supports counting failed checks that coincide with evidence
     */
    public record ImpactRule(
            @JsonProperty("requests-failed") List<String> requestsFailed,
            @JsonProperty("requests-total") List<String> requestsTotal,
            @JsonProperty("checks-failed") List<String> checksFailed,
            @JsonProperty("checks-explained") List<String> checksExplained) {

        public ImpactRule {
            requestsFailed = requestsFailed == null ? List.of() : List.copyOf(requestsFailed);
            requestsTotal = requestsTotal == null ? List.of() : List.copyOf(requestsTotal);
            checksFailed = checksFailed == null ? List.of() : List.copyOf(checksFailed);
            checksExplained = checksExplained == null ? List.of() : List.copyOf(checksExplained);
        }
    }

    /**
     * A cause that would look the same.
     *
     * @param cause its name
     * @param unless the condition that would show it; the cause is ruled out while that has no match shortly before a
     *     piece of evidence
     * @param because why it is ruled out, a template
     */
    public record RuleOut(String cause, String unless, String because) {

        /** How long before a piece of evidence another cause may have acted. */
        public static final Duration NEAR = Duration.ofSeconds(60);

        public RuleOut {
            Objects.requireNonNull(cause, "rule-out.cause");
            Objects.requireNonNull(unless, "rule-out.unless");
            Objects.requireNonNull(because, "rule-out.because");
        }
    }

    public PatternDefinition {
        Objects.requireNonNull(pattern, "pattern");
        scope = Objects.requireNonNullElse(scope, ScopeKind.HOST);
        key = key == null ? List.of() : List.copyOf(key);
        Objects.requireNonNull(conditions, () -> "conditions of " + pattern);
        supports = supports == null ? new LinkedHashMap<>() : supports;
        recover = Objects.requireNonNullElse(recover, Optional.empty());
        Objects.requireNonNull(quiet, () -> "quiet of " + pattern);
        reopen = Objects.requireNonNullElse(reopen, quiet);
        measure = Objects.requireNonNullElse(measure, Optional.empty());
        childOf = Objects.requireNonNullElse(childOf, Optional.empty());
        Objects.requireNonNull(severity, () -> "severity of " + pattern);
        Objects.requireNonNull(confidence, () -> "confidence of " + pattern);
        Objects.requireNonNull(culprit, () -> "culprit of " + pattern);
        impact = impact == null ? new ImpactRule(null, null, null, null) : impact;
        ruleOut = ruleOut == null ? List.of() : List.copyOf(ruleOut);
        advice = Objects.requireNonNullElse(advice, "");
        runbook = Objects.requireNonNullElse(runbook, "");
    }
}
