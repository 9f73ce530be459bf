package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Numbers;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Reads Apache's {@code server-status?auto}: how many workers are busy, idle, and in which state.
 *
 * <p>The scoreboard has a place for every worker that may ever run: {@code ServerLimit} times {@code ThreadLimit}, which is
 * no less than {@code MaxRequestWorkers}, and the same where nobody set them apart.
 */
final class ScoreboardSample {

    // Apache 2.0 counted servers.
    private static final Map<String, String> FIGURES = new TreeMap<>(Map.ofEntries(
            Map.entry("BusyWorkers", "workers.busy"),
            Map.entry("BusyServers", "workers.busy"),
            Map.entry("IdleWorkers", "workers.idle"),
            Map.entry("IdleServers", "workers.idle"),
            Map.entry("GracefulWorkers", "workers.graceful"),
            Map.entry("Total Accesses", "requests.total"),
            Map.entry("ServerUptimeSeconds", "server.uptime_s"),
            Map.entry("Uptime", "server.uptime_s"),
            Map.entry("ServerMPM", "server.mpm"),
            Map.entry("ServerVersion", "server.version"),
            Map.entry("ParentServerMPMGeneration", "server.generation"),
            Map.entry("ConnsTotal", "connections.total"),
            Map.entry("ConnsAsyncKeepAlive", "connections.keep_alive"),
            Map.entry("ConnsAsyncClosing", "connections.closing"),
            Map.entry("ConnsAsyncWriting", "connections.writing"),
            Map.entry("Stopping", "processes.stopping"),
            Map.entry("Processes", "processes")));

    private ScoreboardSample() {}

    static List<EventBody> read(Capture capture) {
        Sample sample = PageFindings.about(capture);
        long busy = -1;
        long idle = -1;
        long places = 0;
        for (String line : capture.lines()) {
            int colon = line.indexOf(": ");
            String key = colon < 0 ? "" : line.substring(0, colon);
            String value = colon < 0 ? "" : line.substring(colon + 2).trim();
            String figure = FIGURES.getOrDefault(key, "");
            if (key.equals("Scoreboard")) {
                places = slots(value, sample);
            } else if (!figure.isEmpty()) {
                sample.put(figure, value);
            }
            busy = figure.equals("workers.busy") && Numbers.isNumber(value) ? Long.parseLong(value) : busy;
            idle = figure.equals("workers.idle") && Numbers.isNumber(value) ? Long.parseLong(value) : idle;
        }
        if (busy < 0) {
            return PageFindings.failed(capture, sample, "apache", "no worker counts in the answer");
        }
        PageFindings.saturation(sample, busy, idle);
        if (places > 0) {
            sample.put("workers.places", places).put("workers.share_of_places", PageFindings.share(busy, places));
        }
        return List.of(sample.event("scoreboard", "apache", "sampled", capture.evidence(sample.toString())));
    }

    /** A letter for each slot, as Apache's key has them: {@code W} sends a reply, {@code _} waits, {@code .} is empty. */
    private static long slots(String board, Sample sample) {
        Map<Character, Integer> counts = new TreeMap<>();
        board.chars().filter(c -> c > ' ' && c < 127).forEach(c -> counts.merge((char) c, 1, Integer::sum));
        counts.forEach((letter, count) -> sample.put("scoreboard." + letter, count));
        return counts.values().stream().mapToLong(Integer::longValue).sum();
    }
}
