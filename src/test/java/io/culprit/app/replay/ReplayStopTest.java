package io.culprit.app.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.app.demo.Recordings;
import io.culprit.app.report.Timeline;
import io.culprit.app.terminal.Progress;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(60)
class ReplayStopTest {

    @TempDir
    private Path temp;

    private Replay replay;
    private Inventory inventory;

    @BeforeEach
    void recording() throws Exception {
        inventory = Inventory.of(List.of(Recordings.extractTo(temp).get(0).folder()), Naming.UNNAMED);
        replay = new Replay(inventory, Catalogue.builtIn(), Clock.systemUTC());
    }

    @Test
    void tellsWhatWasFoundSoFar_andHowFarItCame_whenStopped() throws IOException {
        AtomicLong asked = new AtomicLong();

        Replay.Outcome part = replay.run(new Progress.Nothing(), FoldObserver.NONE, () -> asked.incrementAndGet() > 5);
        Replay.Outcome whole = replay.run(new Progress.Nothing());

        Partial partial = part.partial().orElseThrow();
        assertThat(whole.partial()).isEmpty();
        assertThat(part.events()).isBetween(5_000L, whole.events() - 1);
        assertThat(partial.readUpTo())
                .isBetween(Instant.parse("2026-11-20T00:00:00Z"), Instant.parse("2026-11-22T00:00:00Z"));
        assertThat(partial.bytesRead()).isBetween(1L, inventory.bytes());
        assertThat(part.incidents()).hasSize(1);
        assertThat(part.incidents().get(0).impact().requestsFailed().getAsLong())
                .isLessThan(whole.incidents().get(0).impact().requestsFailed().getAsLong());
    }

    @Test
    void marksTheReportPartial_whenStoppedOnly() throws IOException {
        AtomicLong asked = new AtomicLong();

        Replay.Outcome part = replay.run(new Progress.Nothing(), FoldObserver.NONE, () -> asked.incrementAndGet() > 5);
        Replay.Outcome whole = replay.run(new Progress.Nothing());

        Partial partial = part.partial().orElseThrow();
        assertThat(part.findings(Timeline.EMPTY).partial())
                .contains("read up to " + partial.readUpTo() + ", " + partial.bytesRead() / 1024 + " of "
                        + inventory.bytes() / 1024 + " KiB");
        assertThat(whole.findings(Timeline.EMPTY).partial()).isEmpty();
    }

    @Test
    void saysThatNothingWasRead_whenStoppedAtOnce() throws IOException {
        Replay.Outcome none = replay.run(new Progress.Nothing(), FoldObserver.NONE, () -> true);

        assertThat(none.partial().orElseThrow().reached()).startsWith("no event was read, ");
    }

    @Test
    void failsWithTheReadersFault_whenAFileVanishes() throws IOException {
        Files.delete(inventory.sources().get(0).generations().get(0).path());

        assertThatThrownBy(() -> replay.run(new Progress.Nothing()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("access.log");
    }

    @Test
    void failsWithTheCorrelationsFault_andStopsReading() {
        FoldObserver broken = new FoldObserver() {
            @Override
            public void begins(io.culprit.signal.Scope scope, boolean pending) {
                throw new UncheckedIOException(new IOException("broken"));
            }
        };

        assertThatThrownBy(() -> replay.run(new Progress.Nothing(), broken)).hasMessageContaining("broken");
        assertThat(Thread.getAllStackTraces().keySet())
                .filteredOn(thread -> thread.getName().equals("replay-reader") && thread.isAlive())
                .allSatisfy(thread -> {
                    thread.join(10_000);
                    assertThat(thread.isAlive()).isFalse();
                });
    }
}
