package io.culprit.shipper.probe.http;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Credentials;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.Buffer;
import okio.BufferedSource;

/**
 * Asks HTTP servers, each time over a new connection: a visitor's first request needs one, and one kept open would hold a
 * worker of the server.
 */
public final class Fetcher {

    private static final byte[] NOTHING = {};

    private final Clock clock;
    private final OkHttpClient client;

    /** A fetcher; the clock tells how long certificates hold. */
    public Fetcher(Clock clock) {
        this.clock = clock;
        this.client = new OkHttpClient.Builder()
                .connectionPool(new ConnectionPool(0, 1, TimeUnit.SECONDS))
                // Addresses one after the other, so that phases do not overlap.
                .fastFallback(false)
                .build();
    }

    /** Asks once. What fails is told in the answer. */
    public Fetched fetch(Fetch fetch) throws InterruptedException {
        FetchTimes times = new FetchTimes();
        Certificates certificates = new Certificates(fetch.insecure());
        Map<String, String> facts = new TreeMap<>();
        OptionalInt status = OptionalInt.empty();
        Optional<Failure> failure = Optional.empty();
        String body = "";
        try (Response response =
                client(fetch, times, certificates).newCall(request(fetch)).execute()) {
            status = OptionalInt.of(response.code());
            tell(response, facts);
            body = body(response, fetch.limits().mostBytes(), facts);
        } catch (IOException e) {
            if (Thread.interrupted()) {
                throw new InterruptedException();
            }
            failure = Optional.of(Failure.of(e, times.phase()));
        }
        Duration took = Duration.ofNanos(times.elapsedNanos());
        facts.putAll(times.facts());
        certificates.server().ifPresent(certificate -> tell(certificate, facts));
        return new Fetched(status, body, failure, took, facts);
    }

    private OkHttpClient client(Fetch fetch, FetchTimes times, Certificates certificates) {
        Fetch.Limits limits = fetch.limits();
        OkHttpClient.Builder builder = client.newBuilder()
                .dns(new BoundedDns(limits.connect()))
                .connectTimeout(limits.connect())
                .readTimeout(limits.read())
                .writeTimeout(limits.read())
                .callTimeout(limits.total())
                .followRedirects(fetch.followRedirects())
                .followSslRedirects(fetch.followRedirects())
                .eventListener(times);
        // Making ready for TLS costs more than a plain request.
        if (fetch.url().isHttps() || fetch.followRedirects()) {
            builder.sslSocketFactory(certificates.sockets(), certificates);
        }
        if (fetch.insecure()) {
            builder.hostnameVerifier((name, session) -> true);
        }
        return builder.build();
    }

    private static Request request(Fetch fetch) {
        HttpUrl url = fetch.url();
        Request.Builder request = new Request.Builder()
                .url(url)
                .header("User-Agent", "culprit-probe")
                .header("Connection", "close");
        if (!url.username().isEmpty()) {
            request.header("Authorization", Credentials.basic(url.username(), url.password(), StandardCharsets.UTF_8));
        }
        fetch.headers().forEach(request::header);
        boolean demandsBody = fetch.method().equals("POST")
                || fetch.method().equals("PUT")
                || fetch.method().equals("PATCH");
        return request.method(fetch.method(), demandsBody ? RequestBody.create(NOTHING) : null)
                .build();
    }

    private static void tell(Response response, Map<String, String> facts) {
        facts.put(
                "network.protocol.version",
                response.protocol().toString().toLowerCase(Locale.ROOT).replaceFirst("^(?:http/|h)", ""));
        if (response.handshake() != null) {
            facts.put("tls.protocol", response.handshake().tlsVersion().javaName());
        }
        int redirects = 0;
        for (Response before = response.priorResponse(); before != null; before = before.priorResponse()) {
            redirects++;
        }
        if (redirects > 0) {
            facts.put("redirects", Integer.toString(redirects));
            facts.put("url.final", HttpAddress.shown(response.request().url()));
        }
        String location = response.header("Location");
        if (location != null) {
            facts.put("http.response.header.location", location);
        }
        String server = response.header("Server");
        if (server != null) {
            facts.put("http.response.header.server", server);
        }
    }

    private static String body(Response response, int mostBytes, Map<String, String> facts) throws IOException {
        BufferedSource source = response.body().source();
        Buffer kept = new Buffer();
        long left = mostBytes;
        while (left > 0) {
            long read = source.read(kept, Math.min(left, 8_192));
            if (read < 0) {
                break;
            }
            left -= read;
        }
        if (left == 0 && !source.exhausted()) {
            facts.put("http.response.body.cut", "true");
        }
        facts.put("http.response.body.size", Long.toString(kept.size()));
        MediaType type = response.body().contentType();
        Charset charset = type == null ? StandardCharsets.UTF_8 : type.charset(StandardCharsets.UTF_8);
        return kept.readString(charset);
    }

    private void tell(X509Certificate certificate, Map<String, String> facts) {
        Instant end = certificate.getNotAfter().toInstant();
        facts.put("tls.server.not_after", end.toString());
        facts.put(
                "tls.server.days_left",
                Long.toString(Math.floorDiv(
                        Duration.between(clock.instant(), end).toSeconds(),
                        Duration.ofDays(1).toSeconds())));
        facts.put("tls.server.subject", certificate.getSubjectX500Principal().getName());
        facts.put("tls.server.issuer", certificate.getIssuerX500Principal().getName());
    }
}
