package io.culprit.app.silences;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.maintenance.Glob;
import io.culprit.correlation.maintenance.Silence;
import io.culprit.correlation.maintenance.Window;
import io.culprit.shipper.inventory.UnreadableException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilencesWatchTest {

    private static final Catalogue BUILT_IN = Catalogue.builtIn();

    private static final String GOOD = """
            silences:
              - service: shop*
                pattern: pending-module-change
                from: 2026-11-21T22:00:00Z
                until: 2026-11-22T03:00:00+01:00
                reason: kernel updates
              - {every: [sat, sunday], at: 22:00-02:00, timezone: Europe/Vienna, host: web-1, reason: backup}
              - {every: day, timezone: UTC, service: staging, reason: nobody minds}
            """;

    @TempDir
    Path folder;

    private Path file;
    private Catalogue patterns = BUILT_IN;
    private final List<String> told = new ArrayList<>();

    @BeforeEach
    void name() {
        file = folder.resolve("silences.yaml");
    }

    @Test
    void readsWindows_onceAndAgainAndAgain() throws Exception {
        Files.writeString(file, GOOD);

        assertThat(watch().get().silences().all())
                .containsExactly(
                        new Silence(
                                new Glob("shop*"),
                                Glob.ANY,
                                new Glob("pending-module-change"),
                                new Window.Once(
                                        Instant.parse("2026-11-21T22:00:00Z"), Instant.parse("2026-11-22T02:00:00Z")),
                                "kernel updates"),
                        new Silence(
                                Glob.ANY,
                                new Glob("web-1"),
                                Glob.ANY,
                                new Window.Recurring(
                                        EnumSet.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                                        LocalTime.of(22, 0),
                                        LocalTime.of(2, 0),
                                        ZoneId.of("Europe/Vienna")),
                                "backup"),
                        new Silence(
                                new Glob("staging"),
                                Glob.ANY,
                                Glob.ANY,
                                new Window.Recurring(
                                        EnumSet.allOf(DayOfWeek.class),
                                        LocalTime.MIDNIGHT,
                                        LocalTime.MIDNIGHT,
                                        ZoneId.of("UTC")),
                                "nobody minds"));
    }

    @Test
    void tellsEveryMistakeAtOnce_withLineAndMend() throws IOException {
        Files.writeString(file, """
                silences:
                  - servce: shop
                    pattern: pending-module-chnge
                    from: yesterday
                    until: 2026-11-22T02:00:00Z
                    reason: x
                  - {every: [sat, someday], at: 2-4, timezone: Mars/Olympus}
                  - {from: 2026-11-22T02:00:00Z, until: 2026-11-21T02:00:00Z, reason: x}
                  - {service: shop, reason: x}
                  - {from: 2026-11-22T02:00:00Z, every: sat, reason: x}
                """);

        assertThatThrownBy(this::watch).isInstanceOf(Failure.class).hasMessage("the silences have 10 mistakes");
        assertThat(told)
                .map(line -> line.substring(line.indexOf(".yaml:") + 6))
                .satisfiesExactlyInAnyOrder(
                        line -> assertThat(line)
                                .startsWith("2:")
                                .contains("servce")
                                .contains("did you mean service?"),
                        line -> assertThat(line).startsWith("3:").contains("did you mean pending-module-change?"),
                        line -> assertThat(line)
                                .startsWith("4:")
                                .contains("'yesterday': write it as 2026-11-21T22:00:00Z"),
                        line -> assertThat(line).startsWith("7:").contains("'someday': write mon, tue"),
                        line -> assertThat(line).startsWith("7:").contains("'2-4': write it as 02:00-04:00"),
                        line -> assertThat(line).startsWith("7:").contains("'Mars/Olympus': write Europe/Vienna"),
                        line -> assertThat(line).startsWith("7:").contains("reason is missing"),
                        line -> assertThat(line).startsWith("8:").contains("until is not after from"),
                        line -> assertThat(line).startsWith("9:").contains("says no time"),
                        line -> assertThat(line).startsWith("10:").contains("two kinds of time"));
    }

    @Test
    void takesUpAChange_onceItHasSettled() throws Exception {
        Files.writeString(file, "silences: []\n");
        SilencesWatch watch = watch();
        Catalogue before = watch.get();
        Files.writeString(file, GOOD);
        watch.look(file);
        assertThat(watch.get()).isSameAs(before);

        watch.look(file);

        assertThat(watch.get().silences().all()).hasSize(3);
        assertThat(watch.get()).isSameAs(watch.get());
        assertThat(told).containsExactly("the silences changed: 3 are in force");
    }

    @Test
    void keepsWhatIsInForce_andTellsOnceWhatIsWrong() throws Exception {
        Files.writeString(file, GOOD);
        SilencesWatch watch = watch();
        Catalogue before = watch.get();
        Files.writeString(file, GOOD.replace("reason: backup", "raeson: backup"));
        for (int i = 0; i < 4; i++) {
            watch.look(file);
        }

        assertThat(watch.get()).isSameAs(before);
        assertThat(told)
                .hasSize(3)
                .anyMatch(line -> line.contains("did you mean reason?"))
                .last()
                .isEqualTo("the silences have mistakes and stay as they were");
    }

    @Test
    void keepsWhatIsInForce_whenTheFileIsGone() throws Exception {
        Files.writeString(file, GOOD);
        SilencesWatch watch = watch();
        Files.delete(file);
        watch.look(file);
        watch.look(file);

        assertThat(watch.get().silences().all()).hasSize(3);
        assertThat(told).singleElement().asString().endsWith("the silences stay as they are");
    }

    @Test
    void goesWithThePatterns_whenThoseChange() throws Exception {
        Files.writeString(file, GOOD);
        SilencesWatch watch = watch();
        Catalogue before = watch.get();
        patterns = Catalogue.builtIn();

        assertThat(watch.get()).isNotSameAs(before).isSameAs(watch.get());
        assertThat(watch.get().silences()).isEqualTo(before.silences());
    }

    @Test
    void refusesToStart_withoutTheFileNamed() {
        assertThatThrownBy(this::watch).isInstanceOf(UnreadableException.class).hasMessageContaining("--silences");
    }

    private SilencesWatch watch() throws UnreadableException {
        return new SilencesWatch(Optional.of(file), () -> patterns, told::add);
    }
}
