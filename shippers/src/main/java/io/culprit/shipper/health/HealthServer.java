package io.culprit.shipper.health;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;

/**
 * Serves {@code /metrics} for Prometheus and {@code /health} for whoever keeps the shipper running: 200 when it does all that
 * it should, 503 when it does not, with the reasons as JSON either way.
 */
public final class HealthServer implements AutoCloseable {

    private final HttpServer server;

    private HealthServer(HttpServer server) {
        this.server = server;
    }

    /**
     * Starts serving.
     *
     * @throws UnavailableException when the address cannot be had; the message says the mend
     */
    public static HealthServer start(InetSocketAddress address, Supplier<String> metrics, Supplier<Health> health)
            throws IOException {
        HttpServer server;
        try {
            server = HttpServer.create(address, 0);
        } catch (BindException e) {
            throw new UnavailableException(
                    "cannot serve health at " + address + ": " + e.getMessage()
                            + ": choose another address in health.listen, or none",
                    e);
        }
        server.createContext(
                "/metrics",
                exchange -> answer(exchange, 200, "text/plain; version=0.0.4; charset=utf-8", metrics.get()));
        server.createContext("/health", exchange -> {
            Health now = health.get();
            answer(exchange, now.well() ? 200 : 503, "application/json", now.toJson());
        });
        server.start();
        return new HealthServer(server);
    }

    /** Where it listens. */
    public InetSocketAddress address() {
        return server.getAddress();
    }

    private static void answer(HttpExchange exchange, int status, String type, String text) throws IOException {
        try (exchange) {
            boolean read = exchange.getRequestMethod().equals("GET");
            byte[] body = read ? text.getBytes(StandardCharsets.UTF_8) : new byte[0];
            exchange.getResponseHeaders().set("Content-Type", type);
            exchange.sendResponseHeaders(read ? status : 405, body.length == 0 ? -1 : body.length);
            try (OutputStream out = exchange.getResponseBody()) {
                out.write(body);
            }
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
