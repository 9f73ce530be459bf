package io.culprit.correlation.catalogue;

import java.util.Objects;

/**
 * A signal or pattern file as it was found.
 *
 * @param name what messages call it: its path
 * @param yaml its text
 * @param origin who it comes from
 */
public record DefinitionText(String name, String yaml, Origin origin) {

    /** Who a definition comes from. */
    public enum Origin {
        /** It ships with the product. */
        BUILT_IN,
        /** A user's own; it replaces what is built in under the same name. */
        OWN
    }

    public DefinitionText {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(yaml, "yaml");
        Objects.requireNonNull(origin, "origin");
    }
}
