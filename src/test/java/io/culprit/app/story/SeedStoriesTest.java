package io.culprit.app.story;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Confidence;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Severity;
import io.culprit.incident.RuledOut;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * What happened to real teams, from the lines that their servers wrote to the incident on the alert topic. The times of a
 * story are its own; nobody waits for them.
 */
class SeedStoriesTest {

    private static final String UP =
            "AH00489: Apache/2.4.71 (Debian) mod_wsgi/4.9.4 Python/3.11 configured -- resuming normal operations";
    private static final String STOPPED = "AH00491: caught SIGTERM, shutting down";
    private static final String REFUSED = "connect() failed (111: Connection refused) while connecting to upstream";

    @TempDir
    private static Path folder;

    private static Stage stage;

    @BeforeAll
    static void set() throws Exception {
        stage = new Stage(folder);
    }

    @AfterAll
    static void clear() throws Exception {
        stage.close();
    }

    /** A package is installed and nothing restarts; at night logrotate reloads, and every child dies. */
    @Test
    void namesTheModuleBeforeAndAfterItCrashes_whenAReloadLoadsItFirst() throws Exception {
        try (Telling story = stage.tell("shop")) {
            story.at(0, web -> web.apache("mpm_event", UP));
            story.during(1, 6, web -> web.proxied(4, 200));
            story.at(40, web -> web.installed("libapache2-mod-reqmeter", "1.4-1"));

            Incident warning = story.between(40, 41).firing("pending-module-change");
            assertThat(warning.culprit().name()).isEqualTo("reqmeter_module");

            story.at(100, web -> web.apache("mpm_event", "AH00493: SIGUSR1 received.  Doing graceful restart"));
            story.at(103, web -> web.apache("mpm_event", UP));
            story.during(
                    104, 110, web -> web.apache("core", "AH00052: child pid 30028 exit signal Segmentation fault (11)")
                            .proxied(3, 502));
            story.at(110, web -> web.checked("DOWN", 502));

            Incident crash = story.between(104, 108).firing("module-load-crash");
            assertThat(crash.severity()).isEqualTo(Severity.CRITICAL);
            assertThat(crash.culprit().name()).isEqualTo("reqmeter_module");
            assertThat(crash.culprit().attributes())
                    .containsEntry("package", "libapache2-mod-reqmeter")
                    .containsEntry("version", "1.4-1")
                    .containsEntry("changed_at", "2026-11-22T04:00:40Z")
                    .hasEntrySatisfying(
                            "reloaded_at", at -> assertThat(at.toString()).startsWith("2026-11-22T04:01:40"));

            story.at(150, web -> web.apache("mpm_event", STOPPED));
            story.at(153, web -> web.apache("mpm_event", UP).proxied(3, 200));

            story.between(153, 155).resolved("module-load-crash", Resolution.RECOVERED, healed -> {
                assertThat(healed.impact().requestsFailed()).hasValue(18);
                assertThat(healed.impact().checksExplained()).hasValue(1);
            });
            story.between(153, 155)
                    .resolved("pending-module-change", Resolution.RECOVERED, done -> assertThat(done.parent())
                            .contains(crash.id()));
        }
    }

    /** The monitor sees a check fail now and then: a process that reaches its limit takes its requests with it. */
    @Test
    void namesTheGroupAndExplainsTheChecks_whenProcessesRecycle() throws Exception {
        try (Telling story = stage.tell("deploy")) {
            story.at(0, web -> web.apache("mpm_event", UP));
            story.at(1, web -> web.apache("wsgi", 11, "mod_wsgi (pid=11): Starting process 'deploy' with threads=5."));
            story.during(2, 52, web -> web.served(2, 200));
            story.at(
                    60,
                    web -> web.apache(
                            "wsgi",
                            11,
                            "mod_wsgi (pid=11): Maximum requests reached, triggering immediate shutdown 'deploy'."));
            story.at(65, web -> web.apache("wsgi", 11, "mod_wsgi (pid=11): Aborting process 'deploy'.")
                    .apache("wsgi", 3, truncated())
                    .apache("wsgi", 4, truncated())
                    .served(2, 500));
            story.at(67, web -> web.checked("DOWN_UNCONFIRMED", 500));

            Incident recycling = story.between(65, 66).firing("daemon-recycling");
            assertThat(recycling.confidence()).isEqualTo(Confidence.CONFIRMED);
            assertThat(recycling.culprit().name()).isEqualTo("deploy");
            assertThat(recycling.ruledOut())
                    .extracting(RuledOut::cause)
                    .contains("daemon-request-timeout", "daemon-deadlock", "deploy-reload-cut", "daemon-crash");

            story.quietUntil(30 * 60);

            story.between(65 + 15 * 60, 66 + 15 * 60).resolved("daemon-recycling", Resolution.QUIET, over -> {
                assertThat(over.impact().requestsFailed()).hasValue(2);
                assertThat(over.impact().checksExplained()).hasValue(1);
                assertThat(figure(over, "maximum_requests_low")).isBetween(70L, 100L);
                assertThat(figure(over, "maximum_requests_high")).isBetween(100L, 130L);
            });
        }
    }

