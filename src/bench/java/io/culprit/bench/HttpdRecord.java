package io.culprit.bench;

import java.util.HashMap;
import java.util.Map;
import nl.basjes.parse.core.Field;

/** What httpdlog-parser is asked for: the fields of a combined line. */
public final class HttpdRecord {

    private final Map<String, String> values = new HashMap<>();

    /** Takes a field. */
    @Field({
        "IP:connection.client.host",
        "STRING:connection.client.user",
        "TIME.EPOCH:request.receive.time.epoch",
        "HTTP.METHOD:request.firstline.method",
        "HTTP.URI:request.firstline.uri",
        "STRING:request.status.last",
        "BYTES:response.body.bytes",
        "HTTP.URI:request.referer",
        "HTTP.USERAGENT:request.user-agent"
    })
    public void set(String name, String value) {
        values.put(name, value);
    }

    /** The value of a field. */
    public String get(String name) {
        return values.get(name);
    }
}
