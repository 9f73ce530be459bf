package io.culprit.app.silences;

import io.culprit.correlation.maintenance.Glob;
import io.culprit.correlation.maintenance.Silence;
import io.culprit.correlation.maintenance.Silences;
import io.culprit.correlation.maintenance.Window;
import io.culprit.text.NearMatch;
import io.culprit.yaml.Section;
import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads silences from YAML. */
final class SilencesFile {

    private final Set<String> patterns;

    private SilencesFile(Set<String> patterns) {
        this.patterns = patterns;
    }

    /**
     * Reads a text.
     *
     * @param name what messages call it
     * @param patterns names of the patterns that there are
     * @throws YamlException with all mistakes
     */
    static Silences read(String name, String yaml, Set<String> patterns) throws YamlException {
        return YamlFile.read(name, yaml, new SilencesFile(patterns)::silences);
    }

    private Silences silences(Section file) {
        return new Silences(file.sections("silences").stream()
                .flatMap(section -> silence(section).stream())
                .toList());
    }

    private Optional<Silence> silence(Section section) {
        Glob service = glob(section, "service");
        Glob host = glob(section, "host");
        Glob pattern = glob(section, "pattern");
        if (!pattern.isPattern() && !patterns.contains(pattern.text())) {
            section.problem(
                    "pattern",
                    "names none that there is: "
                            + NearMatch.of(
                                            pattern.text(),
                                            patterns.stream().sorted().toList())
                                    .map(meant -> "did you mean " + meant + "?")
                                    .orElse("culprit patterns list tells them"));
        }
        Optional<Window> window = window(section);
        Optional<String> reason = section.text("reason").filter(text -> !text.isBlank());
        if (reason.isEmpty()) {
            section.problem("reason", "is missing: say why, for those who will ask");
        }
        section.end();
        return window.flatMap(when -> reason.map(why -> new Silence(service, host, pattern, when, why)));
    }

    private static Glob glob(Section section, String key) {
        return section.text(key).map(Glob::new).orElse(Glob.ANY);
    }

    private static Optional<Window> window(Section section) {
        boolean once = section.has("from") | section.has("until");
        boolean recurring = section.has("every") | section.has("at") | section.has("timezone");
        if (once == recurring) {
            section.problem(
                    once
                            ? "has two kinds of time: keep from and until, or every, at and timezone"
                            : "says no time: write from and until, or every, at and timezone");
            return Optional.empty();
        }
        return once ? once(section) : RecurringWindow.read(section);
    }

    private static Optional<Window> once(Section section) {
        Optional<Instant> from = required(section, "from", Times::instant);
        Optional<Instant> until = required(section, "until", Times::instant);
        if (from.isEmpty() || until.isEmpty()) {
            return Optional.empty();
        }
        if (!from.get().isBefore(until.get())) {
            section.problem("until", "is not after from: swap them");
            return Optional.empty();
        }
        return Optional.of(new Window.Once(from.get(), until.get()));
    }

    private static Optional<Instant> required(Section section, String key, Function<String, Instant> reader) {
        if (!section.has(key)) {
            section.problem(key, "is missing: write it as 2026-11-21T22:00:00Z");
        }
        return section.read(key, reader);
    }
}
