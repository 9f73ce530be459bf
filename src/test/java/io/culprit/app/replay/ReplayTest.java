package io.culprit.app.replay;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.demo.Recordings;
import io.culprit.app.terminal.Progress;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.incident.Incident;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import io.culprit.wire.IncidentComparison;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReplayTest {

    @TempDir
    private Path temp;

    private Path recycling;
    private Path crash;

    @BeforeEach
    void extract() {
        recycling = Recordings.extractTo(temp).get(0).folder();
        crash = Recordings.extractTo(temp).get(1).folder();
    }

    @Test
    void readsTheLimitFromTheConfiguration_elseBoundsItByCount() throws Exception {
        Incident configured = replay(recycling).get(0);
        Files.delete(recycling.resolve("conf/apache2.conf"));
        Incident counted = replay(recycling).get(0);

        assertThat(configured.culprit().attributes()).containsEntry("maximum_requests", 500L);
        assertThat((long) counted.culprit().attributes().get("maximum_requests_low"))
                .isBetween(425L, 500L);
        assertThat((long) counted.culprit().attributes().get("maximum_requests_high"))
                .isBetween(500L, 575L);
        assertThat(counted.id()).isEqualTo(configured.id());
    }

    @Test
    void countsEveryCutAndEveryFailedCheck() throws Exception {
        Incident incident = replay(recycling).get(0);

        assertThat(incident.culprit().name()).isEqualTo("deploy");
        assertThat(incident.impact().requestsFailed()).hasValue(11);
        assertThat(incident.impact().checksExplained()).hasValue(3);
    }

    @Test
    void warnsBeforeTheReload_thenNamesModuleAndPackage() throws Exception {
        List<Incident> incidents = replay(crash);
        Incident first = incidents.stream()
                .filter(incident -> incident.pattern().equals("pending-module-change"))
                .findFirst()
                .orElseThrow();
        Incident second = incidents.stream()
                .filter(incident -> incident.pattern().equals("module-load-crash"))
                .findFirst()
                .orElseThrow();

        assertThat(incidents)
                .filteredOn(incident -> incident.parent().isEmpty())
                .containsExactly(second);
        assertThat(first.openedAt()).isBefore(second.openedAt());
        assertThat(first.parent()).contains(second.id());
        assertThat(second.culprit().name()).isEqualTo("reqmeter_module");
        assertThat(second.culprit().attributes()).containsEntry("package", "libapache2-mod-reqmeter");
    }

    @Test
    void findsTheSame_whenAStampIsTwoHoursAhead() throws Exception {
        List<String> before = IncidentComparison.comparable(replay(recycling));
        Path log = recycling.resolve("nginx/error.log");
        List<String> lines = new ArrayList<>(Files.readAllLines(log));
        lines.add(lines.size() / 2, "2026/11/21 10:08:00 [warn] 1#1: *1 a stamp of a clock that is wrong");
        Files.write(log, lines);

        assertThat(IncidentComparison.comparable(replay(recycling))).isEqualTo(before);
    }

    private static List<Incident> replay(Path folder) throws Exception {
        Inventory inventory = Inventory.of(List.of(folder), Naming.UNNAMED);
        Replay.Outcome outcome = new Replay(inventory, Catalogue.builtIn(), Clock.systemUTC()).run(new Unseen());
        assertThat(outcome.late()).isZero();
        assertThat(outcome.rejections().counts()).isEmpty();
        return outcome.incidents();
    }

    private static final class Unseen implements Progress {
        @Override
        public void to(long done) {}

        @Override
        public void close() {}
    }
}
