package io.culprit.shipper.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.settings.JournalSetting;
import io.culprit.shipper.tail.FollowedLog;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Runs a script in the place of journalctl. */
@EnabledOnOs({OS.LINUX, OS.MAC})
class JournalTest {

    @TempDir
    private Path folder;

    private Path script;
    private Path calls;
    private Thread thread;
    private Optional<Journal> started = Optional.empty();

    @BeforeEach
    void setUp() {
        script = folder.resolve("journalctl");
        calls = folder.resolve("calls");
        thread = new Thread(() -> {});
    }

    @AfterEach
    void stop() throws InterruptedException {
        thread.interrupt();
        started.ifPresent(Journal::stop);
        thread.join();
    }

    private Journal journal(boolean once, String... does) throws IOException {
        Files.writeString(script, "echo \"$@\" >>" + calls + "\n" + String.join("\n", does) + "\n");
        JournalSetting setting = new JournalSetting(
                "journal",
                List.of("nginx.service"),
                Optional.of("/var/log/journal/remote"),
                false,
                new Naming("shop", "web-1", Optional.empty()),
                Optional.empty());
        return new Journal(
                setting,
                List.of("sh", script.toString()),
                Optional.of("a".repeat(32)),
                folder,
                Clock.systemUTC(),
                once,
                Duration.ofMillis(10));
    }

    private void start(Journal journal) {
        started = Optional.of(journal);
        thread = new Thread(journal);
        thread.start();
    }

    private static String entry(int number) {
        return "{\"__CURSOR\":\"s=a;i=" + number + "\",\"__REALTIME_TIMESTAMP\":\"179524960972712" + number
                + "\",\"MESSAGE\":\"x\"}";
    }

    private List<String> calls() throws IOException {
        return Files.exists(calls) ? Files.readAllLines(calls) : List.of();
    }

    private List<String> spooled() throws IOException {
        Path spool = folder.resolve("journal.jsonl");
        return Files.exists(spool) ? Files.readAllLines(spool) : List.of();
    }

    @Test
    void goesOnBehindItsLastEntry_whenTheProgramEnds() throws Exception {
        Path second = folder.resolve("second");
        start(journal(
                false,
                "if [ -e " + second + " ]; then echo '" + entry(3) + "'; exec sleep 60; fi",
                "touch " + second,
                "echo '" + entry(1) + "'; echo '" + entry(2) + "'"));

        await().until(() -> spooled().size() == 3);
        assertThat(spooled()).containsExactly(entry(1), entry(2), entry(3));
        assertThat(calls().get(0))
                .startsWith(
                        "--output=json --all --follow --merge --directory=/var/log/journal/remote --unit=nginx.service"
                                + " --no-tail --since=@");
        assertThat(calls().get(1)).endsWith("--no-tail --after-cursor=s=a;i=2");
    }

    @Test
    void goesOnBehindTheLastWholeLine_whenOneWasCutOff() throws Exception {
        Files.writeString(folder.resolve("journal.jsonl"), entry(1) + "\n" + entry(2).substring(0, 30), UTF_8);
        Journal journal = journal(false, "echo '" + entry(2) + "'; exec sleep 60");
        start(journal);

        await().until(() -> spooled().contains(entry(2)));
        assertThat(calls().get(0)).endsWith("--after-cursor=s=a;i=1");
        assertThat(journal.log()).isPresent();
        assertThat(journal.log().get().certain()).isFalse();
    }

    @Test
    void goesOnByTime_whenTheJournalDoesNotKnowTheCursorAnyMore() throws Exception {
        Files.writeString(folder.resolve("journal.jsonl"), entry(1) + "\n", UTF_8);
        start(journal(
                false,
                "case \"$*\" in *after-cursor*) echo 'Failed to seek to cursor: Invalid argument' >&2; exit 1;; esac",
                "exec sleep 60"));

        await().until(() -> calls().size() == 2);
        assertThat(calls().get(1)).endsWith("--no-tail --since=@1795249609");
    }

    @Test
    void tellsThatItIsBlind_whenTheProgramRefuses() throws Exception {
        Journal journal =
                journal(false, "echo 'No journal files were opened due to insufficient permissions.' >&2; exit 1");
        start(journal);

        await().until(() -> journal.log().isPresent() && journal.blindness().isPresent());
        FollowedLog log = journal.log().get();
        assertThat(log.certain()).isTrue();
        await().until(() -> log.blindness()
                .get()
                .filter(why -> why.startsWith("permission: "))
                .isPresent());
    }

    @Test
    void tellsThatItIsBlind_whenThereIsNoSuchProgram() throws Exception {
        JournalSetting setting = new JournalSetting(
                "journal",
                List.of(),
                Optional.empty(),
                true,
                new Naming("shop", "web-1", Optional.empty()),
                Optional.empty());
        Journal journal = new Journal(
                setting,
                List.of(folder.resolve("no").toString()),
                Optional.of("a".repeat(32)),
                folder,
                Clock.systemUTC(),
                false,
                Duration.ofMillis(10));
        start(journal);

        await().until(() -> journal.blindness().isPresent());
        assertThat(journal.blindness().get()).startsWith("not-installed: ");
    }

    @Test
    void readsNoOtherHostsJournals_thatStandBesideItsOwn() {
        JournalSetting own = new JournalSetting(
                "journal",
                List.of(),
                Optional.empty(),
                true,
                new Naming("shop", "web-1", Optional.empty()),
                Optional.empty());
        JournalCommand command = new JournalCommand(List.of("journalctl"), Optional.of("a".repeat(32)), own, false);

        assertThat(command.behind(Optional.empty(), false, Instant.EPOCH))
                .containsExactly(
                        "journalctl",
                        "--output=json",
                        "--all",
                        "--follow",
                        "--merge",
                        "--no-tail",
                        "_MACHINE_ID=" + "a".repeat(32));
    }

    @Test
    void ends_whereTheJournalEndsNow() throws Exception {
        Journal journal = journal(true, "echo '" + entry(1) + "'");
        journal.run();

        assertThat(journal.ended()).isTrue();
        assertThat(spooled()).containsExactly(entry(1));
        assertThat(calls().get(0)).contains("--quiet").doesNotContain("--follow");
    }
}
