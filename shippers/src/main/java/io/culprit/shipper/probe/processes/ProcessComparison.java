package io.culprit.shipper.probe.processes;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Sample;
import io.culprit.shipper.probe.processes.ProcessListing.Process;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares each process listing with the one before: which processes started, which ended, and how many there are.
 *
 * <p>All processes of the first listing count as started then; {@code process.started_at} says when they really did.
 */
final class ProcessComparison implements CaptureReader {

    private final Map<Integer, Process> running = new LinkedHashMap<>();

    @Override
    public List<EventBody> read(Capture capture) {
        ProcessListing listing =
                ProcessListing.of(capture.lines(), capture.stamp().time());
        Map<Integer, Process> now = new LinkedHashMap<>();
        listing.processes().forEach(process -> now.put(process.pid(), process));
        List<EventBody> events = new ArrayList<>();
        for (Process before : running.values()) {
            Process still = now.get(before.pid());
            if (still == null || !before.same(still)) {
                events.add(event(before, "ended"));
            }
        }
        for (Process process : now.values()) {
            Process before = running.get(process.pid());
            if (before == null || !before.same(process)) {
                events.add(event(process, "started"));
            } else {
                // The first reading of the start is kept, so that rounding cannot drift.
                now.put(process.pid(), before);
            }
        }
        events.add(sampled(capture, listing));
        running.clear();
        running.putAll(now);
        return events;
    }

    private static EventBody event(Process process, String outcome) {
        return new Sample()
                .put("process.pid", process.pid())
                .put("process.parent_pid", process.parent())
                .put("process.started_at", process.startedAt().toString())
                .event("process", process.group(), outcome, process.row());
    }

    private static EventBody sampled(Capture capture, ProcessListing listing) {
        Sample sample = new Sample().put("count", listing.processes().size());
        listing.processes().forEach(process -> sample.add("count." + process.group(), 1));
        if (listing.unread() > 0) {
            sample.put("rows.unread", listing.unread());
        }
        return sample.event("process", "", "sampled", capture.evidence(sample.toString()));
    }
}
