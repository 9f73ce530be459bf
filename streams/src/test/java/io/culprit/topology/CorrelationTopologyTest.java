package io.culprit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.event.EventRecord;
import io.culprit.wire.IncidentComparison;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.apache.kafka.streams.TopologyDescription;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CorrelationTopologyTest {

    private static final Path GOLDEN = Path.of("src/test/resources/io/culprit/topology/description.txt");

    @TempDir
    Path state;

    @Test
    void isTheTopologyApproved() throws IOException {
        TopologyDescription description = CorrelationTopology.build(Catalogue.builtIn(), Clock.systemUTC())
                .describe();
        if (Boolean.getBoolean("approve")) {
            Files.writeString(GOLDEN, description.toString());
        }
        assertThat(description.toString())
                .as("the topology changed; run the test with -Dapprove=true if it was meant to")
                .isEqualTo(Files.readString(GOLDEN));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void findsWhatReplayFinds_throughItsTopicsAndStores(long seed) {
        List<EventRecord> records = Stories.moduleCrash(
                        Stories.recycling(new Story().on("shop", "web1")).on("wiki", "web2"))
                .shipped(seed);
        try (DrivenTopology topology = new DrivenTopology(state)) {
            records.forEach(topology::pipe);
            topology.passTime();

            assertThat(IncidentComparison.comparable(topology.finalIncidents()))
                    .hasSize(4)
                    .isEqualTo(IncidentComparison.comparable(Told.of(records).incidents()));
            assertThat(topology.deadLetters()).isEmpty();
        }
    }

    @Test
    void writesADeadLetterAndGoesOn_whenARecordIsNoEvent() {
        try (DrivenTopology topology = new DrivenTopology(state)) {
            topology.pipeRaw("{\"event.kind\":\"error\",".getBytes(StandardCharsets.UTF_8));
            topology.pipeRaw(new byte[0]);
            Stories.recycling(new Story()).shipped(1).forEach(topology::pipe);
            topology.passTime();

            assertThat(topology.deadLetters()).hasSize(2).allSatisfy(letter -> {
                assertThat(letter.reason().name()).isEqualTo("MALFORMED");
                assertThat(letter.source()).startsWith("events.error");
            });
            assertThat(topology.finalIncidents()).hasSize(1);
        }
    }

    @Test
    void tellsAnIncident_beforeTheWatermarkReachesIt() {
        List<EventRecord> records = Stories.recycling(new Story()).shipped(1);
        try (DrivenTopology topology = new DrivenTopology(state)) {
            records.stream()
                    .filter(record -> !(record instanceof io.culprit.event.Heartbeat))
                    .forEach(topology::pipe);
            topology.passTime();

            assertThat(topology.finalIncidents()).hasSize(1);
        }
    }
}
