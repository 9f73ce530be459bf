package io.culprit.shipper.health;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.shipper.delivery.Connection;
import io.culprit.shipper.delivery.KafkaDelivery;
import io.culprit.shipper.intake.IntakeState;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.tail.TailStatus;
import io.culprit.shipper.topic.TopicStatus;
import io.culprit.wire.DeadLetter;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HealthServerTest {

    private static final InetSocketAddress ANY = new InetSocketAddress("127.0.0.1", 0);
    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private static TailStatus status(Optional<String> unreadable, Optional<Instant> waitingSince) {
        ReadingSummary.Lines lines =
                new ReadingSummary.Lines(10, 7, 7, 1, 0, Map.of(DeadLetter.Reason.UNRECOGNISED, 2L));
        return new TailStatus(
                NOW,
                List.of(new TailStatus.OfLog(
                        "/var/log/a.log",
                        1_000,
                        50,
                        Optional.of(NOW.minusSeconds(30)),
                        false,
                        3,
                        unreadable,
                        List.of(new ReadingSummary.OfSource("/var/log/a.log", "apache.access", lines)),
                        50)),
                waitingSince);
    }

    private static HttpResponse<String> get(HealthServer server, String path) throws Exception {
        URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
        return HttpClient.newHttpClient()
                .send(HttpRequest.newBuilder(uri).build(), HttpResponse.BodyHandlers.ofString());
    }

    @Test
    void tellsLinesBytesLagAndRejections_ofEveryLog() throws Exception {
        try (KafkaDelivery delivery = KafkaDelivery.patient(Connection.to("127.0.0.1:1"))) {
            ShipperMetrics metrics = new ShipperMetrics(delivery, List.of());
            metrics.update(status(Optional.empty(), Optional.empty()));
            try (HealthServer server =
                    HealthServer.start(ANY, metrics::scrape, () -> new Health(List.of(), List.of()))) {
                assertThat(get(server, "/metrics").body())
                        .contains(
                                "culprit_shipper_lines_total{format=\"apache.access\",log=\"/var/log/a.log\",outcome=\"event\"} 7.0",
                                "culprit_shipper_rejected_lines_total{format=\"apache.access\",log=\"/var/log/a.log\","
                                        + "reason=\"unrecognised\",stage=\"parse\"} 2.0",
                                "culprit_shipper_bytes_total{log=\"/var/log/a.log\"} 1000.0",
                                "culprit_shipper_lag_bytes{log=\"/var/log/a.log\"} 50.0",
                                "culprit_shipper_lag_seconds{log=\"/var/log/a.log\"} 30.0",
                                "culprit_shipper_rotations_total{log=\"/var/log/a.log\"} 3.0",
                                "culprit_shipper_brokers_taking 1.0",
                                "kafka_producer_record_retry_total");
            }
        }
    }

    @Test
    void isDown_withTheReasons_whenALogCannotBeReadOrNothingIsTaken() throws Exception {
        Health health = Health.of(
                status(Optional.of("permission denied"), Optional.of(NOW)), TopicStatus.NONE, List.of(), List.of());
        try (HealthServer server = HealthServer.start(ANY, () -> "", () -> health)) {
            HttpResponse<String> answer = get(server, "/health");

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.body())
                    .contains(
                            "\"status\":\"DOWN\"",
                            "since 2026-11-21T08:00:00Z",
                            "log /var/log/a.log: permission denied");
        }
    }

    private static TopicStatus topics(Optional<Instant> unreachableSince) {
        ReadingSummary.Lines lines =
                new ReadingSummary.Lines(10, 7, 7, 1, 0, Map.of(DeadLetter.Reason.UNRECOGNISED, 2L));
        return new TopicStatus(
                List.of(new TopicStatus.OfTopic(
                        "raw-logs",
                        2_000,
                        3,
                        40,
                        5,
                        Duration.ofSeconds(7),
                        unreachableSince,
                        List.of(new ReadingSummary.OfSource("raw-logs", "nginx.access", lines)))),
                Optional.empty());
    }

    private record Told(String name, Optional<String> blindness, long waiting, boolean ended) implements IntakeState {}

    @Test
    void tellsLinesBytesLagAndRejections_ofEveryTopicAndIntake() throws Exception {
        try (KafkaDelivery delivery = KafkaDelivery.patient(Connection.to("127.0.0.1:1"))) {
            ShipperMetrics metrics = new ShipperMetrics(delivery, List.of());
            metrics.add(new Told("journal", Optional.of("permission: no"), 300, false));
            metrics.update(status(Optional.empty(), Optional.empty()));
            metrics.update(topics(Optional.empty()));

            assertThat(metrics.scrape())
                    .contains(
                            "culprit_shipper_lines_total{format=\"nginx.access\",log=\"raw-logs\",outcome=\"event\"} 7.0",
                            "culprit_shipper_lines_total{format=\"apache.access\",log=\"/var/log/a.log\",outcome=\"event\"} 7.0",
                            "culprit_shipper_rejected_lines_total{format=\"nginx.access\",log=\"raw-logs\","
                                    + "reason=\"unrecognised\",stage=\"parse\"} 2.0",
                            "culprit_shipper_bytes_total{log=\"raw-logs\"} 2000.0",
                            "culprit_shipper_lag_records{log=\"raw-logs\"} 5.0",
                            "culprit_shipper_lag_seconds{log=\"raw-logs\"} 7.0",
                            "culprit_shipper_log_readable{log=\"raw-logs\"} 1.0",
                            "culprit_shipper_topic_partitions{log=\"raw-logs\"} 3.0",
                            "culprit_shipper_topic_sources{log=\"raw-logs\"} 40.0",
                            "culprit_shipper_intake_sees{intake=\"journal\"} 0.0",
                            "culprit_shipper_intake_waiting_bytes{intake=\"journal\"} 300.0",
                            "culprit_shipper_intake_open{intake=\"journal\"} 1.0");
            metrics.update(topics(Optional.of(NOW)));
            assertThat(metrics.scrape()).contains("culprit_shipper_log_readable{log=\"raw-logs\"} 0.0");
        }
    }

    @Test
    void isDown_whenTheBrokersOfATopicAreAway_andTellsWhatAnIntakeCannotSee() {
        Health health = Health.of(
                status(Optional.empty(), Optional.empty()),
                topics(Optional.of(NOW)),
                List.of(),
                List.of(new Told("journal", Optional.of("permission: no"), 0, false)));

        assertThat(health.faults())
                .containsExactly("topic raw-logs: its brokers have not been reachable since 2026-11-21T08:00:00Z");
        assertThat(health.blind()).containsExactly("intake journal: permission: no");
    }

    @Test
    void isUp_whenNothingIsWrong() throws Exception {
        Health health = Health.of(status(Optional.empty(), Optional.empty()), TopicStatus.NONE, List.of(), List.of());
        try (HealthServer server = HealthServer.start(ANY, () -> "", () -> health)) {
            assertThat(get(server, "/health").statusCode()).isEqualTo(200);
            assertThat(get(server, "/health").body()).startsWith("{\"status\":\"UP\"");
        }
    }

    @Test
    void saysTheMend_whenTheAddressIsTaken() throws Exception {
        try (HealthServer server = HealthServer.start(ANY, () -> "", () -> new Health(List.of(), List.of()))) {
            assertThatThrownBy(() ->
                            HealthServer.start(server.address(), () -> "", () -> new Health(List.of(), List.of())))
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("choose another address in health.listen");
        }
    }
}
