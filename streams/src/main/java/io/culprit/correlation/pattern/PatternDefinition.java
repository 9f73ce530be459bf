package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Severity;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * One pattern as its file declares it.
 *
 * @param pattern its name, which incidents carry
 * @param variant tells it from others of the same name, which find the same by other evidence
 * @param scope what is folded together
 * @param key captured fields that incidents are kept apart by
 * @param conditions by name, in the order in which a signal is offered to them
 * @param open the condition whose matches open the incident and are its evidence
 * @param recover the condition that ends it
 * @param quiet how long without evidence ends it
 * @param reopen how long after its end further evidence belongs to it
 * @param supports signals that count towards it, by name
 * @param measure a figure computed from signals, by the name of its computation
 * @param childOf incidents this one leads to or follows from, the likeliest first
 * @param severity how bad
 * @param confidence how sure
 * @param title a few words, a template
 * @param summary one sentence, a template
 * @param culprit who did it
 * @param impact which counts are which figure
 * @param ruleOut causes that would look the same
 * @param advice what to do, a template
 * @param runbook where the procedure stands
 * @param cases tests of it
 */
public record PatternDefinition(
        String pattern,
        Optional<String> variant,
        ScopeKind scope,
        List<String> key,
        LinkedHashMap<String, Condition> conditions,
        String open,
        Optional<String> recover,
        Duration quiet,
        Duration reopen,
        LinkedHashMap<String, Support> supports,
        Optional<String> measure,
        @JsonProperty("child-of") List<ChildOf> childOf,
        SeverityRule severity,
        ConfidenceRule confidence,
        String title,
        String summary,
        CulpritRule culprit,
        ImpactRule impact,
        @JsonProperty("rule-out") List<RuleOut> ruleOut,
        String advice,
        String runbook,
        List<PatternCase> cases) {

    /** What a pattern folds together. */
    public enum ScopeKind {
        /** One service on one host. */
        HOST,
        /** One service, all its hosts. */
        SERVICE
    }

    /**
     * An incident that is the cause, or that this one warned of.
     *
     * @param pattern its pattern
     * @param same whether both must name the same culprit
     * @param otherHosts given, when the cause may also be on another host of the service: attributes of this one's culprit that
     *     must then have one of these values
     */
    public record ChildOf(
            String pattern,
            boolean same,
            @JsonProperty("other-hosts") Optional<Map<String, List<String>>> otherHosts) {

        /** How long before its cause shows a symptom may begin: a log is written after the client was told. */
        public static final Duration AHEAD = Duration.ofSeconds(60);

        public ChildOf {
            Objects.requireNonNull(pattern, "child-of.pattern");
            otherHosts = Objects.requireNonNullElse(otherHosts, Optional.empty());
        }

        /**
         * Whether a symptom was there while its cause was, or began shortly before that showed.
         *
         * @param end when the symptom was over; empty while it lasts
         * @param cause first evidence of the cause
         * @param causeEnd when that was over; empty while it lasts
         */
        public static boolean overlaps(
                Instant first, Optional<Instant> end, Instant cause, Optional<Instant> causeEnd) {
            return !first.isAfter(causeEnd.orElse(Instant.MAX))
                    && !cause.minus(AHEAD).isAfter(end.orElse(Instant.MAX));
        }
    }

    /**
     * How bad an incident is.
     *
     * @param level without further evidence
     * @param raised higher levels and when they hold; the highest that does is taken
     */
    public record SeverityRule(Severity level, List<Raised> raised) {

        public SeverityRule {
            Objects.requireNonNull(level, "severity.level");
            raised = raised == null ? List.of() : List.copyOf(raised);
        }

        /** The short form, {@code severity: warning}. */
        @JsonCreator
        public static SeverityRule of(String level) {
            return new SeverityRule(Severity.valueOf(level.toUpperCase(Locale.ROOT)), List.of());
        }
    }

    /**
     * A higher severity.
     *
     * @param to the severity
     * @param by conditions or supports, any one of which raises it by having been seen often enough
     * @param atLeast occurrences needed of it, {@code 1} when absent
     * @param share least share of requests that failed, when it hangs on that
     */
    public record Raised(
            Severity to,
            List<String> by,
            @JsonProperty("at-least") Optional<Integer> atLeast,
            Optional<Double> share) {

        public Raised {
            Objects.requireNonNull(to, "severity.raised.to");
            by = by == null ? List.of() : List.copyOf(by);
            atLeast = Objects.requireNonNullElse(atLeast, Optional.empty());
            share = Objects.requireNonNullElse(share, Optional.empty());
        }
    }

    /**
     * How sure an incident is.
     *
     * @param level without further evidence
     * @param likelyBy conditions or supports, one of which makes it likely
     * @param confirmedBy conditions or supports, one of which makes it confirmed
     */
    public record ConfidenceRule(
            Confidence level,
            @JsonProperty("likely-by") List<String> likelyBy,
            @JsonProperty("confirmed-by") List<String> confirmedBy) {

        public ConfidenceRule {
            Objects.requireNonNull(level, "confidence.level");
            likelyBy = likelyBy == null ? List.of() : List.copyOf(likelyBy);
            confirmedBy = confirmedBy == null ? List.of() : List.copyOf(confirmedBy);
        }

        /** The short form, {@code confidence: likely}. */
        @JsonCreator
        public static ConfidenceRule of(String level) {
            return new ConfidenceRule(Confidence.valueOf(level.toUpperCase(Locale.ROOT)), List.of(), List.of());
        }
    }

    /**
     * Who did it.
     *
     * @param kind what sort of thing
     * @param name templates of its name; the first is taken whose every value is known
     * @param attributes templates of its attributes; one that renders empty is left out
     */
    public record CulpritRule(
            String kind,

            @JsonFormat(with = JsonFormat.Feature.ACCEPT_SINGLE_VALUE_AS_ARRAY)
            List<String> name,

            Map<String, String> attributes) {

        public CulpritRule {
            Objects.requireNonNull(kind, "culprit.kind");
            name = List.copyOf(Objects.requireNonNull(name, "culprit.name"));
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
     * @param clientsAffected conditions or supports whose {@code distinct} field tells the clients of failed requests
     */
    public record ImpactRule(
            @JsonProperty("requests-failed") List<String> requestsFailed,
            @JsonProperty("requests-total") List<String> requestsTotal,
            @JsonProperty("checks-failed") List<String> checksFailed,
            @JsonProperty("checks-explained") List<String> checksExplained,
            @JsonProperty("clients-affected") List<String> clientsAffected) {

        public ImpactRule {
            requestsFailed = requestsFailed == null ? List.of() : List.copyOf(requestsFailed);
            requestsTotal = requestsTotal == null ? List.of() : List.copyOf(requestsTotal);
            checksFailed = checksFailed == null ? List.of() : List.copyOf(checksFailed);
            checksExplained = checksExplained == null ? List.of() : List.copyOf(checksExplained);
            clientsAffected = clientsAffected == null ? List.of() : List.copyOf(clientsAffected);
        }
    }

    /**
     * A cause that would look the same.
     *
     * @param cause its name
     * @param unless the condition that would show it; the cause is ruled out while that has no match shortly before a
     *     piece of evidence
     * @param given conditions or supports one of which must have been seen, when what is silent may only have been hidden
     * @param because why it is ruled out, a template
     */
    public record RuleOut(String cause, String unless, List<String> given, String because) {

        /** How long before a piece of evidence another cause may have acted. */
        public static final Duration NEAR = Duration.ofSeconds(60);

        public RuleOut {
            Objects.requireNonNull(cause, "rule-out.cause");
            Objects.requireNonNull(unless, "rule-out.unless");
            given = given == null ? List.of() : List.copyOf(given);
            Objects.requireNonNull(because, "rule-out.because");
        }
    }

    public PatternDefinition {
        Objects.requireNonNull(pattern, "pattern");
        variant = Objects.requireNonNullElse(variant, Optional.empty());
        scope = Objects.requireNonNullElse(scope, ScopeKind.HOST);
        key = key == null ? List.of() : List.copyOf(key);
        Objects.requireNonNull(conditions, () -> "conditions of " + pattern);
        supports = supports == null ? new LinkedHashMap<>() : supports;
        recover = Objects.requireNonNullElse(recover, Optional.empty());
        Objects.requireNonNull(quiet, () -> "quiet of " + pattern);
        reopen = Objects.requireNonNullElse(reopen, quiet);
        measure = Objects.requireNonNullElse(measure, Optional.empty());
        childOf = childOf == null ? List.of() : List.copyOf(childOf);
        Objects.requireNonNull(severity, () -> "severity of " + pattern);
        Objects.requireNonNull(confidence, () -> "confidence of " + pattern);
        Objects.requireNonNull(culprit, () -> "culprit of " + pattern);
        impact = impact == null ? new ImpactRule(null, null, null, null, null) : impact;
        ruleOut = ruleOut == null ? List.of() : List.copyOf(ruleOut);
        advice = Objects.requireNonNullElse(advice, "");
        runbook = Objects.requireNonNullElse(runbook, "");
        cases = cases == null ? List.of() : List.copyOf(cases);
    }

    /** Its name with its variant: no two patterns in force have the same. */
    public String name() {
        return variant.map(which -> pattern + "@" + which).orElse(pattern);
    }
}
