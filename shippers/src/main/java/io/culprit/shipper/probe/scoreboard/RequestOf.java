package io.culprit.shipper.probe.scoreboard;

import java.util.SortedMap;
import java.util.TreeMap;

/** A worker's request by the names that access events have for it. */
public final class RequestOf {

    private RequestOf() {}

    /** Client, host and request; what the server did not tell is empty. */
    public static SortedMap<String, String> facts(Worker worker) {
        SortedMap<String, String> facts = new TreeMap<>();
        facts.put("client.address", worker.client());
        // Apache 2.4 shows the virtual host with its port.
        facts.put("server.address", worker.host().replaceFirst(":\\d{1,5}$", ""));
        facts.put("http.request.line", worker.request());
        String[] words = worker.request().split(" ", 3);
        if (words.length > 1 && words[0].matches("[A-Z]{3,20}")) {
            int query = words[1].indexOf('?');
            facts.put("http.request.method", words[0]);
            facts.put("url.path", query < 0 ? words[1] : words[1].substring(0, query));
            facts.put("url.query", query < 0 ? "" : words[1].substring(query + 1));
        }
        return facts;
    }
}
