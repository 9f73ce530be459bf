package io.culprit.shipper.probe;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Gathers what is wrong with a probe's settings, so that all of it is told at once. */
public final class SettingProblems {

    private final List<String> problems = new ArrayList<>();

    /**
     * Notes a problem where a condition does not hold.
     *
     * @param holds what must hold
     * @param key the setting, as people write it
     * @param problem what is wrong, and the mend
     */
    public SettingProblems require(boolean holds, String key, String problem) {
        if (!holds) {
            problems.add(key + ": " + problem);
        }
        return this;
    }

    /** Requires a duration within bounds. */
    public SettingProblems within(String key, Duration value, Duration least, Duration most) {
        return require(
                value.compareTo(least) >= 0 && value.compareTo(most) <= 0,
                key,
                words(value) + " is not between " + words(least) + " and " + words(most));
    }

    /** Ends the check: throws one {@link IllegalArgumentException} that tells every problem, if there was any. */
    public void refuseAny() {
        if (!problems.isEmpty()) {
            throw new IllegalArgumentException(String.join("; ", problems));
        }
    }

    private static String words(Duration duration) {
        return duration.toMillis() % 1_000 == 0 ? duration.toSeconds() + "s" : duration.toMillis() + "ms";
    }
}
