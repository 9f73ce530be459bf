package io.culprit.app.platform;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.app.replay.Replay;
import io.culprit.app.terminal.Progress;
import io.culprit.incident.Incident;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.reading.Reading;
import io.culprit.wire.Json;
import java.net.URL;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The bundled recordings through Kafka: what comes out names the culprits, and equals what a replay of the files says. */
class EndToEndTest {

    private static final List<String> RECORDINGS = List.of("s1-daemon-recycling", "s2-module-load-crash");

    @TempDir
    private Path temp;

    @Test
    void givesTheSameIncidents_throughKafkaAndFromFiles() throws Exception {
        List<Incident> transitions;
        try (PlatformUnderTest platform = new PlatformUnderTest(temp)) {
            for (String recording : RECORDINGS) {
                ship(recording, platform);
            }
            transitions = platform.alertsOfEverythingShipped();
        }

        assertThat(comparable(transitions.stream())).isEqualTo(comparable(replayed()));
        assertThat(transitions).anySatisfy(incident -> {
            assertThat(incident.pattern()).isEqualTo("daemon-recycling");
            assertThat(incident.culprit().name()).isEqualTo("deploy");
            assertThat(incident.culprit().attributes()).containsEntry("maximum_requests", 500L);
        });
        assertThat(transitions).anySatisfy(incident -> {
            assertThat(incident.pattern()).isEqualTo("module-load-crash");
            assertThat(incident.culprit().name()).isEqualTo("reqmeter_module");
            assertThat(incident.culprit().attributes()).containsEntry("package", "libapache2-mod-reqmeter");
        });
    }

    private static void ship(String recording, PlatformUnderTest platform) throws Exception {
        try (KafkaDelivery delivery = new KafkaDelivery(platform.connection().clientProperties())) {
            new Reading(inventory(recording), Clock.systemUTC()).run(delivery);
            delivery.flush();
        }
    }

    private static Stream<Incident> replayed() throws Exception {
        Stream<Incident> all = Stream.empty();
        for (String recording : RECORDINGS) {
            Replay.Outcome outcome = new Replay(inventory(recording), Clock.systemUTC()).run(new Progress.Nothing());
            assertThat(outcome.late()).isZero();
            all = Stream.concat(all, outcome.incidents().stream());
        }
        return all;
    }

    private static Inventory inventory(String recording) throws Exception {
        URL folder = EndToEndTest.class.getResource("/recordings/" + recording);
        return Inventory.of(List.of(Path.of(folder.toURI())), new Naming(recording, recording, Optional.empty()));
    }

    /**
     * The last revisions of what was not withdrawn, by id, without what the guarantee leaves out: revision, coverage and
     * where in which file a line stood.
     */
    private static Map<String, String> comparable(Stream<Incident> transitions) throws JsonProcessingException {
        Map<String, Incident> last = new TreeMap<>();
        transitions.forEach(incident ->
                last.merge(incident.id(), incident, (old, now) -> now.revision() >= old.revision() ? now : old));
        Map<String, String> comparable = new TreeMap<>();
        for (Incident incident : last.values()) {
            if (incident.resolution().filter(Incident.Resolution::withdrawn).isEmpty()) {
                ObjectNode json = Json.mapper().valueToTree(incident);
                json.remove(List.of("revision", "coverage"));
                json.withArray("evidence").forEach(evidence -> ((ObjectNode) evidence).remove("source"));
                comparable.put(incident.id(), Json.mapper().writeValueAsString(json));
            }
        }
        return comparable;
    }
}
