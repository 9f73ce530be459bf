package io.culprit.shipper.probe.modules;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.probe.Commands;
import io.culprit.shipper.probe.Commands.Output;
import java.util.List;
import java.util.Optional;

/**
 * What {@code apachectl -M} said.
 *
 * @param shared the names of the shared modules, or nothing when it did not say
 * @param error why the configuration does not parse, or empty
 */
record ModuleList(Optional<List<String>> shared, String error) {

    private static final int MOST = 2_000;

    static ModuleList of(Commands.Output output) {
        if (output.exitCode() == 0) {
            return new ModuleList(
                    Optional.of(ModuleComparison.shared(output.out().lines())), "");
        }
        return new ModuleList(Optional.empty(), Bounded.cut(error(output), MOST));
    }

    /** Warnings stand around the line that counts: {@code AH00558}, {@code Action '-M' failed.} */
    private static String error(Output output) {
        List<String> lines = (output.err() + "\n" + output.out())
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.stream()
                .filter(line ->
                        line.contains("yntax error") || line.contains("Cannot load") || line.contains("AH00534"))
                .findFirst()
                .or(() -> lines.stream()
                        .filter(line -> !line.startsWith("AH00558") && !line.startsWith("Action '"))
                        .findFirst())
                .or(() -> lines.stream().findFirst())
                .orElse("exit code " + output.exitCode());
    }
}
