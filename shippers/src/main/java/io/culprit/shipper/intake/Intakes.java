package io.culprit.shipper.intake;

import io.culprit.shipper.settings.JournalSetting;
import io.culprit.shipper.settings.OtherSources;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.TailStatus;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** All that is copied into spools, each by a thread of its own. */
public final class Intakes implements Closeable {

    private static final List<String> JOURNALCTL = List.of("journalctl");

    private static final Path MACHINE_ID = Path.of("/etc/machine-id");
    private static final Duration FIRST_PAUSE = Duration.ofSeconds(1);

    private final List<Intake> intakes;
    private final List<Thread> threads = new ArrayList<>();

    private Intakes(List<Intake> intakes) {
        this.intakes = intakes;
    }

    /**
     * Starts to read.
     *
     * @param state folder below which spools are kept
     * @param in standard input
     * @param atEnd whether journals are read to their end only
     * @throws IOException when there is no place for what comes
     */
    public static Intakes start(OtherSources sources, Path state, InputStream in, Clock clock, boolean atEnd)
            throws IOException {
        List<Intake> intakes = new ArrayList<>();
        Path folder = state.resolve("spool");
        if (!sources.journals().isEmpty() || sources.input().isPresent()) {
            Files.createDirectories(folder);
        }
        for (JournalSetting journal : sources.journals()) {
            intakes.add(new Journal(journal, JOURNALCTL, machine(), folder, clock, atEnd, FIRST_PAUSE));
        }
        if (sources.input().isPresent()) {
            intakes.add(new StandardInput(sources.input().get(), in, folder));
        }
        Intakes started = new Intakes(List.copyOf(intakes));
        intakes.forEach(started::start);
        return started;
    }

    /** machine-id(5). */
    private static Optional<String> machine() {
        try {
            return Optional.of(Files.readString(MACHINE_ID).strip()).filter(id -> id.matches("[0-9a-f]{32}"));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private void start(Intake intake) {
        Thread thread = new Thread(intake, "culprit-" + intake.name());
        thread.setDaemon(true);
        thread.start();
        threads.add(thread);
    }

    /** The spools, as logs to follow. */
    public List<FollowedLog> logs() {
        return intakes.stream().flatMap(intake -> intake.log().stream()).toList();
    }

    /** What may be asked of each. */
    public List<IntakeState> states() {
        return List.copyOf(intakes);
    }

    /** How far the tail is: what the brokers have taken makes room. */
    public void told(TailStatus status) {
        for (Intake intake : intakes) {
            String log = intake.spool().spool().file().toAbsolutePath().toString();
            status.logs().stream()
                    .filter(followed -> followed.log().equals(log))
                    .findFirst()
                    .ifPresent(followed -> intake.spool().told(followed.bytesUntaken()));
        }
    }

    /** Whether nothing more is to come. */
    public boolean ended() {
        return intakes.stream().allMatch(Intake::ended);
    }

    @Override
    public void close() {
        threads.forEach(Thread::interrupt);
        intakes.forEach(Intake::stop);
    }
}
