package io.culprit.shipper.probe.host;

import java.util.ArrayList;
import java.util.List;

/** Collects what is wrong with the settings of a probe, so that all of it is said at once. */
public final class SettingsCheck {

    private final String probe;
    private final List<String> wrong = new ArrayList<>();

    /** Checks the settings of a probe. */
    public SettingsCheck(String probe) {
        this.probe = probe;
    }

    /** A path must be absolute; empty is none. */
    public SettingsCheck absolute(String key, String path) {
        return that(path.isEmpty() || path.startsWith("/"), key, "must be an absolute path, and is " + path);
    }

    /** Any other condition, and the mend. */
    public SettingsCheck that(boolean holds, String key, String mend) {
        if (!holds) {
            wrong.add(probe + "." + key + " " + mend);
        }
        return this;
    }

    /** Refuses what is wrong. */
    public void done() {
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", wrong));
        }
    }

    /** A text that may be absent. */
    public static String text(String value) {
        return value == null ? "" : value.strip();
    }

    /** A list that may be absent. */
    public static List<String> list(List<String> values) {
        return values == null
                ? List.of()
                : values.stream().map(SettingsCheck::text).toList();
    }
}
