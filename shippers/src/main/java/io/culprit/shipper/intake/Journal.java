package io.culprit.shipper.intake;

import io.culprit.shipper.format.Formats;
import io.culprit.shipper.format.syslog.JournalFormat;
import io.culprit.shipper.settings.JournalSetting;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.ReadFrom;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A journal, as {@code journalctl} tells it.
 *
 * <p>It goes on behind the last entry in its spool. A program that ends is started again; that it could not read all is told
 * as the blindness of this log.
 */
final class Journal implements Intake {

    private static final Logger LOG = LoggerFactory.getLogger(Journal.class);

    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);
    private static final Duration RUNS = Duration.ofSeconds(3);

    private final JournalSetting setting;
    private final JournalCommand command;
    private final Clock clock;
    private final boolean once;
    private final Duration firstPause;
    private final BoundedSpool spool;
    private final Instant since;
    private volatile Optional<JournalRun> running = Optional.empty();
    private volatile Optional<String> fault = Optional.empty();
    private volatile boolean heard;
    private volatile boolean ended;

    /**
     * @param program journalctl, with what is before its options
     * @param machine the host's machine id
     * @param once whether to end where the journal ends now
     * @param firstPause before a program that has ended is started again; it grows from there
     * @throws IOException when there is no place for what comes
     */
    Journal(
            JournalSetting setting,
            List<String> program,
            Optional<String> machine,
            Path folder,
            Clock clock,
            boolean once,
            Duration firstPause)
            throws IOException {
        this.setting = setting;
        this.command = new JournalCommand(program, machine, setting, once);
        this.clock = clock;
        this.once = once;
        this.firstPause = firstPause;
        this.spool = new BoundedSpool(folder.resolve(setting.name() + ".jsonl"));
        this.since = clock.instant();
        LastEntry.endUnfinishedLine(spool.spool());
    }

    @Override
    public String name() {
        return setting.name();
    }

    @Override
    public BoundedSpool spool() {
        return spool;
    }

    /** Of a journal that cannot be read there is nothing to follow, but it is told. */
    @Override
    public Optional<FollowedLog> log() {
        Path file = spool.spool().file().toAbsolutePath();
        FollowedLog log =
                new FollowedLog(file, setting.naming(), setting.format(), ReadFrom.ROTATED, false, this::blindness);
        if (Files.exists(file)) {
            return Optional.of(log);
        }
        return blindness().isPresent()
                ? Optional.of(new FollowedLog(
                                file,
                                setting.naming(),
                                setting.format().or(() -> Formats.named(JournalFormat.NAME)),
                                ReadFrom.ROTATED)
                        .certain(this::blindness))
                : Optional.empty();
    }

    /** Why not all of the journal is seen, as of now. */
    @Override
    public Optional<String> blindness() {
        Optional<JournalRun> now = running;
        Optional<String> part = now.flatMap(JournalRun::partly);
        boolean runs = now.filter(run -> heard || run.startedAt().plus(RUNS).isBefore(clock.instant()))
                .isPresent();
        return part.isPresent() ? part : runs ? Optional.empty() : fault;
    }

    @Override
    public void run() {
        Duration pause = firstPause;
        boolean byTime = false;
        try {
            while (!Thread.currentThread().isInterrupted()) {
                heard = false;
                Optional<LastEntry> last = LastEntry.in(spool.spool());
                Optional<String> failed = follow(command.behind(last, byTime, since));
                if (once) {
                    failed.ifPresent(this::tell);
                    break;
                }
                byTime = failed.filter(why -> why.contains("cursor")).isPresent();
                tell(failed.orElse("failed: journalctl ended"));
                pause = heard ? firstPause : pause;
                Thread.sleep(pause.toMillis());
                pause = pause.multipliedBy(2).compareTo(LONGEST_PAUSE) < 0 ? pause.multipliedBy(2) : LONGEST_PAUSE;
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (IOException e) {
            tell("failed: cannot keep entries in " + spool.spool().file() + ": " + e);
        } finally {
            ended = true;
        }
    }

    /** Runs the program to its end. Tells why it ended, if that is a failure. */
    private Optional<String> follow(List<String> line) throws IOException, InterruptedException {
        JournalRun run;
        try {
            run = JournalRun.start(line, clock.instant());
        } catch (IOException e) {
            return Optional.of("not-installed: " + line.get(0) + " cannot be run: " + e.getMessage());
        }
        running = Optional.of(run);
        try {
            LineCopy.copy(run.output(), spool, () -> heard = true);
            return run.failure();
        } catch (IOException e) {
            return Optional.of("failed: " + e);
        } finally {
            running = Optional.empty();
            run.kill();
        }
    }

    private void tell(String why) {
        if (!fault.equals(Optional.of(why))) {
            LOG.warn("{} is blind: {}", setting.name(), why);
        }
        fault = Optional.of(why);
    }

    @Override
    public boolean ended() {
        return ended;
    }

    @Override
    public void stop() {
        running.ifPresent(JournalRun::kill);
    }
}
