package io.culprit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.story.Stories;
import io.culprit.correlation.story.Story;
import io.culprit.correlation.story.Told;
import io.culprit.event.Software;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Status;
import io.culprit.incident.RuledOut;
import org.junit.jupiter.api.Test;

class BuiltInPatternsTest {

    @Test
    void namesGroupAndCountsCuts_whenRecyclingCutsRequests() {
        Told told = Told.of(Stories.recycling(new Story()).shipped(1));

        assertThat(told.incidents()).hasSize(1);
        Incident incident = told.incidents().get(0);
        assertThat(incident.pattern()).isEqualTo("daemon-recycling");
        assertThat(incident.culprit().name()).isEqualTo("deploy");
        assertThat(incident.impact().requestsFailed()).hasValue(3);
        assertThat(incident.impact().checksExplained()).hasValue(1);
        assertThat(incident.status()).isEqualTo(Status.FIRING);
        assertThat(incident.ruledOut())
                .extracting(RuledOut::cause)
                .contains("daemon-request-timeout", "daemon-crash", "deploy-reload-cut");
    }

    @Test
    void boundsTheLimitByCount_whenNoConfigurationWasRead() {
        Incident incident =
                Told.of(Stories.recycling(new Story()).shipped(1)).incidents().get(0);

        assertThat((long) incident.culprit().attributes().get("maximum_requests_low"))
                .isLessThanOrEqualTo(57);
        assertThat((long) incident.culprit().attributes().get("maximum_requests_high"))
                .isGreaterThanOrEqualTo(57);
        assertThat(incident.culprit().attributes()).containsEntry("basis", "estimated");
    }

    @Test
    void saysNothing_whenRecyclingCutsNothing() {
        Story story = new Story();
        Stories.recycled(story, 60, 11, 0);

        assertThat(Told.of(story.shipped(1)).transitions()).isEmpty();
    }

    @Test
    void namesTheDeploy_whenAProcessIsAbortedForAChangedScript() {
        Story story = new Story();
        story.apache(60, "wsgi", 11, "mod_wsgi (pid=11): Force restart of process 'deploy'.");
        story.apache(65, "wsgi", 11, "mod_wsgi (pid=11): Aborting process 'deploy'.");
        Stories.cut(story, 65.002);

        assertThat(Told.of(story.shipped(1)).incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.pattern()).isEqualTo("deploy-reload-cut");
            assertThat(incident.ruledOut()).extracting(RuledOut::cause).contains("daemon-recycling");
        });
    }

    @Test
    void namesModuleAndPackage_whenAReloadLoadsACrashingModule() {
        Told told = Told.of(Stories.moduleCrash(new Story()).shipped(1));

        assertThat(told.incidents())
                .extracting(Incident::pattern)
                .containsExactlyInAnyOrder("pending-module-change", "module-load-crash", "error-burst");
        Incident crash = byPattern(told, "module-load-crash");
        assertThat(byPattern(told, "error-burst").parent()).contains(crash.id());
        assertThat(crash.culprit().name()).isEqualTo("reqmeter_module");
        assertThat(crash.culprit().attributes())
                .containsEntry("package", "libapache2-mod-reqmeter")
                .containsEntry("version", "1.4-1");
        assertThat(crash.confidence()).isEqualTo(Confidence.CONFIRMED);
        assertThat(crash.resolution()).contains(Resolution.RECOVERED);
        assertThat(crash.impact().requestsFailed()).hasValue(46);
    }

    @Test
    void warnsBeforeTheReload_andBecomesItsForerunner() {
        Told told = Told.of(Stories.moduleCrash(new Story()).shipped(1));

        Incident pending = byPattern(told, "pending-module-change");
        assertThat(pending.openedAt()).isEqualTo(Story.START.plusSeconds(40));
        assertThat(pending.parent())
                .contains(byPattern(told, "module-load-crash").id());
        assertThat(pending.resolution()).contains(Resolution.RECOVERED);
    }

    @Test
    void acquitsAChange_whenAnEarlierReloadLoadedItWithoutHarm() {
        Story story = new Story();
        story.packageInstalled(40, "libapache2-mod-reqmeter", "1.4-1");
        story.apache(100, "mpm_event", 9, "SIGUSR1 received.  Doing graceful restart");
        story.apache(5000, "mpm_event", 9, "SIGUSR1 received.  Doing graceful restart");
        for (int i = 0; i < 20; i++) {
            story.apache(5003 + i, "core", 9, "child pid " + i + " exit signal Segmentation fault (11)");
        }

        assertThat(Told.of(story.shipped(1)).incidents())
                .extracting(Incident::pattern)
                .doesNotContain("module-load-crash");
    }

    @Test
    void saysNothing_whenOneChildCrashesAndNothingChanged() {
        Story story = new Story();
        story.apache(50, "core", 9, "child pid 77 exit signal Segmentation fault (11)");
        story.apache(100, "mpm_event", 9, "SIGUSR1 received.  Doing graceful restart");
        story.request(Software.NGINX, 101, "/", 502);

        assertThat(Told.of(story.shipped(1)).transitions()).isEmpty();
    }

    private static Incident byPattern(Told told, String pattern) {
        return told.incidents().stream()
                .filter(incident -> incident.pattern().equals(pattern))
                .findFirst()
                .orElseThrow();
    }
}
