package io.culprit.app.patterns;

import java.time.Clock;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** {@code culprit patterns}: the commands about patterns; without one of them it is wrong usage. */
@Command(
        name = "patterns",
        description = "List, show, check, test and explain patterns.",
        synopsisSubcommandLabel = "COMMAND",
        footer = {
            "",
            "Examples:",
            "  culprit patterns list",
            "  culprit patterns show daemon-recycling",
            "  culprit patterns check /etc/culprit/patterns && culprit patterns test /etc/culprit/patterns",
            "  culprit patterns explain --pattern module-load-crash /var/log/apache2",
            "  culprit patterns schema pattern > pattern.schema.json"
        })
public final class PatternsCommand implements Runnable {

    @Spec
    private CommandSpec spec;

    /** The command with its subcommands. */
    public static CommandLine commandLine(Clock clock) {
        return new CommandLine(new PatternsCommand())
                .addSubcommand(new ListPatterns())
                .addSubcommand(new ShowPattern())
                .addSubcommand(new CheckPatterns())
                .addSubcommand(new TestPatterns())
                .addSubcommand(new ExplainPattern(clock))
                .addSubcommand(new PrintSchema());
    }

    @Override
    public void run() {
        throw new ParameterException(spec.commandLine(), "which command? list, show, check, test, explain or schema");
    }
}
