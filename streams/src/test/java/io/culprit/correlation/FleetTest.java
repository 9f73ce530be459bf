package io.culprit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.fleet.Fleets;
import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.event.EventRecord;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Severity;
import io.culprit.incident.Incident.Status;
import io.culprit.wire.IncidentComparison;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FleetTest {

    @Test
    void saysOneThing_whenTenHostsHaveOneCause() {
        Told told = Told.of(crashes(10, Duration.ofMinutes(1), 1));

        List<Incident> causes = told.incidents().stream()
                .filter(incident -> incident.parent().isEmpty())
                .toList();
        assertThat(causes).singleElement().satisfies(fleet -> {
            assertThat(fleet.pattern()).isEqualTo("module-load-crash");
            assertThat(fleet.culprit().name()).isEqualTo("reqmeter_module");
            assertThat(fleet.host()).isEmpty();
            assertThat(fleet.title()).endsWith("on 10 hosts");
            assertThat(fleet.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(fleet.impact().requestsFailed()).hasValue(460);
            assertThat(fleet.status()).isEqualTo(Status.RESOLVED);
            assertThat((String) fleet.culprit().attributes().get("hosts")).startsWith("web0, web1, ");
        });
        assertThat(told.incidents())
                .filteredOn(incident -> incident.pattern().equals("module-load-crash"))
                .filteredOn(incident -> !incident.host().isEmpty())
                .hasSize(10)
                .allSatisfy(incident ->
                        assertThat(incident.parent()).contains(causes.get(0).id()));
    }

    @Test
    void keepsHostsApart_whenTheirIncidentsOpenTooFarFromEachOther() {
        Told told = Told.of(crashes(2, Fleets.TOGETHER.plusMinutes(1), 1));

        assertThat(told.incidents())
                .filteredOn(incident -> incident.pattern().equals("module-load-crash"))
                .hasSize(2)
                .allSatisfy(incident -> assertThat(incident.parent()).isEmpty());
    }

    @Test
    void namesTheHostsAtRisk_whereTheSameChangeStillWaits() {
        List<EventRecord> records = new ArrayList<>(crashes(2, Duration.ofMinutes(1), 1));
        records.addAll(new Story()
                .on("shop", "web9")
                .packageInstalled(40, "libapache2-mod-reqmeter", "1.4-1")
                .shipped(1));
        Told told = Told.of(records);

        assertThat(told.incidents())
                .filteredOn(incident -> incident.host().isEmpty())
                .singleElement()
                .satisfies(fleet -> {
                    assertThat(fleet.culprit().attributes()).containsEntry("hosts_at_risk", "web9");
                    assertThat(fleet.summary()).contains("waits for its next chance on web9");
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    void findsTheSameFleet_inWhateverOrderTheHostsAreRead(long seed) {
        assertThat(IncidentComparison.comparable(
                        Told.of(crashes(4, Duration.ofMinutes(2), seed)).incidents()))
                .isEqualTo(IncidentComparison.comparable(
                        Told.of(crashes(4, Duration.ofMinutes(2), 1)).incidents()));
    }

    private static List<EventRecord> crashes(int hosts, Duration apart, long seed) {
        List<EventRecord> records = new ArrayList<>();
        IntStream.range(0, hosts)
                .mapToObj(host -> Stories.moduleCrash(
                        new Story(Story.START.plus(apart.multipliedBy(host))).on("shop", "web" + host)))
                .forEach(story -> records.addAll(story.shipped(seed)));
        return records;
    }
}
