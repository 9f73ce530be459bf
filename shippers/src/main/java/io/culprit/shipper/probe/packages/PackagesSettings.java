package io.culprit.shipper.probe.packages;

import io.culprit.shipper.probe.host.SettingsCheck;
import java.util.List;

/**
 * Settings of the packages probe; all may be absent.
 *
 * @param database {@code dpkg} or {@code rpm}; else the one that is there
 * @param state file that keeps what was seen while the shipper is down
 */
public record PackagesSettings(String database, String state) {

    public PackagesSettings {
        database = SettingsCheck.text(database);
        state = SettingsCheck.text(state);
        new SettingsCheck("packages")
                .that(
                        List.of("", "dpkg", "rpm").contains(database),
                        "database",
                        "must be dpkg or rpm, or left out to find it, and is " + database)
                .absolute("state", state)
                .done();
    }
}
