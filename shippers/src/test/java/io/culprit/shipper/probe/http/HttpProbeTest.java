package io.culprit.shipper.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.FakeProc;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.ServerCaptures;
import io.culprit.wire.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpProbeTest {

    private static final Duration SHORT = Duration.ofMillis(300);
    private static final Duration AMPLE = Duration.ofSeconds(20);

    @TempDir
    private Path root;

    private static HttpCheck check(String url, Duration connect, Duration read, Duration total) {
        return new HttpCheck(url, null, null, null, null, connect, read, total, null, null);
    }

    private static HttpCheck check(String url, List<String> status, String content, Boolean follow) {
        return new HttpCheck(url, null, null, status, content, null, null, null, follow, null);
    }

    private ProbeEvent event(HttpCheck check) throws InterruptedException {
        Look look = new HttpProbeType()
                .open(new HttpSettings(List.of(check)), new FakeProc(root).host())
                .look();
        assertThat(look.blind()).isEmpty();
        List<ProbeEvent> events = FakeProc.events(new ServerCaptures().open(Parsing.UTC), look.captures());
        assertThat(events).hasSize(1);
        assertThat(events.get(0).probe()).isEqualTo("http");
        return events.get(0);
    }

    private static String verdict(ProbeEvent event) {
        return event.outcome() + " " + event.attribute("reason") + " in " + event.attribute("failed_in");
    }

    private static HttpServer server() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.start();
        return server;
    }

    private static void answer(HttpServer server, String path, int status, String body, Map<String, String> headers) {
        server.createContext(path, exchange -> {
            headers.forEach(exchange.getResponseHeaders()::set);
            byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }

    private static String url(HttpServer server, String path) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + path;
    }

    @Test
    void isUp_withTheTimesOfItsPhases() throws Exception {
        HttpServer server = server();
        answer(server, "/", 200, "Welcome to the shop", Map.of());
        ProbeEvent event = event(check(url(server, "/?a=b"), List.of("200", "301-302"), "the shop", true));
        server.stop(0);

        assertThat(verdict(event)).isEqualTo("UP  in ");
        assertThat(event.subject()).isEqualTo(url(server, "/?a=b"));
        assertThat(event.attributes())
                .containsKeys("latency_ms", "connect_ms", "first_byte_ms")
                .containsEntry("http.response.status_code", "200")
                .containsEntry("http.response.body.size", "19")
                .containsEntry("network.peer.address", "127.0.0.1")
                .containsEntry("network.protocol.version", "1.1")
                .doesNotContainKeys("reason", "tls_ms", "recheck.latency_ms");
    }

    @Test
    void isDownUnconfirmed_whenTheSecondTryIsWell() throws Exception {
        HttpServer server = server();
        AtomicInteger requests = new AtomicInteger();
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(requests.incrementAndGet() == 1 ? 500 : 200, -1);
            exchange.close();
        });
        ProbeEvent event = event(HttpCheck.of(url(server, "/")));
        server.stop(0);

        assertThat(verdict(event)).isEqualTo("DOWN_UNCONFIRMED bad-status in answer");
        assertThat(event.attributes())
                .containsEntry("http.response.status_code", "500")
                .containsEntry("error.message", "HTTP 500, expected 200-399")
                .containsEntry("recheck.http.response.status_code", "200")
                .doesNotContainKey("recheck.reason");
    }

    @Test
    void isDown_whenContentIsMissingTwice_ofABodyWhoseStartIsRead() throws Exception {
        HttpServer server = server();
        answer(server, "/", 200, "x".repeat(1_500_000) + "the shop", Map.of());
        ProbeEvent event = event(check(url(server, "/"), null, "the shop", true));
        server.stop(0);

        assertThat(verdict(event)).isEqualTo("DOWN bad-content in answer");
        assertThat(event.attributes())
                .containsEntry("http.response.body.size", "1048576")
                .containsEntry("http.response.body.cut", "true")
                .containsEntry("recheck.reason", "bad-content");
    }

    @Test
    void isDown_whenTheServerGivesAwayThePhpScript() throws Exception {
        HttpServer server = server();
        answer(server, "/", 200, "<?php require 'shop.php'; ?>\n<html>", Map.of("Content-Type", "text/plain"));
        ProbeEvent event = event(check(url(server, "/"), null, null, true));
        server.stop(0);

        assertThat(verdict(event)).isEqualTo("DOWN bad-content in answer");
        assertThat(event.attributes())
                .containsEntry(
                        "error.message",
                        "the answer holds the source of a PHP script instead of what the script prints");
    }

    @Test
    void isUp_whenAPageOnlyShowsAPhpScript_orIsExpectedTo() throws Exception {
        HttpServer server = server();
        answer(server, "/", 200, "<pre>&lt;?php echo 1;</pre>", Map.of());
        answer(server, "/source", 200, "<?php echo 1;", Map.of());
        ProbeEvent shown = event(check(url(server, "/"), null, null, true));
        ProbeEvent expected = event(check(url(server, "/source"), null, "<?php", true));
        server.stop(0);

        assertThat(verdict(shown)).startsWith("UP");
        assertThat(verdict(expected)).startsWith("UP");
    }

    @Test
    void followsRedirects_unlessToldNotTo() throws Exception {
        HttpServer server = server();
        answer(server, "/", 302, "", Map.of("Location", "/login"));
        answer(server, "/login", 200, "hello", Map.of());
        answer(server, "/round", 302, "", Map.of("Location", "/round"));
        ProbeEvent followed = event(HttpCheck.of(url(server, "/")));
        ProbeEvent stayed = event(check(url(server, "/"), List.of("302"), null, false));
        ProbeEvent round = event(HttpCheck.of(url(server, "/round")));
        server.stop(0);

        assertThat(followed.attributes())
                .containsEntry("redirects", "1")
                .containsEntry("url.final", url(server, "/login"))
                .containsEntry("http.response.status_code", "200");
        assertThat(stayed.outcome()).isEqualTo("UP");
        assertThat(stayed.attribute("http.response.header.location")).isEqualTo("/login");
        assertThat(verdict(round)).startsWith("DOWN too-many-redirects");
    }

    @Test
    void sendsMethodHeadersAndPassword_andNeverTellsThem() throws Exception {
        HttpServer server = server();
        List<String> seen = new ArrayList<>();
        server.createContext("/", exchange -> {
            seen.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Authorization") + " "
                    + exchange.getRequestHeaders().getFirst("X-Key") + " "
                    + exchange.getRequestHeaders().getFirst("Host"));
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        String url = url(server, "/").replace("http://", "http://ann:secret@");
        ProbeEvent event = event(new HttpCheck(
                url, "post", Map.of("X-Key", "k3y", "Host", "shop.test"), null, null, null, null, null, null, null));
        server.stop(0);

        assertThat(seen).containsExactly("POST Basic YW5uOnNlY3JldA== k3y shop.test");
        assertThat(event.subject()).isEqualTo(url(server, "/"));
        assertThat(Json.mapper().writeValueAsString(event)).doesNotContain("secret", "k3y");
    }

    @Test
    void tellsWhereItFailed_whenServerHangs() throws Exception {
        try (Misbehaving silent = new Misbehaving(Misbehaving::request);
                Misbehaving halfway = new Misbehaving(connection -> {
                    Misbehaving.request(connection);
                    connection
                            .getOutputStream()
                            .write("HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\nhal"
                                    .getBytes(StandardCharsets.US_ASCII));
                })) {
            ProbeEvent event = event(check(silent.url(), AMPLE, SHORT, AMPLE));
            assertThat(verdict(event)).isEqualTo("DOWN read-timeout in first-byte");
            assertThat(silent.connections()).isEqualTo(2);
            assertThat(verdict(event(check(halfway.url(), AMPLE, SHORT, AMPLE))))
                    .isEqualTo("DOWN read-timeout in body");
            assertThat(verdict(event(check(silent.url(), AMPLE, AMPLE, SHORT))))
                    .isEqualTo("DOWN total-timeout in first-byte");
            assertThat(verdict(event(check(silent.url().replace("http:", "https:"), AMPLE, SHORT, AMPLE))))
                    .isEqualTo("DOWN tls-timeout in tls");
        }
    }

    @Test
    void tellsWhereItFailed_whenConnectionIsRefusedOrTorn() throws Exception {
        int port;
        try (Misbehaving gone = new Misbehaving(Socket::close)) {
            port = gone.port();
        }
        assertThat(verdict(event(HttpCheck.of("http://127.0.0.1:" + port + "/"))))
                .isEqualTo("DOWN connect-refused in connect");
        try (Misbehaving resetting = new Misbehaving(connection -> {
                    Misbehaving.request(connection);
                    connection.setSoLinger(true, 0);
                    connection.close();
                });
                Misbehaving closing = new Misbehaving(Misbehaving.answering(""));
                Misbehaving cut =
                        new Misbehaving(Misbehaving.answering("HTTP/1.1 200 OK\r\nContent-Length: 99\r\n\r\nhalf"));
                Misbehaving other = new Misbehaving(connection -> {
                    connection.getInputStream().read();
                    connection
                            .getOutputStream()
                            .write("220 mail.example.test ESMTP\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
                })) {
            assertThat(verdict(event(HttpCheck.of(resetting.url())))).isEqualTo("DOWN reset in first-byte");
            assertThat(verdict(event(HttpCheck.of(closing.url())))).isEqualTo("DOWN closed-early in first-byte");
            assertThat(verdict(event(HttpCheck.of(cut.url())))).isEqualTo("DOWN closed-early in body");
            assertThat(verdict(event(HttpCheck.of(other.url())))).isEqualTo("DOWN bad-answer in first-byte");
            assertThat(verdict(event(HttpCheck.of(other.url().replace("http:", "https:")))))
                    .isEqualTo("DOWN tls in tls");
        }
    }

    @Test
    void tellsWhereItFailed_whenNobodyAcceptsConnections() throws Exception {
        List<Socket> waiting = new ArrayList<>();
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            try {
                // The kernel takes one or two more than asked for.
                while (waiting.size() < 20) {
                    Socket next = new Socket();
                    waiting.add(next);
                    next.connect(full.getLocalSocketAddress(), 200);
                }
            } catch (SocketTimeoutException e) {
                assertThat(verdict(event(check("http://127.0.0.1:" + full.getLocalPort() + "/", SHORT, AMPLE, AMPLE))))
                        .isEqualTo("DOWN connect-timeout in connect");
            }
        }
        for (Socket socket : waiting) {
            socket.close();
        }
        assertThat(waiting).hasSizeBetween(2, 19);
    }

    @Test
    void tellsThatTheNameIsUnknown() throws Exception {
        assertThat(event(check("http://no-such-name.invalid/", AMPLE, AMPLE, AMPLE))
                        .attribute("failed_in"))
                .isEqualTo("dns");
    }

    @Test
    void standsWhereItEnded_andIsStampedWithItsStart() throws Exception {
        try (Misbehaving silent = new Misbehaving(Misbehaving::request)) {
            Capture capture = new HttpProbeType()
                    .open(
                            new HttpSettings(List.of(check(silent.url(), AMPLE, SHORT, AMPLE))),
                            new FakeProc(root).host())
                    .look()
                    .captures()
                    .get(0);
            assertThat(Capture.of(capture.toJson())).hasValueSatisfying(read -> {
                assertThat(read.stamp().time()).isEqualTo("2026-11-21T08:00:00Z");
                assertThat(read.stamp().lasted()).isGreaterThanOrEqualTo(SHORT.multipliedBy(2));
            });
        }
    }
}
