package io.culprit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.event.AccessEvent;
import io.culprit.event.EventRecord;
import io.culprit.event.Software;
import io.culprit.incident.Incident;
import io.culprit.wire.IncidentComparison;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Two proxies on hosts of their own, before two web servers that both crash, and log no request. */
class ConsequencesTest {

    /** Seconds after which nothing can reopen any of the incidents. */
    private static final int LONG = 2 * 3600;

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
        assertThat(web1.impact().requestsFailed()).as("what the proxies saw").hasValue(2 * 46);
        assertThat(web1.impact().shareFailed())
                .hasValueSatisfying(share -> assertThat(share).isGreaterThan(0.5));
        assertThat(fleet.impact().requestsFailed()).hasValue(2 * 46);
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
            Story server = Stories.moduleCrash(new Story().on("shop", host));
            server.apache(202, "mpm_event", 11, "Apache/2.4.71 (Debian) configured -- resuming normal operations");
            server.apache(LONG, "core", 10, "AH00094: Command line: '/usr/sbin/apache2'").shipped(seed).stream()
                    .filter(record -> !(record instanceof AccessEvent))
                    .forEach(records::add);
        }
        for (String host : List.of("lb1", "lb2")) {
            Story proxy = new Story().on("shop", host);
            for (int second = 0; second < LONG; second++) {
                proxy.request(Software.NGINX, second + 0.6, "/", second >= 104 && second < 150 ? 502 : 200);
            }
            records.addAll(proxy.shipped(seed));
        }
        return records;
    }
}
