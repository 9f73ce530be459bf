package io.culprit.shipper.cli;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.redaction.RedactionSettings;
import io.culprit.shipper.settings.InputSetting;
import io.culprit.shipper.settings.LogSetting;
import io.culprit.shipper.settings.OtherSources;
import io.culprit.shipper.settings.ShipperSettings;
import io.culprit.shipper.tail.ReadFrom;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** What a command line without a file of settings asks for, as the settings that a file would have. */
final class PlainSettings {

    private PlainSettings() {}

    /** Paths to follow, beginning with what is there, rotated files included. */
    static ShipperSettings ofPaths(Connection connection, Naming naming, Path state, List<Path> paths) {
        List<String> absolute = paths.stream()
                .map(path -> path.toAbsolutePath().normalize().toString())
                .toList();
        LogSetting logs = new LogSetting(absolute, List.of(), naming, Optional.empty(), ReadFrom.ROTATED);
        return of(connection, naming, state, List.of(logs), OtherSources.NONE);
    }

    /** Standard input. */
    static ShipperSettings ofInput(Connection connection, Naming naming, Path state) {
        InputSetting input = new InputSetting(naming, naming.formats().of("stdin"));
        return of(connection, naming, state, List.of(), new OtherSources(List.of(), List.of(), Optional.of(input)));
    }

    private static ShipperSettings of(
            Connection connection, Naming naming, Path state, List<LogSetting> logs, OtherSources others) {
        return new ShipperSettings(
                connection, state, naming, logs, List.of(), others, RedactionSettings.NONE, Optional.empty());
    }
}
