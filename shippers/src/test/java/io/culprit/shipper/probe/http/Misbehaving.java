package io.culprit.shipper.probe.http;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** A server that does to each connection what it is told, and counts them. */
public final class Misbehaving implements AutoCloseable {

    private final ServerSocket server;
    private final List<Socket> connections = new CopyOnWriteArrayList<>();

    /** What it does with a connection. */
    @FunctionalInterface
    public interface Conduct {
        void on(Socket connection) throws IOException;
    }

    public Misbehaving(Conduct conduct) {
        try {
            server = new ServerSocket(0, 50, InetAddress.getByName("127.0.0.1"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread thread = new Thread(() -> serve(conduct), "misbehaving");
        thread.setDaemon(true);
        thread.start();
    }

    /** Answers a request with these bytes, and closes. */
    public static Conduct answering(String answer) {
        return connection -> {
            request(connection);
            connection.getOutputStream().write(answer.getBytes(StandardCharsets.ISO_8859_1));
            connection.close();
        };
    }

    /** Reads a request's head, and leaves it at that. */
    public static void request(Socket connection) throws IOException {
        InputStream in = connection.getInputStream();
        int newlines = 0;
        for (int read = in.read(); read >= 0; read = in.read()) {
            newlines = read == '\n' ? newlines + 1 : read == '\r' ? newlines : 0;
            if (newlines == 2) {
                return;
            }
        }
    }

    private void serve(Conduct conduct) {
        try {
            while (true) {
                Socket connection = server.accept();
                connections.add(connection);
                conduct.on(connection);
            }
        } catch (IOException e) {
            // Closed: the test is over.
            return;
        }
    }

    public int connections() {
        return connections.size();
    }

    public String url() {
        return "http://127.0.0.1:" + server.getLocalPort() + "/page";
    }

    public int port() {
        return server.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        server.close();
        for (Socket connection : connections) {
            connection.close();
        }
    }
}
