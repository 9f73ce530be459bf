package io.culprit.app.parse;

import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.app.terminal.Screen;
import io.culprit.shipper.command.FormatOption;
import io.culprit.shipper.command.ReadingReport;
import io.culprit.shipper.command.ZoneConverter;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.terminal.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit parse}: one JSON object per record of a log on stdout; what was assumed and counted on stderr. */
@Command(
        name = "parse",
        description = "Read one log and print every record as JSON, with what it says or why it was refused.",
        footer = {
            "",
            "Without --format the log is recognised by its first lines, and lines that do not fit are tried as every"
                    + " other format. With --format they are refused. A log in gzip, bzip2, xz or zstd is"
                    + " unpacked.",
            "",
            "Examples:",
            "  culprit parse /var/log/apache2/error.log",
            "  culprit parse --format combined access.log | jq -r '.\"user_agent.original\"'",
            "  culprit parse --format 'nginx.access:$remote_addr [$time_local] $status' access.log",
            "  culprit parse --format 'grok:%%{COMBINEDAPACHELOG}' access.log",
            "  journalctl -o json | culprit parse -",
            "  culprit parse --explain --format '%%h %%l %%u %%t \"%%r\" %%>s %%b'"
        })
public final class ParseCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", arity = "0..1", description = "The log; standard input when it is - or left out.")
    private Optional<Path> file = Optional.empty();

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description =
                    "A family as --list tells them, FAMILY.MEMBER, a member alone, a format string as it stands in"
                            + " the server's configuration, FAMILY:STRING, or @FILE.yaml (default: recognised).")
    private Optional<String> format = Optional.empty();

    @Option(
            names = "--timezone",
            paramLabel = "ZONE",
            converter = ZoneConverter.class,
            description =
                    "Zone of stamps that name none, as Europe/Vienna or +02:00 (default: that of access lines, else"
                            + " UTC).")
    private Optional<ZoneId> zone = Optional.empty();

    @Option(names = "--explain", description = "Print how the format is understood, or as what the log is recognised.")
    private boolean explain;

    @Option(
            names = {"--list", "--formats"},
            description = "Print all formats, with a line of each.")
    private boolean list;

    @Spec
    private CommandSpec spec;

    private final Clock clock;
    private final InputStream stdin;

    /** @param stdin what is read where no file is named */
    public ParseCommand(Clock clock, InputStream stdin) {
        this.clock = clock;
        this.stdin = stdin;
    }

    @Override
    public Integer call() throws UnreadableException {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        Optional<Format> chosen = chosen();
        if (list) {
            screen.print(FormatList.lines());
        } else if (explain && chosen.isPresent()) {
            screen.print(explanation(chosen.get()));
        } else {
            read(chosen, screen);
        }
        return ExitCode.DONE.code();
    }

    private Optional<Format> chosen() throws UnreadableException {
        return format.isPresent()
                ? Optional.of(FormatOption.format(format.get(), spec.commandLine()))
                : Optional.empty();
    }

    private void read(Optional<Format> chosen, Screen screen) {
        try (Input input = input()) {
            Parsing parsing = new Parsing(input, chosen, zone);
            if (explain) {
                screen.print(parsing.recognition());
                return;
            }
            parsing.recognition().forEach(line -> screen.say("culprit: " + line));
            ReadingReport.whole(parsing.run(spec.commandLine().getOut()))
                    .forEach(line -> screen.say("culprit: " + line));
        } catch (IOException e) {
            throw new Failure(e.getMessage(), e);
        }
    }

    private Input input() {
        if (file.isPresent() && !file.get().toString().equals("-")) {
            return Input.of(file.get());
        }
        boolean terminal = Arrays.asList(
                        System.getProperty("culprit.terminal", "").split(","))
                .contains("in");
        if (file.isEmpty() && terminal) {
            throw new ParameterException(
                    spec.commandLine(), "nothing to read: name a FILE, or pipe a log in (- reads what is typed)");
        }
        return Input.of("standard input", stdin, clock.instant());
    }

    private static List<String> explanation(Format format) {
        List<String> lines = format.explanation();
        return (lines.isEmpty() ? List.of(format.name() + ", as it is built in; --list shows a line of it") : lines)
                .stream().map(SafeText::of).toList();
    }
}
