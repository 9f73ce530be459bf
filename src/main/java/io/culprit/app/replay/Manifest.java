package io.culprit.app.replay;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.FormatChoice;
import io.culprit.shipper.format.FormatException;
import io.culprit.shipper.inventory.Attribution;
import io.culprit.shipper.inventory.ChosenFormats;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.settings.Namings;
import io.culprit.yaml.Section;
import io.culprit.yaml.YamlException;
import io.culprit.yaml.YamlFile;
import java.io.IOException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;

/**
 * A file that says whose files are: a list of entries with patterns of paths, of which the first that matches holds.
 *
 * @param entries in their order
 */
record Manifest(List<Entry> entries) implements Attribution {

    Manifest {
        entries = List.copyOf(entries);
    }

    /** What holds for files whose paths, relative to what is read, match. */
    record Entry(
            List<PathMatcher> paths,
            Optional<String> service,
            Optional<String> host,
            Optional<ZoneId> zone,
            Optional<Format> format) {

        boolean matches(String label) {
            return paths.stream().anyMatch(path -> path.matches(Path.of(label)));
        }

        Naming naming(Naming named) {
            Naming owned = host.map(named::on).orElse(named);
            Naming served = service.map(owned::of).orElse(owned).in(zone);
            return format.map(chosen -> new Naming(
                            served.service(),
                            served.host(),
                            served.zone(),
                            new ChosenFormats(List.of(new ChosenFormats.Choice("", chosen)))))
                    .orElse(served);
        }
    }

    /** @throws YamlException with all mistakes */
    static Manifest read(Path file) throws IOException, YamlException {
        return YamlFile.read(file, Manifest::of);
    }

    private static Manifest of(Section file) {
        List<Section> sections = file.sections("files");
        if (sections.isEmpty()) {
            file.problem("files", "is missing: write a list of entries with paths, service and host");
        }
        return new Manifest(sections.stream().map(Manifest::entry).toList());
    }

    private static Entry entry(Section section) {
        List<PathMatcher> paths = new ArrayList<>();
        for (String path : section.texts("paths")) {
            matchers(section, path, paths);
        }
        if (!section.has("paths")) {
            section.problem("paths", "is missing: write patterns as web1/**");
        }
        Entry entry = new Entry(
                paths,
                section.read("service", Namings::name),
                section.read("host", Namings::name),
                section.read("timezone", Namings::zone),
                section.read("format", Manifest::format));
        section.end();
        return entry;
    }

    private static void matchers(Section section, String path, List<PathMatcher> matchers) {
        try {
            matchers.addAll(GlobPaths.matchers(path));
        } catch (PatternSyntaxException e) {
            section.problem("paths", "has '" + path + "', which is no pattern: write one as web1/**");
        }
    }

    private static Format format(String text) {
        try {
            return FormatChoice.of(text);
        } catch (FormatException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
    }

    @Override
    public Told among(List<String> labels, Naming named) {
        long others = labels.stream().filter(label -> entry(label).isEmpty()).count();
        String rest = others == 0 ? "" : ", which does not name " + others + " of " + labels.size() + " files";
        return new Told(
                label -> entry(label).map(entry -> entry.naming(named)).orElse(named), "by the manifest" + rest);
    }

    private Optional<Entry> entry(String label) {
        return entries.stream().filter(entry -> entry.matches(label)).findFirst();
    }
}
