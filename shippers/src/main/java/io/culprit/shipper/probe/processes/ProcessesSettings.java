package io.culprit.shipper.probe.processes;

import io.culprit.shipper.probe.SettingProblems;
import java.util.List;
import java.util.Objects;

/**
 * Which processes to watch.
 *
 * @param programs names of programs to watch beside Apache, nginx, PHP-FPM and mod_wsgi's daemons, as {@code gunicorn} or
 *     {@code mysqld}; none unless given
 */
public record ProcessesSettings(List<String> programs) {

    private static final int MOST = 50;

    public ProcessesSettings {
        programs = List.copyOf(Objects.requireNonNullElse(programs, List.of()));
        SettingProblems problems = new SettingProblems()
                .require(programs.size() <= MOST, "programs", "name at most " + MOST + ", not " + programs.size());
        for (String program : programs) {
            problems.require(
                    !program.isBlank() && !program.contains("/") && !program.contains(" "),
                    "programs",
                    "\"" + program
                            + "\" is not the name of a program: write it without folder and arguments, as mysqld");
        }
        problems.refuseAny();
    }
}
