package io.culprit.shipper.probe.modules;

import io.culprit.shipper.probe.capture.Finding;
import io.culprit.shipper.probe.modules.Seen.State;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What changed between two looks at a server's modules, in words. */
final class ModuleFindings {

    private static final Pattern ERROR_AT = Pattern.compile("[Ss]yntax error on line (\\d{1,9}) of ([^:\n]{1,1000}):?");

    private ModuleFindings() {}

    /**
     * The modules that stand otherwise than before. Those that are loaded at the first look are as they should be.
     *
     * @param first whether nobody looked before
     * @param places where each module is configured
     */
    static List<Finding> between(
            SortedMap<String, Seen> before,
            SortedMap<String, Seen> now,
            boolean first,
            Map<String, ConfiguredModule> places,
            Map<String, DiskFile> disk) {
        List<Finding> found = new ArrayList<>();
        now.forEach((name, seen) -> {
            Seen was = before.get(name);
            boolean same = was == null
                    ? first && seen.state() == State.LOADED
                    : was.state() == seen.state()
                            && (seen.state() != State.REPLACED || was.identity().equals(seen.identity()));
            if (!same) {
                found.add(told(name, seen, Optional.ofNullable(places.get(name)), disk));
            }
        });
        before.forEach((name, was) -> {
            if (!now.containsKey(name) && was.mapped() != 0) {
                found.add(Finding.of("module", "unloaded", name, name + " is no more in the running server")
                        .with("module.file", was.file()));
            }
        });
        return found;
    }

    private static Finding told(String name, Seen seen, Optional<ConfiguredModule> place, Map<String, DiskFile> disk) {
        String action = seen.state().name().toLowerCase(Locale.ROOT);
        Optional<ConfiguredModule> configured = place.filter(module -> module.line() > 0);
        String where = configured
                .map(module -> " (LoadModule at " + module.place() + ":" + module.line() + ")")
                .orElse("");
        String file = seen.file().isEmpty() ? "" : ": " + seen.file();
        boolean held = seen.state() == State.MISSING || seen.state() == State.UNCONFIGURED;
        return Finding.of("module", action, name, name + " " + seen.state().words() + file + where)
                .with("module.file", seen.file())
                .with(
                        "module.configured_file",
                        configured.map(ConfiguredModule::file).orElse(""))
                .with("module.mapped", held ? Boolean.toString(seen.mapped() != 0) : "")
                .with(
                        "module.modified",
                        configured
                                .map(module -> disk.get(module.file()))
                                .map(found -> found.modified().toString())
                                .orElse(""))
                .with(
                        "configuration.file",
                        configured.map(ConfiguredModule::place).orElse(""))
                .with(
                        "configuration.line",
                        configured
                                .map(module -> Integer.toString(module.line()))
                                .orElse(""));
    }

    /** The configuration came not to parse, or to parse again. */
    static List<Finding> parsing(String before, String error, String file) {
        if (before.equals(error)) {
            return List.of();
        }
        if (error.isEmpty()) {
            return List.of(Finding.of("configuration", "valid", file, file + " can be loaded again"));
        }
        Finding invalid = Finding.of("configuration", "invalid", file, "the next reload fails: " + error)
                .with("error.message", error);
        Matcher at = ERROR_AT.matcher(error);
        while (at.find()) {
            invalid = invalid.with("configuration.file", at.group(2)).with("configuration.line", at.group(1));
        }
        return List.of(invalid);
    }
}
