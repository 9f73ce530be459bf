package io.culprit.app.cli;

import io.culprit.app.alerts.AlertsCommand;
import io.culprit.app.correlate.CorrelateCommand;
import io.culprit.app.demo.DemoCommand;
import io.culprit.app.parse.ParseCommand;
import io.culprit.app.patterns.PatternsCommand;
import io.culprit.app.replay.ReplayCommand;
import io.culprit.app.topics.TopicsCommand;
import io.culprit.app.uptime.UptimeCommand;
import io.culprit.app.why.WhyCommand;
import io.culprit.shipper.cli.ShipCommand;
import io.culprit.shipper.command.FailureHandler;
import io.culprit.shipper.command.UsageHandler;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import picocli.AutoComplete.GenerateCompletion;
import picocli.CommandLine;

/** Where the process begins; the only place that takes the system's clock and ends the JVM. */
public final class CulpritMain {

    private CulpritMain() {}

    public static void main(String[] arguments) {
        CommandLine commandLine = commandLine(Clock.systemUTC())
                .setOut(utf8(new Results(new FileOutputStream(FileDescriptor.out))))
                .setErr(utf8(new FileOutputStream(FileDescriptor.err)));
        System.exit(commandLine.execute(arguments));
    }

    /** The whole command line, with which tests run commands within their own process. */
    public static CommandLine commandLine(Clock clock) {
        return commandLine(clock, System.in);
    }

    /** The same with a standard input of its own. */
    static CommandLine commandLine(Clock clock, InputStream stdin) {
        CommandLine commandLine = new CommandLine(new Culprit())
                .addSubcommand(new DemoCommand(clock))
                .addSubcommand(new ReplayCommand(clock, stdin))
                .addSubcommand(new WhyCommand(clock, stdin))
                .addSubcommand(new ParseCommand(clock, stdin))
                .addSubcommand(new ShipCommand(clock))
                .addSubcommand(new CorrelateCommand())
                .addSubcommand(new AlertsCommand(clock))
                .addSubcommand(new UptimeCommand(clock))
                .addSubcommand(new TopicsCommand())
                .addSubcommand(PatternsCommand.commandLine(clock))
                .addSubcommand("completion", new GenerateCompletion());
        describeCompletion(commandLine.getSubcommands().get("completion"));
        // Not in the annotation: subcommands would inherit them with the help option.
        commandLine.getCommandSpec().usageMessage().header(Culprit.HEADER).footer(Culprit.FOOTER);
        return commandLine
                // --format @FILE names a file itself.
                .setExpandAtFiles(false)
                .registerConverter(Duration.class, new DurationConverter())
                .setCaseInsensitiveEnumValuesAllowed(true)
                .setParameterExceptionHandler(new UsageHandler())
                .setExecutionStrategy(new Execution())
                .setExecutionExceptionHandler(new FailureHandler(Execution::foreseen));
    }

    private static void describeCompletion(CommandLine completion) {
        completion
                .getCommandSpec()
                .usageMessage()
                .description("Print a completion script for bash and zsh: source <(culprit completion)");
    }

    /** Results are UTF-8 whatever the locale says: JSON is, and scripts rely on it. */
    static PrintWriter utf8(OutputStream descriptor) {
        return new PrintWriter(new OutputStreamWriter(descriptor, StandardCharsets.UTF_8), false);
    }
}
