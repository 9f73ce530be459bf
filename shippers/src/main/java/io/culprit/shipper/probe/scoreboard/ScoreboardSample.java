package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads Apache's {@code server-status?auto}: how many workers are busy, idle, and in which state.
 *
 * <p>A status page that does not answer is a finding, not a mistake: it is told as {@code failed}.
 */
final class ScoreboardSample {

    private static final Map<String, String> FIGURES = new TreeMap<>(Map.of(
            "BusyWorkers", "workers.busy",
            "IdleWorkers", "workers.idle",
            "GracefulWorkers", "workers.graceful",
            "Total Accesses", "requests.total",
            "ServerUptimeSeconds", "server.uptime_s",
            "ServerMPM", "server.mpm",
            "ServerVersion", "server.version",
            "ParentServerMPMGeneration", "server.generation",
            "ConnsTotal", "connections.total",
            "Processes", "processes"));

    private ScoreboardSample() {}

    static List<EventBody> read(Capture capture) {
        Sample sample = new Sample()
                .put("http.response.status_code", capture.detail("status"))
                .put("latency_ms", capture.detail("elapsed_ms"));
        boolean answered = false;
        for (String line : capture.lines()) {
            int colon = line.indexOf(": ");
            String key = colon < 0 ? "" : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 2).trim();
            answered |= key.equals("BusyWorkers");
            if (key.equals("Scoreboard")) {
                slots(value, sample);
            } else if (FIGURES.containsKey(key)) {
                sample.put(FIGURES.get(key), value);
            }
        }
        if (answered) {
            return List.of(sample.event("scoreboard", "apache", "sampled", capture.evidence(sample.toString())));
        }
        String reason = capture.error().isEmpty() ? "no worker counts in the answer" : capture.error();
        sample.put("reason", reason);
        return List.of(sample.event("scoreboard", "apache", "failed", capture.evidence(reason)));
    }

    /** A letter for each slot, as Apache's key has them: {@code W} sends a reply, {@code _} waits, {@code .} is empty. */
    private static void slots(String board, Sample sample) {
        Map<Character, Integer> counts = new TreeMap<>();
        board.chars().filter(c -> c > ' ' && c < 127).forEach(c -> counts.merge((char) c, 1, Integer::sum));
        counts.forEach((letter, count) -> sample.put("scoreboard." + letter, count));
    }
}
