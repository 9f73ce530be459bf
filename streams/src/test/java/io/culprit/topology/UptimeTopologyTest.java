package io.culprit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.story.Story;
import io.culprit.event.EventRecord;
import io.culprit.uptime.CheckDay;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UptimeTopologyTest {

    @TempDir
    Path state;

    @Test
    void countsEachCheckOnce_whenAllIsSentAgain() {
        List<EventRecord> records = checks().shipped(1);
        try (DrivenTopology topology = new DrivenTopology(state)) {
            records.forEach(topology::pipe);
            records.forEach(topology::pipe);

            assertThat(topology.uptime().values())
                    .containsExactly(
                            new CheckDay(
                                    "shop", "web1", "http://www.example.test/", LocalDate.parse("2026-11-21"), 2, 2, 1),
                            new CheckDay(
                                    "shop",
                                    "web2",
                                    "http://www.example.test/",
                                    LocalDate.parse("2026-11-21"),
                                    0,
                                    0,
                                    1));
        }
    }

    private static Story checks() {
        return new Story()
                .check(0, "UP")
                .check(60, "UP")
                .failedCheck(61, "DOWN_UNCONFIRMED")
                .failedCheck(62, "DOWN")
                .failedCheck(63, "DOWN_UNCONFIRMED")
                .on("shop", "web2")
                .failedCheck(64, "DOWN");
    }
}
