package io.culprit.shipper.probe.configuration;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;

/**
 * A directive as it is remembered and told: without its secrets, but so that a changed secret shows.
 *
 * @param file the file
 * @param line its line there
 * @param section the sections around it
 * @param text the directive, secrets masked
 * @param mark a salted digest where something is masked, else empty
 */
record Kept(String file, int line, String section, String text, String mark) {

    Kept {
        Objects.requireNonNull(file);
        Objects.requireNonNull(section);
        Objects.requireNonNull(text);
        Objects.requireNonNull(mark);
    }

    static Kept of(Statement statement, String salt) {
        String masked = Secrets.mask(statement.text());
        return new Kept(
                statement.file(),
                statement.line(),
                Secrets.mask(statement.section()),
                masked,
                masked.equals(statement.text()) ? "" : digest(salt + statement.text()));
    }

    /** Whether it says the same at the same place; a line that only moved down does. */
    boolean says(Kept other) {
        return text.equals(other.text) && mark.equals(other.mark) && section.equals(other.section);
    }

    /** The directive's name. */
    String name() {
        return new Statement(file, line, section, text, text, true).name();
    }

    private static String digest(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