    /** A package script takes a library away; the server goes on until it is restarted, and cannot come back. */
    @Test
    void namesThePackageThatTookTheLibrary_whenTheServerCannotStart() throws Exception {
        try (Telling story = stage.tell("blog")) {
            story.at(0, web -> web.apache("mpm_prefork", UP).proxied(3, 200));
            story.at(40, web -> web.removed("libapache2-mod-php8.2", "8.2.35-1"));
            story.between(40, 41).firing("pending-module-change");

            story.at(80, web -> web.apache("mpm_prefork", STOPPED));
            story.at(
                    82,
                    web -> web.console("apache2: Syntax error on line 3 of /etc/apache2/mods-enabled/php8.2.load:"
                            + " Cannot load /usr/lib/apache2/modules/libphp8.2.so into server:"
                            + " /usr/lib/apache2/modules/libphp8.2.so: cannot open shared object file: No such file or"
                            + " directory"));
            story.during(84, 110, web -> web.upstream(REFUSED).proxied(2, 502));

            Incident missing = story.between(82, 83).firing("module-missing");
            assertThat(missing.confidence()).isEqualTo(Confidence.CONFIRMED);
            assertThat(missing.culprit().name()).isEqualTo("php_module");
            assertThat(missing.culprit().attributes())
                    .containsEntry("package", "libapache2-mod-php8.2")
                    .containsEntry("file", "/usr/lib/apache2/modules/libphp8.2.so");
            Incident refused = story.between(99, 101).firing("upstream-refused");
            assertThat(refused.parent()).contains(missing.id());

            story.at(160, web -> web.installed("libapache2-mod-php8.2", "8.2.35-1"));
            story.at(165, web -> web.apache("mpm_prefork", UP));

            story.between(165, 166).resolved("module-missing", Resolution.RECOVERED, over -> {
                assertThat(over.severity()).isEqualTo(Severity.CRITICAL);
                assertThat(over.impact().requestsFailed()).hasValue(52);
            });
        }
    }

    /** Processor, memory and disk are idle, and nobody gets an answer: all workers wait for one session's lock. */
    @Test
    void namesTheLockAndItsHolder_whenConnectionsPileUpInCloseWait() throws Exception {
        String session = "/srv/sessions/sess_1";
        try (Telling story = stage.tell("wiki")) {
            story.at(0, web -> web.apache("mpm_prefork", UP).proxied(3, 200).closeWait(8080, 0));
            story.at(5, web -> web.closeWait(8080, 12));
            story.at(15, web -> web.closeWait(8080, 20).lockWaited(session, 17422, 12));
            story.at(
                    20,
                    web -> web.apache(
                            "mpm_prefork",
                            "AH00161: server reached MaxRequestWorkers setting, consider raising the"
                                    + " MaxRequestWorkers setting"));
            story.at(30, web -> web.closeWait(8080, 30).lockWaited(session, 17422, 20));

            story.between(30, 31).firing("close-wait-buildup", hang -> {
                assertThat(hang.confidence()).isEqualTo(Confidence.CONFIRMED);
                assertThat(hang.severity()).isEqualTo(Severity.CRITICAL);
                assertThat(hang.culprit().name()).isEqualTo(session);
                assertThat(hang.culprit().attributes())
                        .containsEntry("port", "8080")
                        .containsEntry("holder_pid", "17422");
            });

            story.during(31, 39, web -> web.upstream(
                            "upstream timed out (110: Connection timed out) while reading response header from upstream")
                    .proxied(2, 504));
            story.at(40, web -> web.closeWait(8080, 36).lockWaited(session, 17422, 20));
            story.at(60, web -> web.apache("mpm_prefork", STOPPED).closeWait(8080, 0));
            story.at(63, web -> web.apache("mpm_prefork", UP).proxied(3, 200));

            story.between(63, 64).resolved("close-wait-buildup", Resolution.RECOVERED, over -> {
                assertThat(over.impact().requestsFailed()).hasValue(16);
                assertThat(over.ruledOut()).extracting(RuledOut::cause).contains("daemon-crash", "server-down");
            });
        }
    }

    private static String truncated() {
        return "Truncated or oversized response headers received from daemon process 'deploy': /srv/www/deploy.wsgi";
    }

    private static long figure(Incident incident, String attribute) {
        return Long.parseLong(incident.culprit().attributes().get(attribute).toString());
    }
}
