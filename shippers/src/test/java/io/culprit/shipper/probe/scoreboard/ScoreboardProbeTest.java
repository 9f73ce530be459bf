package io.culprit.shipper.probe.scoreboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.FakeProc;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.ServerCaptures;
import io.culprit.shipper.probe.http.Misbehaving;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class ScoreboardProbeTest {

    private static final String AUTO = "127.0.0.1\nServerVersion: Apache/2.4.71 (Debian)\nServerMPM: prefork\n"
            + "Total Accesses: 41\nBusyWorkers: 3\nIdleWorkers: 1\nScoreboard: WW_K..\n";
    private static final String STUB = "Active connections: 291 \nserver accepts handled requests\n"
            + " 16630948 16630940 31070465 \nReading: 6 Writing: 179 Waiting: 106 \n";

    @TempDir
    private Path root;

    private HttpServer server;

    @BeforeEach
    void start() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    private String url(String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    private void answer(String path, int status, String plain, String asked) {
        server.createContext(path, exchange -> {
            String query = exchange.getRequestURI().getQuery();
            byte[] bytes = (query == null ? plain : asked).getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String recorded(String name) throws IOException {
        try (InputStream in = ScoreboardProbeTest.class.getResourceAsStream(name)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private Look look(List<String> apache, List<String> nginx, List<String> fpm) throws InterruptedException {
        return new ScoreboardProbeType()
                .open(
                        new ScoreboardSettings(apache, nginx, fpm, Duration.ofMillis(700), null, null),
                        new FakeProc(root).host())
                .look();
    }

    private static List<ProbeEvent> events(Look look) {
        return FakeProc.events(new ServerCaptures().open(Parsing.UTC), look.captures());
    }

    @Test
    void tellsSaturationOfApache_andWhoHasBeenAtItForLong() throws Exception {
        answer("/server-status", 200, recorded("server-status.html"), AUTO);
        Look look = look(List.of(url("/server-status")), null, null);
        List<ProbeEvent> events = events(look);

        assertThat(look.blind()).isEmpty();
        assertThat(events).hasSize(2);
        assertThat(events.get(0).outcome()).isEqualTo("sampled");
        assertThat(events.get(0).attributes())
                .containsEntry("workers.busy", "3")
                .containsEntry("workers.saturation", "0.75")
                .containsEntry("workers.places", "6")
                .containsEntry("workers.share_of_places", "0.50")
                .containsEntry("scoreboard.W", "2")
                .containsEntry("url.full", url("/server-status?auto"))
                .doesNotContainKey("failed_in");
        assertThat(events.get(1).outcome()).isEqualTo("busy");
        assertThat(events.get(1).subject()).isEqualTo("apache");
        assertThat(events.get(1).attributes())
                .containsEntry("process.pid", "9409")
                .containsEntry("worker.seconds", "184")
                .containsEntry("worker.requests", "12")
                .containsEntry("client.address", "192.0.2.7")
                .containsEntry("server.address", "shop.example.test")
                .containsEntry("http.request.line", "GET /cart?a=%3Cb%3E&c HTTP/1.1")
                .containsEntry("url.path", "/cart")
                .containsEntry("url.query", "a=%3Cb%3E&c");
    }

    @Test
    void readsWorkersOfApache22_whichHasOtherColumns() throws Exception {
        assertThat(ApacheWorkers.of(recorded("server-status-2.2.html")))
                .containsExactly(new Worker(
                        4711, "W", 12, "31", "198.51.100.9", "www.example.test", "POST /login.php HTTP/1.0", ""));
        assertThat(ApacheWorkers.of("<table><tr><th>PID<th>Request<tr><td>x<td>y"))
                .isEmpty();
    }

    @Test
    @Timeout(20)
    void readsPageThatIsMeantToExhaustIt() {
        assertThat(ApacheWorkers.of("<table><tr><th>PID".repeat(100_000))).isEmpty();
        assertThat(ApacheWorkers.of("<table><tr><th>PID<th>Request" + "<tr><td>1<td>GET".repeat(50_000)))
                .hasSize(50_000);
    }

    @Test
    void tellsConnectionsOfNginx_andThoseItDropped() throws Exception {
        answer("/stub_status", 200, STUB, "");
        assertThat(events(look(null, List.of(url("/stub_status")), null)))
                .singleElement()
                .satisfies(event -> {
                    assertThat(event.subject()).isEqualTo("nginx");
                    assertThat(event.attributes())
                            .containsEntry("connections.active", "291")
                            .containsEntry("connections.dropped", "8")
                            .containsEntry("connections.reading", "6")
                            .containsEntry("connections.waiting", "106")
                            .containsEntry("requests.total", "31070465");
                });
    }

    @Test
    void tellsPoolOfFpm_andItsLongRequest() throws Exception {
        answer("/fpm-status", 200, "", recorded("fpm-full.txt"));
        List<ProbeEvent> events = events(look(null, null, List.of(url("/fpm-status"))));

        assertThat(events).hasSize(2);
        assertThat(events.get(0).subject()).isEqualTo("php-fpm:www");
        assertThat(events.get(0).attributes())
                .containsEntry("workers.busy", "3")
                .containsEntry("workers.saturation", "0.75")
                .containsEntry("backlog", "2")
                .containsEntry("backlog.limit", "511")
                .containsEntry("max_children_reached", "1");
        assertThat(events.get(1).subject()).isEqualTo("php-fpm:www");
        assertThat(events.get(1).attributes())
                .containsEntry("process.pid", "700")
                .containsEntry("worker.seconds", "31")
                .containsEntry("worker.script", "/srv/shop/index.php")
                .containsEntry("http.request.line", "GET /index.php?id=7");
    }

    @Test
    void readsFpmAsJson() {
        Capture capture = Capture.of(
                Instant.EPOCH,
                FpmPages.NAME,
                "GET /fpm-status?json",
                "{\"pool\":\"shop\",\"process manager\":\"static\",\"start since\":9,\"accepted conn\":7,\"listen queue\":0,"
                        + "\"listen queue len\":511,\"idle processes\":0,\"active processes\":5,\"total processes\":5,"
                        + "\"processes\":[{\"pid\":7,\"state\":\"Running\",\"request duration\":12000000,\"request uri\":\"/a\"}]}");
        assertThat(FakeProc.events(new ServerCaptures().open(Parsing.UTC), List.of(capture)))
                .singleElement()
                .satisfies(event -> assertThat(event.attributes())
                        .containsEntry("workers.saturation", "1.00")
                        .containsEntry("requests.total", "7"));
        assertThat(FpmStatus.of(capture.output()).workers())
                .containsExactly(new Worker(7, "Running", 12, "", "", "", "/a", ""));
    }

    @Test
    void tellsThatPageHangsOrIsRefused_asWhatItSaw() throws Exception {
        String refused;
        try (Misbehaving silent = new Misbehaving(Misbehaving::request)) {
            refused = silent.url();
            Look look = look(List.of(silent.url()), null, null);
            assertThat(look.blind()).isEmpty();
            assertThat(events(look)).singleElement().satisfies(event -> {
                assertThat(event.outcome()).isEqualTo("failed");
                assertThat(event.attribute("reason")).startsWith("total-timeout: ");
                assertThat(event.attribute("failed_in")).isEqualTo("first-byte");
                assertThat(Integer.parseInt(event.attribute("latency_ms"))).isBetween(700, 20_000);
            });
        }
        assertThat(events(look(null, List.of(refused), List.of(refused))))
                .extracting(event -> event.subject() + " " + event.outcome() + " "
                        + event.attribute("reason").split(":")[0])
                .containsExactly("nginx failed connect-refused", "php-fpm failed connect-refused");
        answer("/busy", 503, "", "no worker left");
        assertThat(look(null, null, List.of(url("/busy"))).blind()).isEmpty();
    }

    @Test
    void isBlind_whenThePageIsNotServed() throws Exception {
        answer("/none", 404, "", "not here");
        answer("/closed", 403, "", "not for you");
        answer("/other", 200, "", "<html>Welcome</html>");

        Map.of("/none", Reason.MISSING, "/closed", Reason.PERMISSION, "/other", Reason.MISSING)
                .forEach((path, reason) -> {
                    Look look = lookAt(path);
                    assertThat(look.blind()).hasValueSatisfying(blind -> {
                        assertThat(blind.reason()).isEqualTo(reason);
                        assertThat(blind.detail()).contains("load mod_status", path);
                    });
                    assertThat(events(look)).extracting(ProbeEvent::outcome).containsExactly("failed");
                });
    }

    private Look lookAt(String path) {
        try {
            return look(List.of(url(path)), null, null);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void refusesSettings_withEveryProblemAtOnce() {
        assertThatThrownBy(() -> new ScoreboardSettings(null, null, null, null, null, null))
                .hasMessageStartingWith("apache: name a status page");
        assertThatThrownBy(() -> new ScoreboardSettings(
                        List.of("localhost"), null, List.of("unix:/run/php.sock"), Duration.ZERO, null, null))
                .hasMessageContainingAll(
                        "timeout: 0s is not between",
                        "apache: \"localhost\" is not the address",
                        "php_fpm: \"unix:/run/php.sock\" is not the address");
    }
}
