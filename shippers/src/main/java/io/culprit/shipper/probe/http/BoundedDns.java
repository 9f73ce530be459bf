package io.culprit.shipper.probe.http;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import okhttp3.Dns;

/** Looks up names in bounded time: the system's resolver cannot be interrupted, and may try for half a minute. */
record BoundedDns(Duration atMost) implements Dns {

    @Override
    public List<InetAddress> lookup(String name) throws UnknownHostException {
        CompletableFuture<List<InetAddress>> answer = new CompletableFuture<>();
        Thread asking = new Thread(() -> ask(name, answer), "dns " + name);
        asking.setDaemon(true);
        asking.start();
        try {
            return answer.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            throw new NameTimeout("no answer for " + name + " within " + atMost.toMillis() + " ms");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NameTimeout("interrupted");
        } catch (ExecutionException e) {
            UnknownHostException unknown = new UnknownHostException(e.getCause().getMessage());
            unknown.initCause(e.getCause());
            throw unknown;
        }
    }

    private static void ask(String name, CompletableFuture<List<InetAddress>> answer) {
        try {
            answer.complete(Dns.SYSTEM.lookup(name));
        } catch (UnknownHostException | RuntimeException e) {
            answer.completeExceptionally(e);
        }
    }
}
