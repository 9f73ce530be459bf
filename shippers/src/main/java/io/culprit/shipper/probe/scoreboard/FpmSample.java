package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.Map;

/** Reads PHP-FPM's status page. */
final class FpmSample {

    private static final Map<String, String> FIGURES = Map.of(
            "active processes", "workers.busy",
            "idle processes", "workers.idle",
            "total processes", "processes",
            "accepted conn", "requests.total",
            "listen queue", "backlog",
            "listen queue len", "backlog.limit",
            "max listen queue", "backlog.highest",
            "max children reached", "max_children_reached",
            "slow requests", "requests.slow",
            "process manager", "process.manager");

    private FpmSample() {}

    static List<EventBody> read(Capture capture) {
        FpmStatus status = FpmStatus.of(capture.output());
        Sample sample = PageFindings.about(capture);
        if (!status.isStatus()) {
            return PageFindings.failed(capture, sample, "php-fpm", "no process counts in the answer");
        }
        FIGURES.forEach((figure, name) -> sample.put(name, status.figures().getOrDefault(figure, "")));
        // The time since start; "start time" is a date.
        sample.put("server.uptime_s", status.figures().getOrDefault("start since", ""));
        String busy = status.figures().getOrDefault("active processes", "");
        String idle = status.figures().getOrDefault("idle processes", "");
        if (Numbers.isNumber(busy) && Numbers.isNumber(idle)) {
            PageFindings.saturation(sample, Long.parseLong(busy), Long.parseLong(idle));
        }
        return List.of(
                sample.event("scoreboard", "php-fpm:" + status.pool(), "sampled", capture.evidence(sample.toString())));
    }
}
