package io.culprit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.maintenance.Glob;
import io.culprit.correlation.maintenance.Silence;
import io.culprit.correlation.maintenance.Silences;
import io.culprit.correlation.maintenance.Window;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Status;
import io.culprit.incident.Silenced;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SilencedTopologyTest {

    private static final Catalogue BUILT_IN = Catalogue.builtIn();
    private static final Instant UNTIL = Story.START.plusSeconds(3_600);
    private static final Silences SILENCES = new Silences(
            List.of(new Silence(Glob.ANY, Glob.ANY, Glob.ANY, new Window.Once(Story.START, UNTIL), "updates")));

    @TempDir
    Path state;

    @Test
    void revisesWhatIsOn_whenASilenceIsPutOnItAndTakenAway() {
        AtomicReference<Catalogue> catalogue = new AtomicReference<>(BUILT_IN);
        try (DrivenTopology topology = new DrivenTopology(state, catalogue::get)) {
            Stories.recycling(new Story()).shipped(1).forEach(topology::pipe);
            topology.passTime();
            assertThat(theIncident(topology).silenced()).isEmpty();

            catalogue.set(BUILT_IN.silencedBy(SILENCES));
            topology.passTime();
            assertThat(theIncident(topology).silenced()).contains(new Silenced("updates", UNTIL));

            catalogue.set(BUILT_IN);
            topology.passTime();
            assertThat(theIncident(topology).silenced()).isEmpty();
        }
    }

    private static Incident theIncident(DrivenTopology topology) {
        List<Incident> standing = topology.finalIncidents();
        assertThat(standing).singleElement().returns(Status.FIRING, Incident::status);
        return standing.get(0);
    }
}
