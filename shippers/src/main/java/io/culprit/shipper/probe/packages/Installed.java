package io.culprit.shipper.probe.packages;

import java.util.Objects;

/**
 * A package that a database knows.
 *
 * @param name its name
 * @param architecture its architecture
 * @param version version and release, with the epoch before them if there is one
 * @param state dpkg's word for its state: {@code installed}, {@code config-files}, {@code half-configured}
 */
record Installed(String name, String architecture, String version, String state) {

    static final String WHOLE = "installed";

    Installed {
        Objects.requireNonNull(name);
        Objects.requireNonNull(architecture);
        Objects.requireNonNull(version);
        Objects.requireNonNull(state);
    }

    /** Whether its files are there, though perhaps not set up. */
    boolean isThere() {
        return !state.equals("config-files") && !state.equals("not-installed");
    }

    /** Whether it is ready to be used; a package that waits for another's trigger is. */
    boolean isWhole() {
        return state.equals(WHOLE) || state.startsWith("triggers-");
    }
}
