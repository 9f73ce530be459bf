package io.culprit.app.demo;

import io.culprit.app.alerts.AlertReader;
import io.culprit.app.broker.DataDirectory;
import io.culprit.app.definitions.PatternOptions;
import io.culprit.app.lifecycle.Closing;
import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.shipper.command.ReadingReport;
import io.culprit.shipper.terminal.Verbosity;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code culprit demo}: shows the whole flow on this machine, ends by itself and leaves nothing behind. */
@Command(
        name = "demo",
        description = "Play recorded incidents through a Kafka of its own and watch the culprits being named.",
        footer = {
            "",
            "Examples:",
            "  culprit demo",
            "  culprit demo --recording /var/log/apache2 --speed 0",
            "  culprit demo --linger      then, elsewhere: kcat -b 127.0.0.1:PORT -C -t alerts -e"
        })
public final class DemoCommand implements Callable<Integer> {

    private static final Duration PLAYING_TIME = Duration.ofSeconds(12);
    private static final Duration CLEAN_UP_WITHIN = Duration.ofSeconds(5);

    @Option(
            names = "--recording",
            paramLabel = "DIR",
            description = "Play this folder of logs instead of the bundled recordings; may be repeated.")
    private List<Path> recordings = List.of();

    @Option(
            names = "--speed",
            paramLabel = "N",
            description = "Play N times as fast as it happened; 0 plays without pauses"
                    + " (default: the longest recording in 12 s).")
    private Optional<Double> speed = Optional.empty();

    @Option(names = "--keep", description = "Keep the data folder and say where it is.")
    private boolean keep;

    @Option(names = "--data-dir", paramLabel = "DIR", description = "Use this data folder and keep it.")
    private Optional<Path> dataDir = Optional.empty();

    @Option(names = "--linger", description = "Keep Kafka running at the end until Enter or Ctrl-C.")
    private boolean linger;

    @Mixin
    private PatternOptions patterns = new PatternOptions();

    @Mixin
    private ListenOptions listen = new ListenOptions();

    @Spec
    private CommandSpec spec;

    private final Clock clock;

    public DemoCommand(Clock clock) {
        this.clock = clock;
    }

    @Override
    public Integer call() throws Exception {
        Screen screen =
                new Screen(spec.commandLine().getOut(), spec.commandLine().getErr());
        var remote = listen.remote();
        var port = listen.port();
        refuseNegativeSpeed();
        Catalogue catalogue = patterns.catalogue(what -> screen.say("culprit: " + what));
        try (Closing closing = new Closing()) {
            DataDirectory folder = folder(closing);
            Programme programme = Programme.of(recordings(folder), clock);
            tellWhatIsNotPlayed(programme, screen);
            screen.say("culprit: starting Kafka …");
            LocalPlatform platform = LocalPlatform.start(folder, port, remote, () -> catalogue, closing);
            screen.say("culprit: Kafka is at " + platform.connection().bootstrapServers() + "; playing "
                    + programme.events() + " events");
            Story story = new Story(programme, screen);
            try (AlertReader alerts = new AlertReader(platform.connection(), AlertReader.From.BEGINNING)) {
                new Performance(platform, programme, clock).play(speed(programme), alerts, story, screen);
            }
            screen.print(story.summary());
            screen.print(Farewell.of(keep || dataDir.isPresent() ? Optional.of(folder.path()) : Optional.empty()));
            if (linger) {
                Farewell.linger(platform.connection().bootstrapServers(), screen);
            }
        }
        return ExitCode.DONE.code();
    }

    private DataDirectory folder(Closing closing) throws IOException {
        if (dataDir.isPresent()) {
            DataDirectory folder = DataDirectory.open(dataDir.get());
            closing.add("release of the data folder", CLEAN_UP_WITHIN, folder::close);
            return folder;
        }
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        DataDirectory folder = DemoFolder.fresh(parent);
        closing.add("release of the data folder", CLEAN_UP_WITHIN, folder::close);
        if (keep) {
            DemoFolder.keep(folder);
        } else {
            closing.add("removal of the data folder", CLEAN_UP_WITHIN, () -> Folders.delete(folder.path()));
        }
        DemoFolder.removeStale(parent, folder.path());
        return folder;
    }

    private List<Recording> recordings(DataDirectory folder) {
        return recordings.isEmpty() ? Recordings.extractTo(folder.folder("recordings")) : Recordings.of(recordings);
    }

    private static void tellWhatIsNotPlayed(Programme programme, Screen screen) {
        for (Programme.Part part : programme.parts()) {
            ReadingReport.of(part.rehearsal().rejections(), Verbosity.isRaised())
                    .forEach(line -> screen.say("culprit: " + part.recording().name() + ": " + line));
        }
    }

    private double speed(Programme programme) {
        return speed.map(given -> given == 0 ? Double.POSITIVE_INFINITY : given)
                .orElseGet(() -> programme.speedFor(PLAYING_TIME));
    }

    private void refuseNegativeSpeed() {
        if (speed.filter(given -> !(given >= 0)).isPresent()) {
            throw new Failure("--speed takes a number of 0 or more", ExitCode.USAGE);
        }
    }
}
