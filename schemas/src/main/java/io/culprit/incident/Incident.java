package io.culprit.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonValue;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/**
 * One revision of one incident: what lands on the {@code alerts} topic.
 *
 * <p>All times are event times. The highest revision of an id is the truth; the others tell how it was learnt.
 *
 * @param id stable while its first evidence stands
 * @param fingerprint stable for the same pattern, scope and join key: notifiers group by it
 * @param revision counts publications of this id, from 1
 * @param status firing or resolved
 * @param resolution why it is no longer firing; empty while firing
 * @param settled the last revision: resolved, and no later evidence can reopen it
 * @param parent id of the incident this one is a consequence or forerunner of
 * @param supersedes id of an incident this one replaces because earlier evidence arrived
 * @param supersededBy id of the incident that replaced this one
 * @param pattern name of the pattern
 * @param severity how bad
 * @param confidence how sure
 * @param service service hit
 * @param host host, empty when the incident spans the service's hosts
 * @param openedAt when the pattern's conditions held
 * @param updatedAt time of the last change to what is known
 * @param resolvedAt when it was over
 * @param firstEvidenceAt time of the earliest evidence
 * @param lastEvidenceAt time of the latest evidence
 * @param title a few words
 * @param summary one sentence naming the culprit
 * @param culprit what did it
 * @param impact what it did
 * @param evidence lines that show it, bounded
 * @param ruledOut what it was not, and why
 * @param coverage what was heard and what was silent
 * @param advice what to do
 * @param runbook where the procedure stands, relative to the project
 * @param silenced the silence it began in; empty when it was in none
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Incident(
        String id,
        String fingerprint,
        int revision,
        Status status,
        Optional<Resolution> resolution,
        boolean settled,
        Optional<String> parent,
        Optional<String> supersedes,
        Optional<String> supersededBy,
        String pattern,
        Severity severity,
        Confidence confidence,
        String service,
        String host,
        Instant openedAt,
        Instant updatedAt,
        Optional<Instant> resolvedAt,
        Instant firstEvidenceAt,
        Instant lastEvidenceAt,
        String title,
        String summary,
        Culprit culprit,
        Impact impact,
        List<Evidence> evidence,
        List<RuledOut> ruledOut,
        List<Coverage> coverage,
        String advice,
        String runbook,
        Optional<Silenced> silenced) {

    /** The pattern of what is expected and not heard, the one that hangs on the wall clock. */
    public static final String SOURCE_BLIND = "source-blind";

    public Incident {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(fingerprint, "fingerprint");
        Objects.requireNonNull(status, "status");
        Objects.requireNonNull(pattern, "pattern");
        Objects.requireNonNull(severity, "severity");
        Objects.requireNonNull(confidence, "confidence");
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(openedAt, "opened_at");
        Objects.requireNonNull(updatedAt, "updated_at");
        Objects.requireNonNull(firstEvidenceAt, "first_evidence_at");
        Objects.requireNonNull(lastEvidenceAt, "last_evidence_at");
        Objects.requireNonNull(culprit, "culprit");
        Objects.requireNonNull(impact, "impact");
        resolution = resolution == null ? Optional.empty() : resolution;
        parent = parent == null ? Optional.empty() : parent;
        supersedes = supersedes == null ? Optional.empty() : supersedes;
        supersededBy = supersededBy == null ? Optional.empty() : supersededBy;
        resolvedAt = resolvedAt == null ? Optional.empty() : resolvedAt;
        evidence = List.copyOf(evidence);
        ruledOut = List.copyOf(ruledOut);
        coverage = List.copyOf(coverage);
        silenced = silenced == null ? Optional.empty() : silenced;
    }

    /** The same, as a consequence of another, or as one that other evidence may still reopen or settle. */
    public Incident placed(Optional<String> cause, boolean last) {
        return with(cause, last, impact, silenced);
    }

    /** The same, with another account of what it did. */
    public Incident impacted(Impact other) {
        return with(parent, settled, other, silenced);
    }

    /** The same, with the silence that it began in, if any. */
    public Incident silenced(Optional<Silenced> silence) {
        return with(parent, settled, impact, silence);
    }

    private Incident with(Optional<String> cause, boolean last, Impact did, Optional<Silenced> silence) {
        return new Incident(
                id,
                fingerprint,
                revision,
                status,
                resolution,
                last,
                cause,
                supersedes,
                supersededBy,
                pattern,
                severity,
                confidence,
                service,
                host,
                openedAt,
                updatedAt,
                resolvedAt,
                firstEvidenceAt,
                lastEvidenceAt,
                title,
                summary,
                culprit,
                did,
                evidence,
                ruledOut,
                coverage,
                advice,
                runbook,
                silence);
    }

    /** Firing until resolved. */
    public enum Status {
        FIRING,
        RESOLVED;

        /** As it is written on the wire. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }
    }

    /** Why an incident is no longer firing. */
    public enum Resolution {
        /** Recovery was seen. */
        RECOVERED,
        /** No further evidence for as long as the pattern says. */
        QUIET,
        /** Later evidence showed that it was not so. */
        RETRACTED,
        /** Earlier evidence gave it another id. */
        SUPERSEDED,
        /** It became part of its parent. */
        MERGED,
        /** The pattern is no longer there. */
        PATTERN_REMOVED;

        /** As it is written on the wire. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }

        /** Whether the incident is to be forgotten rather than counted. */
        public boolean withdrawn() {
            return this == RETRACTED || this == SUPERSEDED || this == MERGED;
        }
    }

    /** How bad, in rising order. */
    public enum Severity {
        INFO,
        NOTICE,
        WARNING,
        CRITICAL;

        /** As it is written on the wire. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }
    }

    /** How sure, in rising order. */
    public enum Confidence {
        POSSIBLE,
        LIKELY,
        CONFIRMED;

        /** As it is written on the wire. */
        @JsonValue
        public String label() {
            return Labels.of(this);
        }
    }

    private static final class Labels {
        static String of(Enum<?> constant) {
            return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
