package io.culprit.shipper.tail;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.Event;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TailTest {

    @TempDir
    private Path folder;

    private Rig rig;

    @BeforeEach
    void setUp() {
        rig = new Rig(folder, ReadFrom.BEGINNING);
    }

    private Path rotated(String suffix) {
        return rig.log.resolveSibling("access.log" + suffix);
    }

    private static void compress(Path file) throws IOException {
        try (var out = new GZIPOutputStream(Files.newOutputStream(file.resolveSibling(file.getFileName() + ".gz")))) {
            Files.copy(file, out);
        }
        Files.delete(file);
    }

    private static void truncate(Path file) throws IOException {
        FileChannel.open(file, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
    }

    @Test
    void goesOnWithWhatIsAppended() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.write("b");
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b");
    }

    @Test
    void readsALogThatWasQuietForLong_withinASecond() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.step();
        rig.write("b");
        rig.step();

        assertThat(rig.paths()).containsExactly("/a");

        rig.pass(Duration.ofSeconds(1));
        rig.step();

        assertThat(rig.paths()).containsExactly("/a", "/b");
    }

    @Test
    void overlooksNothing_whenItIsToStopAtTheEnd_andALogWasQuietForLong() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.step();
        rig.write("b");
        rig.runToEnd();

        assertThat(rig.paths()).containsExactly("/a", "/b");
    }

    @Test
    void startsWithAFileThatAppearsLater() throws Exception {
        rig.start();
        rig.settle();
        rig.write("a");
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a");
    }

    @Test
    void findsALogThatAppearsBesideOthers_withinASecond() throws Exception {
        rig.start();
        rig.step();
        rig.pass(Duration.ofSeconds(1));
        rig.step();
        Rig.append(rig.follow("shop.log"), rig.line("a"));
        rig.pass(Duration.ofSeconds(1));
        rig.step();

        assertThat(rig.paths()).containsExactly("/a");
    }

    @Test
    void readsTheOldFileToItsEndFirst_whenRenamed() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.write("b");
        Files.move(rig.log, rotated(".1"));
        rig.write("c");
        Rig.append(rotated(".1"), rig.line("written-by-a-worker-that-still-has-it-open"));
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/written-by-a-worker-that-still-has-it-open", "/c");
    }

    @Test
    void goesOnReadingTheOldFileAtOnce_whenItWasQuietForLongBeforeItWasRenamed() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        Files.move(rig.log, rotated(".1"));
        rig.pass(Duration.ofSeconds(1));
        rig.step();
        rig.step();
        Rig.append(rotated(".1"), rig.line("written-by-a-worker-that-still-has-it-open"));
        rig.pass(Duration.ofSeconds(1));
        rig.step();
        rig.pass(Duration.ofSeconds(2));
        rig.step();

        assertThat(rig.paths()).containsExactly("/a", "/written-by-a-worker-that-still-has-it-open");
    }

    @Test
    void readsWhatWasRotatedSeveralTimesBetweenTwoLooks_alsoCompressed() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.kill();
        rig.write("b");
        Files.move(rig.log, rotated(".1"));
        rig.write("c");
        Files.move(rotated(".1"), rotated(".2"));
        compress(rotated(".2"));
        Files.move(rig.log, rotated(".1"));
        rig.write("d");
        rig.start();
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c", "/d");
        assertThat(rig.events().stream()
                        .map(event -> event.header().delivery().file())
                        .distinct())
                .containsExactly(rig.log.toString());
    }

    @Test
    void readsWhatACopyHas_andTellsThatSomethingMayBeLost_whenTruncated() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.write("b");
        Files.copy(rig.log, rotated(".1"));
        truncate(rig.log);
        rig.write("c");
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c");
        assertThat(rig.letters).extracting(DeadLetter::reason).containsExactly(DeadLetter.Reason.POSSIBLE_LOSS);
        assertThat(rig.letters.get(0).detail()).contains("truncated", "between 2026-11-21T08:");
    }

    @Test
    void readsNoLineTwice_whenTheCopyIsShorterThanWhatWasRead() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        Files.copy(rig.log, rotated(".1"));
        rig.write("b");
        rig.settle();
        truncate(rig.log);
        rig.write("c");
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c");
    }

    @Test
    void knowsTheFileAgain_whenItWasTruncatedAndBeginsAsBefore() throws Exception {
        String same = rig.line("same");
        Rig.append(rig.log, same + same + same);
        rig.start();
        rig.settle();
        truncate(rig.log);
        Rig.append(rig.log, same + same);
        rig.settle();
        rig.kill();
        truncate(rig.log);
        Rig.append(rig.log, same);
        rig.start();
        rig.settle();

        assertThat(rig.paths()).hasSize(6);
        assertThat(rig.events().stream()
                        .map(event -> event.header().delivery().generation())
                        .distinct())
                .hasSize(3);
    }

    @Test
    void sendsAgainOnlyWhatWasNotAcknowledged_underTheSameId_whenKilled() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.acknowledging = false;
        rig.write("b");
        rig.settle();
        assertThat(rig.paths()).containsExactly("/a");
        rig.arrive(1);
        rig.kill();
        rig.acknowledging = true;
        rig.start();
        rig.settle();

        assertThat(rig.paths()).startsWith("/a", "/b");
        assertThat(rig.events().stream().map(event -> event.header().delivery()).distinct())
                .hasSize(2);
    }

    @Test
    void waitsForTheEndOfALine_butNotForever() throws Exception {
        String line = rig.line("slow");
        Rig.append(rig.log, line.substring(0, 30));
        rig.start();
        rig.step();
        rig.pass(Duration.ofSeconds(5));
        rig.step();
        Rig.append(rig.log, line.substring(30));
        rig.settle();
        assertThat(rig.paths()).containsExactly("/slow");

        String unfinished = rig.line("unfinished").stripTrailing();
        Rig.append(rig.log, unfinished);
        rig.settle();
        assertThat(rig.paths()).containsExactly("/slow", "/unfinished");
    }

    @Test
    void readsOnInAFileThatWasDeleted() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        try (var out = Files.newOutputStream(rig.log, StandardOpenOption.APPEND)) {
            Files.delete(rig.log);
            out.write(rig.line("b").getBytes(UTF_8));
            rig.settle();
        }
        rig.write("c");
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c");
    }

    @Test
    void followsALinkToAFileElsewhere() throws Exception {
        Path elsewhere = Files.createDirectories(folder.resolve("elsewhere")).resolve("today.log");
        Rig.append(elsewhere, rig.line("a"));
        Files.createSymbolicLink(rig.log, elsewhere);
        rig.start();
        rig.settle();
        Files.move(elsewhere, elsewhere.resolveSibling("today.log.1"));
        Rig.append(elsewhere.resolveSibling("today.log.1"), rig.line("b"));
        Rig.append(elsewhere, rig.line("c"));
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b", "/c");
    }

    @Test
    void beginsAtTheEnd_whenToldTo_withoutTheRotatedOnes() throws Exception {
        rig = new Rig(folder, ReadFrom.END);
        Rig.append(rotated(".1"), rig.line("older"));
        rig.write("old");
        rig.start();
        rig.settle();
        rig.write("new");
        rig.settle();
        rig.kill();
        rig.write("newer");
        rig.start();
        rig.settle();

        assertThat(rig.paths()).containsExactly("/new", "/newer");
    }

    @Test
    void passesOverRotatedFilesThatWereThereBefore_butReadsThoseThatCome() throws Exception {
        Rig.append(rotated(".1"), rig.line("older"));
        rig.write("a");
        rig.start();
        rig.settle();
        Files.move(rotated(".1"), rotated(".2"));
        Files.move(rig.log, rotated(".1"));
        rig.write("b");
        rig.settle();
        compress(rotated(".2"));
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/b");
    }

    @Test
    void tellsWhatIsGone_whenAFileVanishedBeforeItWasRead() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.acknowledging = false;
        rig.write("b");
        rig.settle();
        rig.kill();
        rig.acknowledging = true;
        Files.delete(rig.log);
        rig.start();
        rig.settle();

        assertThat(rig.letters).singleElement().satisfies(letter -> {
            assertThat(letter.reason()).isEqualTo(DeadLetter.Reason.POSSIBLE_LOSS);
            assertThat(letter.detail()).contains("gone", "bytes or more that were not read");
        });
    }

    @Test
    void refusesARegistryThatWasDamaged_andOneThatIsInUse() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        assertThatThrownBy(rig::start).hasMessageContaining("another shipper keeps its registry in");
        rig.stop();
        Path registry = folder.resolve("state/registry.json");
        Files.writeString(registry, Files.readString(registry).replace("access", "success"));

        assertThatThrownBy(rig::start)
                .isInstanceOf(RegistryException.class)
                .hasMessageContaining("damaged")
                .hasMessageContaining("remove it");
    }

    @Test
    void keepsTheBeginningsOfLogsFromOthers() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();

        assertThat(Files.getPosixFilePermissions(folder.resolve("state/registry.json")))
                .containsExactlyInAnyOrder(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);
    }

    @Test
    void vouchesByTheClock_onceAllWasRead_andSaysWhatItCannotSee() throws Exception {
        rig.write("a");
        rig.start();
        rig.settle();
        rig.pass(Duration.ofMinutes(10));
        rig.settle();
        Heartbeat last = (Heartbeat) rig.records.get(rig.records.size() - 1);

        assertThat(last.roster()).singleElement().satisfies(source -> {
            assertThat(source.source()).isEqualTo(rig.log.toString());
            assertThat(source.state()).isEqualTo(SourceFrontier.State.OPEN);
            assertThat(source.frontier().orElseThrow())
                    .isBetween(rig.instant().minusSeconds(306), rig.instant().minusSeconds(300));
        });
    }

    @Test
    void vouchesForNothingAfterTheLastLookForFiles_asALogMayHaveAppearedSince() throws Exception {
        rig.write("a");
        rig.start();
        rig.step();
        rig.pass(Duration.ofSeconds(1));
        rig.step();
        Instant looked = rig.instant();
        for (int second = 0; second < 8; second++) {
            rig.pass(Duration.ofSeconds(1));
            rig.write("b");
            rig.step();
        }
        assertThat(frontier()).isEqualTo(looked);

        rig.pass(Duration.ofSeconds(5));
        rig.step();
        rig.pass(Duration.ofSeconds(5));
        rig.step();
        rig.step();
        assertThat(frontier()).isEqualTo(looked.plusSeconds(8));
    }

    /** What was vouched for last. */
    private Instant frontier() {
        Heartbeat last = rig.records.stream()
                .filter(Heartbeat.class::isInstance)
                .map(Heartbeat.class::cast)
                .reduce((first, second) -> second)
                .orElseThrow();
        return last.roster().get(0).frontier().orElseThrow();
    }

    @Test
    void aLastLineFromTheFuture_isSentAndDoesNotHoldUpWhatIsVouchedFor() throws Exception {
        rig.write("a");
        Rig.append(rig.log, rig.line("far").replace("/2026:", "/2099:"));
        rig.start();
        rig.settle();
        rig.pass(Duration.ofMinutes(10));
        rig.settle();

        assertThat(rig.paths()).containsExactly("/a", "/far");
        Heartbeat last = (Heartbeat) rig.records.get(rig.records.size() - 1);
        assertThat(last.roster().get(0).frontier().orElseThrow())
                .isBetween(rig.instant().minusSeconds(306), rig.instant().minusSeconds(300));
    }

    @Test
    void aStampFromTheFuture_stallsNothing() throws Exception {
        rig.write("a");
        Rig.append(rig.log, rig.line("far").replace("/2026:", "/2099:"));
        rig.write("b");
        rig.start();
        rig.settle();

        List<Instant> positions = rig.events().stream()
                .map(event -> event.header().positionTime())
                .toList();
        assertThat(rig.paths()).containsExactly("/a", "/far", "/b");
        assertThat(positions).allMatch(position -> position.isBefore(Instant.parse("2027-01-01T00:00:00Z")));
        assertThat(rig.events()).extracting(Event::kind).isNotEmpty();
    }
}
