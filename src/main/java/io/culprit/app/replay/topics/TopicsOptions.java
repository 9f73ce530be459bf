package io.culprit.app.replay.topics;

import io.culprit.app.backtest.Span;
import io.culprit.app.replay.Partial;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.Screen;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.event.Event;
import io.culprit.shipper.command.ConnectionOptions;
import io.culprit.shipper.command.NamingOptions;
import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.inventory.UnreadableException;
import java.io.InterruptedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Stream;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** What of Kafka to replay in place of files, as options of a command. */
public final class TopicsOptions {

    @Spec(Spec.Target.MIXEE)
    private CommandSpec command;

    @Option(
            names = "--topics",
            description =
                    "Replay the events that Kafka holds, of --service or all, without touching offsets or alerts.")
    private boolean topics;

    @Option(
            names = "--from",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "With --topics: events from that time on, as 2026-11-21T08:00:00Z.")
    private Optional<Instant> from = Optional.empty();

    @Option(
            names = "--to",
            paramLabel = "TIME",
            converter = TimeConverter.class,
            description = "With --topics: events of before that time, and what was known by then.")
    private Optional<Instant> to = Optional.empty();

    @Mixin
    private ConnectionOptions cluster = new ConnectionOptions();

    /**
     * Whether topics are replayed, and not files.
     *
     * @throws ParameterException when it cannot be told, or options do not go together
     */
    public boolean chosen(List<Path> paths, NamingOptions naming) {
        if (topics == !paths.isEmpty()) {
            throw refused(
                    topics
                            ? "--topics replays what Kafka holds: leave the paths out, or --topics"
                            : "name files, folders or archives to replay, or say --topics");
        }
        if (!topics && (from.isPresent() || to.isPresent())) {
            throw refused("--from and --to are for --topics: files are replayed whole");
        }
        if (from.isPresent() && to.filter(end -> !end.isAfter(from.get())).isPresent()) {
            throw refused("--to " + to.get() + " is not after --from " + from.get() + ": swap them");
        }
        if (!topics && naming.services().size() > 1) {
            throw refused("files belong to one --service; --path and --manifest take several from paths");
        }
        if (topics && naming.host().isPresent()) {
            throw refused("--host names files; with --topics choose with --service, --from and --to");
        }
        return topics;
    }

    private ParameterException refused(String why) {
        return new ParameterException(command.commandLine(), why);
    }

    /** What is chosen. */
    public Range range(NamingOptions naming) {
        return new Range(from, to, Set.copyOf(naming.services()));
    }

    /** Of which time incidents were found whole: one that was stopped was not read to its end. */
    public Span span(TopicReplay.Found found) {
        Optional<Instant> stopped = found.outcome().partial().map(Partial::readUpTo);
        return new Span(
                found.wholeFrom(), Stream.concat(to.stream(), stopped.stream()).min(Instant::compareTo));
    }

    /**
     * The cluster.
     *
     * @throws UnreadableException when the file of properties cannot be read
     */
    public Connection connection() throws UnreadableException {
        return cluster.connection();
    }

    /**
     * Replays what is chosen.
     *
     * @param watcher sees every event once it was handed to the correlation
     * @param stopped asked now and then, from another thread, whether to stop
     */
    public TopicReplay.Found replay(
            Catalogue catalogue,
            NamingOptions naming,
            Clock clock,
            Consumer<Event> watcher,
            Screen screen,
            BooleanSupplier stopped)
            throws UnreadableException, InterruptedIOException {
        TopicReplay.Found found = new TopicReplay(connection(), catalogue, range(naming), clock, watcher)
                .run(records -> Progress.quiet(screen, "reading", records), FoldObserver.NONE, stopped);
        found.gaps().forEach(gap -> screen.say("culprit: " + gap));
        return found;
    }
}
