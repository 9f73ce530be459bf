package io.culprit.correlation.fold;

import io.culprit.signal.Identities;
import io.culprit.signal.Scope;

/**
 * Names of incidents, derived from what they are about, so that every run over the same records finds the same names.
 */
final class EvidenceId {

    private EvidenceId() {}

    /** Stable for the same pattern, scope and join key. */
    static String fingerprint(Scope scope, EpisodeKey key) {
        return Identities.hash(scope.service(), scope.host(), key.text());
    }

    /** Stable while the earliest evidence stands. */
    static String incident(Scope scope, EpisodeKey key, Match earliest) {
        String text = earliest.exemplars().isEmpty()
                ? ""
                : earliest.exemplars().get(0).text();
        return Identities.hash(
                scope.service(), scope.host(), key.text(), earliest.first().toString(), earliest.signal(), text);
    }
}
