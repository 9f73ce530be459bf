package io.culprit.shipper.probe.modules;

import io.culprit.shipper.probe.host.SettingsCheck;
import java.util.List;

/**
 * Settings of the modules probe; all may be absent.
 *
 * @param command the whole command that lists the modules, as {@code [apachectl, -M]}; else it is made of how each server was
 *     started
 * @param pidfile the PidFile of the only server that counts; else all that run are looked at
 * @param root the server root of servers that were started without {@code -d} and whose build is not known
 * @param state file that keeps what was seen while the shipper is down
 */
public record ModulesSettings(List<String> command, String pidfile, String root, String state) {

    public ModulesSettings {
        command = SettingsCheck.list(command);
        pidfile = SettingsCheck.text(pidfile);
        root = SettingsCheck.text(root);
        state = SettingsCheck.text(state);
        new SettingsCheck("modules")
                .that(
                        command.stream().noneMatch(String::isEmpty),
                        "command",
                        "must be a list of a program and its arguments, none empty: [apachectl, -M]")
                .that(
                        command.isEmpty() || command.contains("-M") || command.contains("-t"),
                        "command",
                        "must list modules and do nothing else: end it with -M")
                .absolute("pidfile", pidfile)
                .absolute("root", root)
                .absolute("state", state)
                .done();
    }
}
