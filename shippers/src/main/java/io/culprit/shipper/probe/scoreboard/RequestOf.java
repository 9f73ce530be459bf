package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.probe.capture.Sample;

/** A worker's request by the names that access events have for it. */
public final class RequestOf {

    private RequestOf() {}

    /** Adds client, host and request; what the server did not tell is left out. */
    public static void add(Worker worker, Sample sample) {
        String request = worker.request();
        sample.put("client.address", worker.client())
                .put("server.address", hostOf(worker.host()))
                .put("http.request.line", request);
        String[] words = request.split(" ", 3);
        if (words.length > 1 && words[0].matches("[A-Z]{3,20}")) {
            int query = words[1].indexOf('?');
            sample.put("http.request.method", words[0])
                    .put("url.path", query < 0 ? words[1] : words[1].substring(0, query))
                    .put("url.query", query < 0 ? "" : words[1].substring(query + 1));
        }
    }

    /** Apache 2.4 shows the virtual host with its port. */
    private static String hostOf(String host) {
        return host.replaceFirst(":\\d{1,5}$", "");
    }
}
