package io.culprit.shipper.cli;

import io.culprit.shipper.command.FailureHandler;
import io.culprit.shipper.command.UsageHandler;
import io.culprit.shipper.terminal.Verbosity;
import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** The program that runs on a web host: a command line with {@code ship} as its only command so far. */
@Command(
        name = "culprit-shipper",
        description = "Ships what web servers and probes write to Kafka, for Culprit to correlate.",
        mixinStandardHelpOptions = true,
        scope = ScopeType.INHERIT,
        sortOptions = false,
        synopsisSubcommandLabel = "COMMAND",
        versionProvider = ShipperMain.Version.class)
public final class ShipperMain implements Runnable {

    static final String EXIT_CODES = "Exit codes: 0 done, 2 wrong usage, 3 failed, 130 interrupted.";

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    @Option(
            names = {"-v", "--verbose"},
            scope = ScopeType.INHERIT,
            description = "Say more on stderr; twice to hear Kafka too; failures show their stack trace.")
    void verbose(boolean[] times) {
        Verbosity.raise(times.length);
    }

    /** Runs the program and exits with its code. */
    public static void main(String[] arguments) {
        // Set before the first logger is made, and not as logback.xml, which would meet the application's own.
        System.setProperty("logback.configurationFile", "culprit-shipper-logback.xml");
        System.exit(commandLine(Clock.systemUTC()).execute(arguments));
    }

    /** The whole command line, with which tests run it within their own process. */
    static CommandLine commandLine(Clock clock) {
        CommandLine commandLine = new CommandLine(new ShipperMain()).addSubcommand(new ShipCommand(clock));
        // Not in the annotation: the subcommand would inherit it with the help option.
        commandLine.getCommandSpec().usageMessage().footer("", EXIT_CODES);
        return commandLine
                // --format @FILE names a file itself.
                .setExpandAtFiles(false)
                .setParameterExceptionHandler(new UsageHandler())
                .setExecutionExceptionHandler(new FailureHandler());
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "which command?");
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = ShipperMain.class.getPackage().getImplementationVersion();
            return new String[] {"culprit-shipper " + (version == null ? "(development)" : version)};
        }
    }
}
