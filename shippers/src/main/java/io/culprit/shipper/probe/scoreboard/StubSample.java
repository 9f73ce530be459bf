package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads nginx's {@code stub_status} (ngx_http_stub_status_module). */
final class StubSample {

    private static final Pattern ACTIVE = Pattern.compile("Active connections: (\\d{1,18})");
    private static final Pattern TOTALS = Pattern.compile("^ ?(\\d{1,18}) (\\d{1,18}) (\\d{1,18})(?: (\\d{1,18}))?");
    private static final Pattern STATES =
            Pattern.compile("Reading: (\\d{1,18}) Writing: (\\d{1,18}) Waiting: (\\d{1,18})");

    private StubSample() {}

    static List<EventBody> read(Capture capture) {
        Sample sample = PageFindings.about(capture);
        boolean answered = false;
        for (String line : capture.lines()) {
            Matcher active = ACTIVE.matcher(line);
            Matcher totals = TOTALS.matcher(line);
            Matcher states = STATES.matcher(line);
            if (active.find()) {
                answered = true;
                sample.put("connections.active", active.group(1));
            } else if (states.find()) {
                sample.put("connections.reading", states.group(1))
                        .put("connections.writing", states.group(2))
                        .put("connections.waiting", states.group(3));
            } else if (totals.find()) {
                sample.put("connections.accepted", totals.group(1))
                        .put("connections.handled", totals.group(2))
                        // Not handled: worker_connections or another limit was reached.
                        .put("connections.dropped", Long.parseLong(totals.group(1)) - Long.parseLong(totals.group(2)))
                        .put("requests.total", totals.group(3));
            }
        }
        return answered
                ? List.of(sample.event("scoreboard", "nginx", "sampled", capture.evidence(sample.toString())))
                : PageFindings.failed(capture, sample, "nginx", "no connection counts in the answer");
    }
}
