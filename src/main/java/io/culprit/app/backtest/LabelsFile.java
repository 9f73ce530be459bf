package io.culprit.app.backtest;

import io.culprit.app.silences.Times;
import io.culprit.text.NearMatch;
import io.culprit.yaml.Section;
import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Reads labels: YAML with a list {@code labels} and, for patterns that should have told nothing, a list {@code patterns}; or
 * JSON, a label a line.
 */
final class LabelsFile {

    private final Set<String> known;

    private LabelsFile(Set<String> known) {
        this.known = known;
    }

    /**
     * Reads a file.
     *
     * @param known names of the patterns that there are
     * @throws YamlException with all mistakes
     * @throws IOException when it cannot be read
     */
    static Labels read(Path file, Set<String> known) throws IOException, YamlException {
        LabelsFile labels = new LabelsFile(known);
        return file.toString().matches("(?i).*\\.(jsonl|ndjson)")
                ? new Labels(
                        YamlFile.readLines(file, labels::onlyLabel).stream()
                                .flatMap(Optional::stream)
                                .toList(),
                        Set.of())
                : YamlFile.read(file, labels::labels);
    }

    private Labels labels(Section file) {
        List<String> patterns = new ArrayList<>(file.texts("patterns"));
        patterns.forEach(name -> mend(name).ifPresent(mend -> file.problem("patterns", mend)));
        List<Section> sections = file.sections("labels");
        if (sections.isEmpty() && patterns.isEmpty()) {
            file.problem("labels", "is missing: write a list of what happened, with pattern, service, from and to");
        }
        return new Labels(
                sections.stream().flatMap(section -> label(section).stream()).toList(), Set.copyOf(patterns));
    }

    private Optional<Label> onlyLabel(Section line) {
        return label(line);
    }

    private Optional<Label> label(Section section) {
        Optional<String> pattern = required(section, "pattern", "as daemon-recycling");
        pattern.flatMap(this::mend).ifPresent(mend -> section.problem("pattern", mend));
        Optional<String> service = required(section, "service", "as shop");
        Optional<String> host = section.text("host");
        Optional<Instant> from = time(section, "from");
        Optional<Instant> to = time(section, "to");
        section.end();
        if (pattern.isEmpty() || service.isEmpty() || from.isEmpty() || to.isEmpty()) {
            return Optional.empty();
        }
        if (to.get().isBefore(from.get())) {
            section.problem("to", "is before from: swap them");
            return Optional.empty();
        }
        return Optional.of(new Label(pattern.get(), service.get(), host, from.get(), to.get()));
    }

    private Optional<String> mend(String pattern) {
        if (known.contains(pattern)) {
            return Optional.empty();
        }
        return Optional.of("names no pattern that there is: "
                + NearMatch.of(pattern, known.stream().sorted().toList())
                        .map(meant -> "did you mean " + meant + "?")
                        .orElse("culprit patterns list tells them, --patterns DIR adds others"));
    }

    private static Optional<String> required(Section section, String key, String example) {
        if (!section.has(key)) {
            section.problem(key, "is missing: write it, " + example);
        }
        return section.text(key);
    }

    private static Optional<Instant> time(Section section, String key) {
        if (!section.has(key)) {
            section.problem(key, "is missing: write it as 2026-11-21T22:00:00Z");
        }
        return section.read(key, Times::instant);
    }
}
