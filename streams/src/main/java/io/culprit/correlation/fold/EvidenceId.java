package io.culprit.correlation.fold;

import io.culprit.signal.Scope;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/**
 * Names of incidents, derived from what they are about, so that every run over the same records finds the same names.
 *
 * <p>16 hexadecimal digits of SHA-256: a collision among a million incidents has a chance of 1 in 10⁷.
 */
final class EvidenceId {

    private EvidenceId() {}

    /** Stable for the same pattern, scope and join key. */
    static String fingerprint(Scope scope, EpisodeKey key) {
        return hash(scope.service(), scope.host(), key.text());
    }

    /** Stable while the earliest evidence stands. */
    static String incident(Scope scope, EpisodeKey key, Match earliest) {
        String text = earliest.exemplars().isEmpty()
                ? ""
                : earliest.exemplars().get(0).text();
        return hash(scope.service(), scope.host(), key.text(), earliest.first().toString(), earliest.signal(), text);
    }

    private static String hash(String... parts) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            for (String part : parts) {
                digest.update(part.getBytes(StandardCharsets.UTF_8));
                digest.update((byte) 0);
            }
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
