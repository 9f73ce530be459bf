package io.culprit.correlation.fold;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.culprit.correlation.pattern.Condition.Measured;
import io.culprit.correlation.pattern.Condition.Measured.Limit;
import io.culprit.signal.Exemplar;
import io.culprit.signal.SignalBucket;
import io.culprit.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class RequestsPerProcessTest {

    private static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private RequestsPerProcess figure = RequestsPerProcess.UNKNOWN;
    private int second;

    @Test
    void sharesRequestsEvenly_amongLivingProcesses() {
        take("wsgi.process-started", Map.of("pid", "1"));
        take("wsgi.process-started", Map.of("pid", "2"));
        requests(200);
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        take("wsgi.shutdown-requested", Map.of("pid", "1"));
        requests(10);
        take("wsgi.maximum-requests", Map.of("pid", "2"));

        assertThat(figure.limit("deploy").attributes())
                .containsEntry("basis", "estimated")
                .containsEntry("processes_measured", 2L)
                .hasEntrySatisfying(
                        "maximum_requests_low", low -> assertThat((long) low).isBetween(90L, 105L))
                .hasEntrySatisfying(
                        "maximum_requests_high", high -> assertThat((long) high).isBetween(105L, 120L));
    }

    @Test
    void takesNoSample_ofAProcessWhoseBirthWasNotSeen() {
        requests(200);
        take("wsgi.maximum-requests", Map.of("pid", "1"));

        assertThat(figure.limit("deploy").attributes()).isEmpty();
    }

    @Test
    void takesNoSample_ofAProcessThatEndedOtherwise() {
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(200);
        take("wsgi.process-exited", Map.of("pid", "1"));

        assertThat(figure.limit("deploy").attributes()).isEmpty();
    }

    @Test
    void countsNeitherStaticFiles_norOtherServers() {
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(100);
        take("http.requests", Map.of("server", "apache", "asset", "."));
        take("http.requests", Map.of("server", "nginx"));
        take("wsgi.maximum-requests", Map.of("pid", "1"));

        assertThat((long) figure.limit("deploy").attributes().get("maximum_requests_low"))
                .isLessThanOrEqualTo(100);
        assertThat((long) figure.limit("deploy").attributes().get("maximum_requests_high"))
                .isBetween(100L, 113L);
    }

    @Test
    void takesTheSampleOnce_butSharesRequestsUntilShutdown_whenAProcessIsDrained() {
        take("wsgi.process-started", Map.of("pid", "1"));
        take("wsgi.process-started", Map.of("pid", "2"));
        requests(200);
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        requests(20);
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        take("wsgi.shutdown-requested", Map.of("pid", "1"));
        take("wsgi.maximum-requests", Map.of("pid", "2"));

        assertThat(figure.completed().count()).isEqualTo(2);
        assertThat(figure.completed().sum()).isEqualTo(100 + 110);
    }

    @Test
    void countsRequestsThatWaitedForTheNextProcess_asItsOwn() {
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(200);
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        take("wsgi.shutdown-requested", Map.of("pid", "1"));
        requests(20);
        take("wsgi.process-started", Map.of("pid", "2"));
        requests(180);
        take("wsgi.maximum-requests", Map.of("pid", "2"));

        assertThat(figure.completed().count()).isEqualTo(2);
        assertThat(figure.completed().sum()).isEqualTo(400);
    }

    @Test
    void staysWithinThreeTenths_whenTwoProcessesTookTheirRequestsUnevenly() {
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(180);
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        take("wsgi.shutdown-requested", Map.of("pid", "1"));
        take("wsgi.process-started", Map.of("pid", "2"));
        requests(220);
        take("wsgi.maximum-requests", Map.of("pid", "2"));

        long low = (long) figure.limit("deploy").attributes().get("maximum_requests_low");
        long high = (long) figure.limit("deploy").attributes().get("maximum_requests_high");

        assertThat(200L).isBetween(low, high);
        assertThat(high - low).isBetween(50L, 60L);
    }

    @Test
    void forgetsRequests_whenNoProcessComesForThem() {
        take("wsgi.process-started", Map.of("pid", "1"));
        take("wsgi.shutdown-requested", Map.of("pid", "1"));
        requests(60);
        second += 60;
        requests(60);

        assertThat(figure.lives().recent()).isEmpty();
        assertThat(figure.countsRequests()).isFalse();
    }

    @Test
    void givesAnUpperBoundOnly_whenAnotherGroupSharesTheTraffic() {
        take("wsgi.group-seen", Map.of("member", "deploy"));
        take("wsgi.group-seen", Map.of("member", "api"));
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(100);
        take("wsgi.maximum-requests", Map.of("pid", "1"));

        assertThat(figure.limit("deploy").attributes())
                .containsEntry("counted_with_requests_of", "api")
                .containsKey("maximum_requests_high")
                .doesNotContainKey("maximum_requests_low");
    }

    @Test
    void givesAnInterval_whenTheOtherGroupsRequestsStandBelowItsName() {
        take("wsgi.group-seen", Map.of("member", "deploy"));
        take("wsgi.group-seen", Map.of("member", "api"));
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(100);
        take("http.requests-below", Map.of("below", "api"));
        take("http.requests-below", Map.of("below", "api", "asset", "."));
        take("wsgi.maximum-requests", Map.of("pid", "1"));

        assertThat(figure.mounts()).isEqualTo(Mounts.UNKNOWN.counted(100).counted("api", 1, Set.of("api")));
        assertThat(figure.limit("deploy").attributes())
                .containsEntry("counted_without_requests_below", "api")
                .containsKeys("maximum_requests_low", "maximum_requests_high")
                .doesNotContainKey("counted_with_requests_of");
    }

    @Test
    void tellsWhetherTheConfiguredLimitWasReached() {
        assertThat(figure.limit("deploy").meets(standing(0, Limit.POSSIBLE))).isTrue();
        assertThat(figure.limit("deploy").meets(standing(0, Limit.REACHED))).isFalse();
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(100);
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        assertThat(figure.limit("deploy").meets(standing(1, Limit.POSSIBLE))).isTrue();
        assertThat(figure.limit("deploy").meets(standing(1, Limit.REACHED))).isFalse();

        for (long limit : new long[] {90, 100, 115}) {
            configure(limit);
            assertThat(figure.limit("deploy").meets(standing(1, Limit.REACHED)))
                    .as("limit %d", limit)
                    .isTrue();
        }
        configure(120);
        assertThat(figure.limit("deploy").meets(standing(1, Limit.POSSIBLE))).isFalse();
        assertThat(figure.limit("deploy").meets(standing(1, Limit.REACHED))).isFalse();
        configure(60);
        assertThat(figure.limit("deploy").meets(standing(1, Limit.REACHED))).isFalse();
        take("wsgi.group-seen", Map.of("member", "two"));
        take("wsgi.group-seen", Map.of("member", "deploy"));
        assertThat(figure.limit("deploy").meets(standing(1, Limit.REACHED)))
                .as("more were counted, but some of them may be another group's")
                .isTrue();
    }

    private void configure(long limit) {
        take("wsgi.daemon-configured", Map.of("group", "deploy", "limit", Long.toString(limit)));
    }

    private static Measured standing(int samples, Limit limit) {
        return new Measured(samples, Optional.empty(), Optional.of(limit));
    }

    @Test
    void isReadAsItWasStored_andWithoutWhatAnEarlierVersionDidNotStore() throws JsonProcessingException {
        take("wsgi.group-seen", Map.of("member", "deploy"));
        take("wsgi.group-seen", Map.of("member", "api"));
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(100);
        take("http.requests-below", Map.of("below", "api"));
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        String stored = Json.mapper().writeValueAsString(figure);

        assertThat(Json.mapper().readValue(stored, RequestsPerProcess.class)).isEqualTo(figure);
        assertThat(Json.mapper()
                        .readValue("""
                                {"configured": 500, "groups": ["deploy"], "living": {"1": {"served": 3.5, "recycled": false}},
                                 "recent": {}, "hidden": false, "cut": null, "samples": 2, "sum": 9.0, "squares": 41.0}""", RequestsPerProcess.class)
                        .limit("deploy")
                        .attributes())
                .containsEntry("maximum_requests", 500L);
    }

    @Test
    void believesTheConfiguration_beforeItsOwnCount() {
        take("wsgi.process-started", Map.of("pid", "1"));
        requests(480);
        take("wsgi.maximum-requests", Map.of("pid", "1"));
        take("wsgi.daemon-configured", Map.of("group", "deploy", "limit", "500"));

        assertThat(figure.limit("deploy").attributes())
                .containsOnly(Map.entry("basis", "configured"), Map.entry("maximum_requests", 500L));
    }

    private void requests(int count) {
        for (int i = 0; i < count; i++) {
            take("http.requests", Map.of("server", "apache", "class", "2"));
        }
    }

    private void take(String signal, Map<String, String> fields) {
        Instant at = START.plusSeconds(second++);
        figure = figure.plus(SignalBucket.of(
                signal, "shop", "web1", new TreeMap<>(fields), Duration.ofSeconds(1), new Exemplar(at, "", "", 0)));
    }
}
