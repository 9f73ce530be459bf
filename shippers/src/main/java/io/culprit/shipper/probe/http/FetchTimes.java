package io.culprit.shipper.probe.http;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Proxy;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.Handshake;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.Response;

/**
 * Notes when each phase of a request began and ended.
 *
 * <p>Where an answer redirects, looking up, connecting and TLS are summed, and the first byte is that of the last answer.
 */
final class FetchTimes extends EventListener {

    private static final long NANOS = 1_000_000;

    private final long started = System.nanoTime();
    private final Map<String, Long> sums = new TreeMap<>();
    private long began = started;
    private long beganTls = started;
    private Phase phase = Phase.DNS;
    private String peer = "";

    synchronized Phase phase() {
        return phase;
    }

    /** Milliseconds of each phase, by the names of attributes, and who answered. */
    synchronized Map<String, String> facts() {
        Map<String, String> facts = new TreeMap<>();
        sums.forEach((name, nanos) -> facts.put(name, Long.toString(nanos / NANOS)));
        if (!peer.isEmpty()) {
            facts.put("network.peer.address", peer);
        }
        return facts;
    }

    private void begin(Phase next) {
        phase = next;
        began = System.nanoTime();
    }

    private void add(String name, long since) {
        sums.merge(name, System.nanoTime() - since, Long::sum);
    }

    @Override
    public synchronized void dnsStart(Call call, String name) {
        begin(Phase.DNS);
    }

    @Override
    public synchronized void dnsEnd(Call call, String name, List<InetAddress> addresses) {
        add("dns_ms", began);
    }

    @Override
    public synchronized void connectStart(Call call, InetSocketAddress address, Proxy proxy) {
        begin(Phase.CONNECT);
        InetAddress resolved = address.getAddress();
        peer = resolved == null ? "" : resolved.getHostAddress();
    }

    @Override
    public synchronized void secureConnectStart(Call call) {
        phase = Phase.TLS;
        beganTls = System.nanoTime();
        add("connect_ms", began);
    }

    @Override
    public synchronized void secureConnectEnd(Call call, Handshake handshake) {
        add("tls_ms", beganTls);
    }

    @Override
    public synchronized void connectEnd(Call call, InetSocketAddress address, Proxy proxy, Protocol protocol) {
        if (phase == Phase.CONNECT) {
            add("connect_ms", began);
        }
        phase = Phase.REQUEST;
    }

    @Override
    public synchronized void connectFailed(
            Call call, InetSocketAddress address, Proxy proxy, Protocol protocol, IOException failure) {
        if (phase == Phase.CONNECT) {
            add("connect_ms", began);
        }
    }

    @Override
    public synchronized void requestHeadersEnd(Call call, Request request) {
        phase = Phase.FIRST_BYTE;
    }

    @Override
    public synchronized void requestBodyEnd(Call call, long bytes) {
        phase = Phase.FIRST_BYTE;
    }

    @Override
    public synchronized void responseHeadersStart(Call call) {
        sums.put("first_byte_ms", System.nanoTime() - started);
    }

    @Override
    public synchronized void responseHeadersEnd(Call call, Response response) {
        phase = Phase.BODY;
    }

    long elapsedNanos() {
        return System.nanoTime() - started;
    }
}
