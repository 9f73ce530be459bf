package io.culprit.shipper.probe.packages;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.probe.Commands;
import io.culprit.shipper.probe.Commands.Output;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who changed RPM's packages: the last transaction in the history of dnf or yum; {@code history info} of yum 3, dnf 4 and
 * dnf 5.
 *
 * @param transaction what the history says, or empty
 * @param times when packages were installed, by name and version
 */
record RpmHistory(String transaction, Map<String, Instant> times) {

    private static final Duration ENOUGH = Duration.ofSeconds(20);

    static RpmHistory of(Commands commands, Map<String, Instant> times) throws InterruptedException {
        for (String manager : List.of("dnf", "yum")) {
            try {
                Output output = commands.run(List.of(manager, "history", "info", "last"), ENOUGH);
                return new RpmHistory(output.exitCode() == 0 ? output.out() : "", times);
            } catch (IOException e) {
                // The other one may be there.
                continue;
            }
        }
        return new RpmHistory("", times);
    }

    /** What is known of a change, at this time unless the database has one. */
    Deed of(Difference change, Instant otherwise) {
        Instant at =
                times.getOrDefault(change.name() + ' ' + change.version().replaceFirst("^\\d{1,9}:", ""), otherwise);
        boolean its = transaction.contains(" " + change.name() + "-");
        return its
                ? new Deed(
                        at,
                        field("Command Line").or(() -> field("Description")).orElse(""),
                        field("User").orElse(""),
                        false)
                : new Deed(at, "", "", false);
    }

    /** {@code Command Line   : install httpd}. */
    private Optional<String> field(String name) {
        return transaction
                .lines()
                .filter(line -> line.startsWith(name) && line.indexOf(':') > 0)
                .map(line -> Bounded.text(line.substring(line.indexOf(':') + 1).strip()))
                .filter(value -> !value.isEmpty())
                .findFirst();
    }
}
