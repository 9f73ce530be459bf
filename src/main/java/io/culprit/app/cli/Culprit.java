package io.culprit.app.cli;

import io.culprit.shipper.terminal.Verbosity;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ScopeType;
import picocli.CommandLine.Spec;

/** The root command; without a subcommand it is wrong usage. */
@Command(
        name = "culprit",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        versionProvider = Version.class,
        sortOptions = false,
        usageHelpAutoWidth = true,
        synopsisSubcommandLabel = "COMMAND")
public final class Culprit implements Runnable {

    static final String HEADER = "Joins web server logs and probes on time windows and names the culprit.";

    static final String[] FOOTER = {
        "",
        "Examples:",
        "  culprit demo                            watch two recorded incidents go through Kafka",
        "  culprit replay /var/log/apache2         what happened? from files, without Kafka",
        "  culprit replay --json logs/ | jq .      the same for machines",
        "  culprit why --at 14:03 logs/            a user says it failed: what was it?",
        "  culprit parse access.log | jq .         what does each line say?",
        "  culprit uptime probe.csv                what did visitors see?",
        "  culprit alerts --bootstrap-server kafka.example.net:9092",
        "",
        "Exit codes: 0 done, 1 found what --fail-on names, 2 wrong usage, 3 failed, 130 interrupted.",
        "Shell completion: source <(culprit completion)"
    };

    @Spec
    private CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more on stderr; twice to hear Kafka too; failures show their stack trace.")
    void verbose(boolean[] times) {
        Verbosity.raise(times.length);
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command?");
    }
}
