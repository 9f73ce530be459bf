package io.culprit.app.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.replay.Replay;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.incident.Incident;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Naming;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What people read of the incidents of a recording. */
class IncidentTextTest {

    private static List<Incident> incidents;

    @BeforeAll
    static void replay() throws Exception {
        Inventory inventory =
                Inventory.of(List.of(Path.of("main/resources/recordings/s2-module-load-crash")), Naming.UNNAMED);
        incidents = new Replay(inventory, Catalogue.builtIn(), Clock.systemUTC())
                .run(Progress.quiet(new Screen(null, null), "reading", 1))
                .incidents();
    }

    @ParameterizedTest
    @ValueSource(ints = {60, 80, 100, 200})
    void fitsTheTerminal(int columns) {
        Width width = new Width(columns);

        assertThat(incidents).isNotEmpty().allSatisfy(incident -> {
            assertThat(IncidentText.full(incident, width)).allMatch(width::holds);
            assertThat(IncidentText.brief(incident, width)).allMatch(width::holds);
        });
    }

    @Test
    void saysWhoAndHowBadAndWhatToDo_beforeAnythingElse() {
        assertThat(incidents).allSatisfy(incident -> assertThat(IncidentText.full(incident, Width.UNLIMITED))
                .map(line -> line.strip().split("  ")[0])
                .containsSubsequence("culprit", "impact", "do first", "status", "evidence", "id")
                .element(2)
                .isEqualTo("culprit"));
    }

    @Test
    void namesNoServiceAndNoHost_whenNobodyNamedThem() {
        assertThat(incidents).allSatisfy(incident -> {
            assertThat(IncidentText.place(incident)).isEmpty();
            assertThat(IncidentText.full(incident, Width.UNLIMITED)).noneMatch(line -> line.contains("default"));
        });
    }

    @Test
    void keepsOneLineToATransition_inAPipe() {
        Incident incident = incidents.get(0);

        assertThat(IncidentText.brief(incident, Width.UNLIMITED)).hasSize(2);
        assertThat(IncidentText.brief(incident, Width.UNLIMITED).get(0))
                .contains(incident.pattern(), incident.summary());
    }

    @Test
    void quotesWholeLogLines_inAPipe() {
        Incident incident = incidents.get(0);

        String all = String.join("\n", IncidentText.full(incident, Width.UNLIMITED));

        assertThat(incident.evidence()).allSatisfy(evidence -> assertThat(all).contains(evidence.text()));
    }
}
