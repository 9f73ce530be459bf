package io.culprit.shipper.reading;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.event.SourceFrontier.State;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FollowingTest {

    @TempDir
    Path folder;

    private final Recorded recorded = new Recorded();
    private final AtomicBoolean stopped = new AtomicBoolean();
    private CompletableFuture<ReadingSummary> followed = new CompletableFuture<>();
    private Path access;

    @BeforeEach
    void follow() throws Exception {
        access = Files.writeString(folder.resolve("access.log"), line(0, "/first"));
        Inventory inventory = Inventory.of(List.of(folder), Naming.UNNAMED);
        Following following = new Following(List.of(folder), Naming.UNNAMED, Clock.systemUTC(), Duration.ofMillis(20));
        followed = CompletableFuture.supplyAsync(() -> {
            try {
                return following.run(inventory, recorded, stopped::get);
            } catch (IOException | InterruptedException e) {
                throw new IllegalStateException(e);
            }
        });
        awaitPaths("/first");
    }

    @AfterEach
    void stop() throws ExecutionException, InterruptedException {
        stopped.set(true);
        followed.get();
    }

    private static String line(int second, String path) {
        return "192.0.2.9 - - [21/Nov/2026:08:04:0" + second + " +0000] \"GET " + path + " HTTP/1.0\" 200 895\n";
    }

    private static void append(Path file, String text) throws IOException {
        Files.writeString(file, text, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
    }

    private void awaitPaths(String... paths) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(() -> assertThat(recorded.events())
                .extracting(event -> event.attribute("url.path"))
                .containsExactly(paths));
    }

    @Test
    void passesOnWhatIsAppended_oncePerWholeLine() throws IOException {
        String appended = line(1, "/second");
        append(access, appended.substring(0, 20));
        append(access, appended.substring(20));
        awaitPaths("/first", "/second");
    }

    @Test
    void goesOnWithTheNewFile_whenLogIsRotated() throws IOException {
        Files.move(access, folder.resolve("access.log.1"));
        append(folder.resolve("access.log.1"), line(1, "/late"));
        append(access, line(2, "/new"));
        awaitPaths("/first", "/late", "/new");
        List<String> files = recorded.events().stream()
                .map(event -> event.header().delivery().generation())
                .toList();
        assertThat(files.subList(0, 2)).containsOnly(files.get(0)).doesNotContain(files.get(2));
    }

    @Test
    void namesNewFileInRoster_beforeItsRecords() throws IOException {
        append(folder.resolve("other.log"), line(3, "/other"));
        awaitPaths("/first", "/other");
        List<EventRecord> records = List.copyOf(recorded.records);
        int event = records.indexOf(recorded.events().get(1));
        assertThat(records.subList(0, event))
                .filteredOn(Heartbeat.class::isInstance)
                .last()
                .satisfies(heartbeat -> assertThat(((Heartbeat) heartbeat).roster())
                        .extracting(SourceFrontier::source)
                        .containsExactly("access.log", "other.log"));
    }

    @Test
    void keepsSourcesOpenWhileFollowed_andClosesThemWhenStopped() throws Exception {
        int before = recorded.heartbeats().size();
        await().until(() -> recorded.heartbeats().size() > before + 1);
        assertThat(recorded.heartbeats()).allSatisfy(heartbeat -> assertThat(heartbeat.roster())
                .allSatisfy(frontier -> assertThat(frontier.state()).isEqualTo(State.OPEN)));
        stopped.set(true);
        assertThat(followed.get().total().lines()).isEqualTo(1);
        List<Heartbeat> heartbeats = recorded.heartbeats();
        assertThat(heartbeats.get(heartbeats.size() - 1).roster())
                .allSatisfy(frontier -> assertThat(frontier.state()).isEqualTo(State.CLOSED));
    }
}
