package io.culprit.shipper.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The program that runs on a web host: a command line with {@code ship} as its only command so far. */
@Command(
        name = "culprit-shipper",
        description = "Ships what web servers and probes write to Kafka, for Culprit to correlate.",
        subcommands = ShipCommand.class,
        mixinStandardHelpOptions = true,
        versionProvider = ShipperMain.Version.class)
public final class ShipperMain implements Runnable {

    @CommandLine.Spec
    private CommandLine.Model.CommandSpec spec;

    /** Runs the program and exits with its code. */
    public static void main(String[] arguments) {
        // Set before the first logger is made, and not as logback.xml, which would meet the application's own.
        System.setProperty("logback.configurationFile", "culprit-shipper-logback.xml");
        System.exit(new CommandLine(new ShipperMain()).execute(arguments));
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "name a command");
    }

    /** The version in the jar's manifest. */
    static final class Version implements CommandLine.IVersionProvider {

        @Override
        public String[] getVersion() {
            String version = ShipperMain.class.getPackage().getImplementationVersion();
            return new String[] {"culprit-shipper " + (version == null ? "(not packaged)" : version)};
        }
    }
}
