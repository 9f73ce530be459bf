package io.culprit.app.why;

import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.replay.InputOptions;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.shipper.command.NamingOptions;
import io.culprit.shipper.command.ReadingReport;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.packed.Unpacking;
import io.culprit.shipper.terminal.SafeText;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code culprit why}: a user says it failed at 14:03; which request was that, and what explains it? */
@Command(
        name = "why",
        description = "Find a request that a user complains of, and the incident that explains it.",
        footer = {
            "",
            "The request is shown as nginx and Apache logged it: joined by request identifier where both log it, else by"
                    + " time and URL. Of several that fit one that failed is taken before one that did not, then the"
                    + " closest; the others are listed.",
            "",
            "Examples:",
            "  culprit why --at 14:03 --url /checkout /var/log/nginx /var/log/apache2",
            "  culprit why --at 2026-11-21T14:03:20+01:00 --client 192.0.2.7 --within 5m logs/",
            "  culprit why --request-id e172177ab67bd99ba86e10f97cf66b69 logs/"
        })
public final class WhyCommand implements Callable<Integer> {

    @Parameters(
            paramLabel = "PATH",
            arity = "1..*",
            description =
                    "Files, folders, archives (tar, zip) and patterns of those, compressed or not; - is standard input.")
    private List<Path> paths = List.of();

    @Option(
            names = "--at",
            paramLabel = "TIME",
            description = "When it failed: 14:03 or 14:03:20 of the logs' day in their zone or --timezone, or"
                    + " 2026-11-21T14:03:20+01:00. Needed unless --request-id is given.")
    private Optional<String> at = Optional.empty();

    @Option(
            names = "--within",
            paramLabel = "DURATION",
            defaultValue = "30s",
            description = "How far from that it may have been (default: ${DEFAULT-VALUE}).")
    private Duration within = Duration.ofSeconds(30);

    @Option(names = "--url", paramLabel = "PATH", description = "What was asked for, or what it is below.")
    private Optional<String> url = Optional.empty();

    @Option(names = "--request-id", paramLabel = "ID", description = "The request's identifier, as it is logged.")
    private Optional<String> requestId = Optional.empty();

    @Option(names = "--client", paramLabel = "IP", description = "Address of who asked.")
    private Optional<String> client = Optional.empty();

    @Mixin
    private NamingOptions naming = new NamingOptions();

    @Mixin
    private InputOptions inputs = new InputOptions();

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Option(names = "--json", description = "One JSON object.")
    private boolean json;

    @Spec
    private CommandSpec spec;

    private final Clock clock;
    private final InputStream stdin;

    /** @param stdin what {@code -} stands for */
    public WhyCommand(Clock clock, InputStream stdin) {
        this.clock = clock;
        this.stdin = stdin;
    }

    @Override
    public Integer call() throws IOException, InventoryException {
        if (at.isEmpty() && requestId.isEmpty()) {
            throw new ParameterException(spec.commandLine(), "give --at TIME, or --request-id ID");
        }
        // Before anything is read: the zone makes no difference to what is a time.
        at.ifPresent(text -> moment(text, ZoneOffset.UTC));
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        Catalogue catalogue = patterns.catalogue(what -> screen.say("culprit: " + what));
        try (Unpacking unpacking = new Unpacking(() -> false)) {
            Inventory inventory = inputs.inventory(paths, naming, unpacking, stdin);
            ReadingReport.of(inventory).forEach(line -> screen.say("culprit: " + line));
            Sought sought = new Sought(
                    at.map(text -> moment(text, inventory.zone())), within, url.map(Url::parse), requestId, client);
            Finding finding;
            try (Progress progress = Progress.reading(screen, inventory.bytes())) {
                finding = new Search(inventory, catalogue, clock).run(sought, progress);
            }
            if (json) {
                screen.print(SafeText.json(WhyJson.of(finding).toString()));
            } else {
                screen.print(WhyText.of(finding, screen.width()));
            }
            return ExitCode.DONE.code();
        }
    }

    private Moment moment(String text, ZoneId zone) {
        try {
            return Moment.parse(text, zone);
        } catch (IllegalArgumentException e) {
            throw new ParameterException(spec.commandLine(), "--at: " + e.getMessage(), e);
        }
    }
}
