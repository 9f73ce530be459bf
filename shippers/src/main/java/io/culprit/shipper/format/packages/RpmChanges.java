package io.culprit.shipper.format.packages;

import io.culprit.shipper.format.EventBody;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * What yum and dnf did to packages, in dpkg's words.
 *
 * <p>A new version over an old one is two events, as dpkg has it: {@code upgraded}, then {@code installed}. dnf since 3 writes
 * {@code Upgrade} of the new version and, when all are in, {@code Upgraded} of the old: that one is {@code replaced}, and
 * knows both versions. Without such a line before it, as yum and older dnf write, {@code Upgraded} is of the new version.
 * The same holds for downgrades and reinstallations.
 */
final class RpmChanges {

    private final Map<String, String> incoming = new HashMap<>();

    static final String WORDS =
            "Installed|Dep-Installed|Install|Updated|Dep-Updated|Update|Upgraded|Upgrade|Downgraded|Downgrade"
                    + "|Reinstalled|Reinstall|Erased|Erase|Removed|Remove|Obsoleted|Obsolete|Cleanup";

    /** The events of one line. */
    List<EventBody> of(String word, String name, String line) {
        RpmName rpm = RpmName.of(name);
        String key = rpm.name() + '.' + rpm.architecture();
        return switch (word) {
            case "Erased", "Erase", "Removed", "Remove", "Obsoleted" ->
                List.of(rpm.gone().was("removed", line));
            case "Cleanup" -> List.of(rpm.gone().was("replaced", line));
            case "Upgrade", "Update", "Downgrade", "Reinstall" -> {
                incoming.put(key, rpm.version());
                yield news(word, rpm, line);
            }
            case "Upgraded", "Downgraded", "Reinstalled" -> {
                String now = incoming.remove(key);
                yield now == null
                        ? news(word, rpm, line)
                        : List.of(new RpmName(rpm.name(), now, rpm.architecture())
                                .change(rpm.version())
                                .was("replaced", line));
            }
            case "Updated", "Dep-Updated" -> news("Upgraded", rpm, line);
            default -> List.of(rpm.change("").was("installed", line));
        };
    }

    private static List<EventBody> news(String word, RpmName rpm, String line) {
        String action =
                switch (word) {
                    case "Downgrade", "Downgraded" -> "downgraded";
                    case "Reinstall", "Reinstalled" -> "reinstalled";
                    default -> "upgraded";
                };
        return List.of(rpm.change("").was(action, line), rpm.change("").was("installed", line));
    }
}
