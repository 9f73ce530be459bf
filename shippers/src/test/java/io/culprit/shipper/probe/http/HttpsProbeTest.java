package io.culprit.shipper.probe.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.culprit.event.ProbeEvent;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.probe.FakeProc;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.capture.ServerCaptures;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpsProbeTest {

    private static final char[] PASSWORD = "changeit".toCharArray();

    @TempDir
    private Path folder;

    private ProbeEvent event(HttpsServer server, boolean insecure) throws InterruptedException {
        String url = "https://localhost:" + server.getAddress().getPort() + "/";
        HttpCheck check = new HttpCheck(url, null, null, null, null, null, null, null, null, insecure);
        Host host = new Host(folder, Clock.systemUTC(), (command, atMost) -> {
            throw new IOException("none");
        });
        return FakeProc.events(
                        new ServerCaptures().open(Parsing.UTC),
                        new HttpProbeType()
                                .open(new HttpSettings(List.of(check)), host)
                                .look()
                                .captures())
                .get(0);
    }

    /** A server whose certificate is its own, valid for some days from another. */
    private HttpsServer server(String from, int days) throws Exception {
        Path store = folder.resolve("keys.p12");
        Process keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-dname",
                        "CN=shop.test",
                        "-startdate",
                        from,
                        "-validity",
                        Integer.toString(days),
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass",
                        new String(PASSWORD))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("keytool.log").toFile())
                .start();
        assertThat(keytool.waitFor())
                .as(Files.readString(folder.resolve("keytool.log")))
                .isZero();
        KeyStore keys = KeyStore.getInstance("PKCS12");
        try (InputStream in = Files.newInputStream(store)) {
            keys.load(in, PASSWORD);
        }
        KeyManagerFactory managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(keys, PASSWORD);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(managers.getKeyManagers(), null, null);
        HttpsServer server = HttpsServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(context));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
        return server;
    }

    @Test
    void isDown_whenCertificateIsSelfSigned_andTellsHowLongItHolds() throws Exception {
        HttpsServer server = server("-1d", 31);
        ProbeEvent event = event(server, false);
        server.stop(0);

        assertThat(event.outcome()).isEqualTo("DOWN");
        assertThat(event.attributes())
                .containsEntry("reason", "tls")
                .containsEntry("failed_in", "tls")
                .containsEntry("tls.server.days_left", "29")
                .containsEntry("tls.server.subject", "CN=shop.test");
    }

    @Test
    void isUp_whenAnyCertificateWillDo() throws Exception {
        HttpsServer server = server("-10d", 5);
        ProbeEvent event = event(server, true);
        server.stop(0);

        assertThat(event.outcome()).isEqualTo("UP");
        assertThat(event.attributes())
                .containsKeys("tls_ms", "tls.server.not_after")
                .containsEntry("tls.protocol", "TLSv1.3")
                .containsEntry("tls.server.days_left", "-6");
    }
}
