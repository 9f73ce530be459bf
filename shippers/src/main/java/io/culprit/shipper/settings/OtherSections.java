package io.culprit.shipper.settings;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.Naming;
import io.culprit.yaml.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Reads the sections {@code topics}, {@code journal} and {@code stdin}. */
final class OtherSections {

    private OtherSections() {}

    static OtherSources read(Section root, Connection kafka, Naming naming) {
        List<JournalSetting> journals = new ArrayList<>();
        for (Section section : root.sections("journal")) {
            journals.add(journal(section, naming, journals.size() + 1));
        }
        // The key alone is enough: "stdin:".
        Optional<InputSetting> input =
                root.sections("stdin").stream().findFirst().map(section -> input(section, naming));
        return new OtherSources(TopicSections.read(root.sections("topics"), kafka, naming), journals, input);
    }

    private static JournalSetting journal(Section section, Naming naming, int number) {
        List<String> units = section.texts("units");
        units.stream()
                .filter(unit -> unit.isBlank() || unit.startsWith("-"))
                .forEach(unit -> section.problem("units", "has '" + unit + "', which is no unit"));
        Optional<String> directory = section.text("directory");
        directory
                .filter(path -> !path.startsWith("/"))
                .ifPresent(path -> section.problem("directory", "is '" + path + "', no whole path: begin it with /"));
        JournalSetting setting = new JournalSetting(
                number == 1 ? "journal" : "journal-" + number,
                units,
                directory,
                section.read("read_from", TopicSections::fromBeginning).orElse(false),
                Namings.read(section, naming),
                section.read("format", SettingsFile::format));
        section.end();
        return setting;
    }

    private static InputSetting input(Section section, Naming naming) {
        InputSetting setting =
                new InputSetting(Namings.read(section, naming), section.read("format", SettingsFile::format));
        section.end();
        return setting;
    }
}
