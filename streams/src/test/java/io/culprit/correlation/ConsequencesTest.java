package io.culprit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.event.EventRecord;
import io.culprit.event.Software;
import io.culprit.incident.Incident;
import io.culprit.wire.IncidentComparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two proxies on hosts of their own, before two web servers that both crash. */
class ConsequencesTest {

    @Test
    void saysOneThing_whenProxiesAnswer502ForServersOnOtherHosts() {
        List<Incident> incidents = Told.of(proxied(1)).incidents();

        Incident fleet = only(incidents.stream()
                .filter(incident -> incident.parent().isEmpty())
                .toList());
        Incident web1 = only(incidents.stream()
                .filter(incident -> incident.pattern().equals("module-load-crash")
                        && incident.host().equals("web1"))
                .toList());
        assertThat(fleet.pattern()).isEqualTo("module-load-crash");
        assertThat(web1.parent()).contains(fleet.id());
        assertThat(incidents)
                .filteredOn(incident -> incident.pattern().equals("error-burst")
                        && incident.host().startsWith("lb"))
                .hasSize(2)
                .allSatisfy(burst -> {
                    assertThat(burst.parent()).contains(web1.id());
                    assertThat(burst.settled()).isTrue();
                });
    }

    @ParameterizedTest
    @ValueSource(longs = {2, 3, 4, 5})
    void findsTheSame_inWhateverOrderTheHostsAreRead(long seed) {
        assertThat(IncidentComparison.comparable(Told.of(proxied(seed)).incidents()))
                .isEqualTo(IncidentComparison.comparable(Told.of(proxied(1)).incidents()));
    }

    @Test
    void leavesABurstAlone_whenItBeganBeforeAnythingShowedElsewhere() {
        List<EventRecord> records =
                new ArrayList<>(Stories.moduleCrash(new Story(Story.START.plusSeconds(300)).on("shop", "web1"))
                        .shipped(1));
        Story proxy = new Story().on("shop", "lb1");
        for (int second = 0; second < 600; second++) {
            proxy.request(Software.NGINX, second + 0.5, "/", second < 60 ? 200 : 502);
        }
        records.addAll(proxy.shipped(1));

        assertThat(Told.of(records).incidents())
                .filteredOn(incident -> incident.host().equals("lb1"))
                .singleElement()
                .satisfies(burst -> assertThat(burst.parent()).isEmpty());
    }

    private static Incident only(List<Incident> incidents) {
        assertThat(incidents).hasSize(1);
        return incidents.get(0);
    }

    private static List<EventRecord> proxied(long seed) {
        List<EventRecord> records = new ArrayList<>();
        for (String host : List.of("web1", "web2")) {
            Story server = new Story().on("shop", host);
            records.addAll(Stories.moduleCrash(server).shipped(seed));
        }
        for (String host : List.of("lb1", "lb2")) {
            Story proxy = new Story().on("shop", host);
            for (int second = 0; second < 3000; second++) {
                proxy.request(Software.NGINX, second + 0.6, "/", second >= 104 && second < 150 ? 502 : 200);
            }
            records.addAll(proxy.shipped(seed));
        }
        return records;
    }
}
