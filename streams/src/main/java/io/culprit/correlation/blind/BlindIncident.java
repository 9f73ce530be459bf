package io.culprit.correlation.blind;

import io.culprit.event.SourceFrontier;
import io.culprit.incident.Culprit;
import io.culprit.incident.Evidence;
import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Severity;
import io.culprit.incident.Incident.Status;
import io.culprit.incident.RuledOut;
import io.culprit.signal.Frontier;
import io.culprit.signal.Identities;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SortedMap;
import java.util.TreeMap;

/** Puts blindness into words. */
final class BlindIncident {

    private static final String RUNBOOK = "ops/runbooks/source-blind.md";

    private BlindIncident() {}

    /**
     * Nothing was heard of a host, or of some of its feeds.
     *
     * @param last when the last of them was heard
     * @param all whether nothing at all is heard of the host
     * @param kinds the kinds of events concerned
     */
    static Incident silent(Frontier of, Instant last, boolean all, String kinds, List<Evidence> evidence) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        attributes.put("feeds", kinds);
        attributes.put("last_heard_at", last.toString());
        String what = all ? "host " + of.host() : "the " + kinds + " events of host " + of.host();
        List<RuledOut> ruledOut = all
                ? List.of()
                : List.of(new RuledOut("host-gone", "other events of " + of.host() + " are still heard"));
        return incident(
                of,
                "silence",
                last,
                new Culprit("host", of.host(), attributes),
                "Nothing is heard of " + what,
                "Nothing is heard of " + what + " since " + last
                        + (all ? ": the host, its shipper or the way to the brokers is gone." : "."),
                evidence,
                ruledOut,
                "See whether the host is up and its shipper runs (systemctl status culprit-shipper; curl its /health), and whether"
                        + " it reaches the brokers. Until then nothing is known of it: quiet is no good sign.");
    }

    /** A source that its shipper cannot read. */
    static Incident unreadable(Frontier of, SourceFrontier source, Instant now) {
        SortedMap<String, Object> attributes = new TreeMap<>();
        String reason = source.reason().orElse("unknown");
        attributes.put("reason", reason);
        return incident(
                of,
                source.source(),
                now,
                new Culprit("source", source.source(), attributes),
                source.source() + " cannot be read",
                source.source() + " on " + of.host() + " cannot be read by its shipper (" + reason
                        + "): what it would tell is missing from every verdict.",
                List.of(new Evidence(now, "heartbeat", of.host() + ":" + source.source(), "blind: " + reason, 1)),
                List.of(),
                "Give the shipper what it lacks: membership of the group that may read the log (adm on Debian), or the"
                        + " capability that the probe names; culprit ship --check says which.");
    }

    private static Incident incident(
            Frontier of,
            String what,
            Instant at,
            Culprit culprit,
            String title,
            String summary,
            List<Evidence> evidence,
            List<RuledOut> ruledOut,
            String advice) {
        String fingerprint = Identities.hash(Incident.SOURCE_BLIND, of.service(), of.host(), what);
        return new Incident(
                Identities.hash(fingerprint, at.toString()),
                fingerprint,
                0,
                Status.FIRING,
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Incident.SOURCE_BLIND,
                Severity.WARNING,
                Confidence.CONFIRMED,
                of.service(),
                of.host(),
                at,
                at,
                Optional.empty(),
                at,
                at,
                title,
                summary,
                culprit,
                impact(Duration.ZERO),
                evidence,
                ruledOut,
                List.of(),
                advice,
                RUNBOOK,
                Optional.empty());
    }

    /** The incident that was said, with what is known of it now. */
    static Incident goingOn(Incident before, Incident now) {
        return copy(before, now, Status.FIRING, Optional.empty(), Optional.empty());
    }

    /** The incident that was said, at its end. */
    static Incident ended(Incident before, Instant at, Resolution why) {
        return before.status() == Status.RESOLVED
                ? before.placed(before.parent(), true)
                : copy(before, before, Status.RESOLVED, Optional.of(at), Optional.of(why));
    }

    private static Incident copy(
            Incident before, Incident words, Status status, Optional<Instant> at, Optional<Resolution> why) {
        Instant updated = at.orElse(before.updatedAt());
        return new Incident(
                before.id(),
                before.fingerprint(),
                0,
                status,
                why,
                status == Status.RESOLVED,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                before.pattern(),
                before.severity(),
                before.confidence(),
                before.service(),
                before.host(),
                before.openedAt(),
                updated,
                at,
                before.firstEvidenceAt(),
                before.lastEvidenceAt(),
                words.title(),
                words.summary(),
                words.culprit(),
                impact(Duration.between(before.openedAt(), updated)),
                words.evidence(),
                words.ruledOut(),
                List.of(),
                words.advice(),
                words.runbook(),
                Optional.empty());
    }

    private static Impact impact(Duration lasted) {
        return new Impact(
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                OptionalLong.empty(),
                Optional.empty(),
                lasted.toSeconds(),
                OptionalLong.empty());
    }
}
