package io.culprit.shipper.probe.modules;

import java.util.Objects;

/**
 * What was last seen of a module.
 *
 * @param state how it stood
 * @param file its file, behind all links
 * @param identity of the file on disk: what changes with it
 * @param mapped number of the file that is mapped, 0 for none
 * @param doubted whether the last look saw it gone from the server, which a reload in progress shows as well
 */
record Seen(State state, String file, String identity, long mapped, boolean doubted) {

    Seen {
        Objects.requireNonNull(state);
        Objects.requireNonNull(file);
        Objects.requireNonNull(identity);
    }

    /** How a module stands between configuration, disk and running server. */
    enum State {
        /** Configured, and the file on disk is the one in the server. */
        LOADED("is now in the running server"),
        /** Configured, its file is there, and the server does not have it. */
        PENDING("is configured but not in the running server: the next reload loads it for the first time"),
        /** Configured, and there is no such file. */
        MISSING("is configured but its file is not there: the next reload fails"),
        /** The server has another file than the one on disk. */
        REPLACED("was replaced on disk under the running server: the next reload loads another file"),
        /** In the server, and no more in the configuration. */
        UNCONFIGURED("is in the running server but no more in its configuration: the next reload drops it");

        private final String words;

        State(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }
}
