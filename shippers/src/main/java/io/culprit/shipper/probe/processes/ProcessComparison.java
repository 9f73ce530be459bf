package io.culprit.shipper.probe.processes;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Compares each process listing with the one before: which processes started, which began to shut
 * down, which ended, how many there are and what they use.
 *
 * <p>All processes of the first listing count as started then; {@code process.started_at} says when they really did.
 */
final class ProcessComparison implements CaptureReader {

    private static final int BYTES = 1024;

    private final Map<Integer, ListedProcess> running = new LinkedHashMap<>();
    private final GroupFigures figures = new GroupFigures();
    private final GroupMemory memory = new GroupMemory();

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public List<EventBody> read(Capture capture) {
        Instant at = capture.stamp().time();
        ProcessListing listing = ProcessListing.of(capture.lines(), at);
        Map<Integer, ListedProcess> now = new LinkedHashMap<>();
        listing.processes().forEach(process -> now.put(process.pid(), process));
        List<EventBody> events = new ArrayList<>();
        for (ListedProcess before : running.values()) {
            ListedProcess still = now.get(before.pid());
            if (still == null || !before.same(still)) {
                Duration lived = Duration.between(before.startedAt(), at);
                events.add(
                        event(before, "ended", sample(before).put("process.lived_s", Math.max(0, lived.toSeconds()))));
            }
        }
        for (ListedProcess process : now.values()) {
            ListedProcess before = running.get(process.pid());
            if (before == null || !before.same(process)) {
                events.add(event(process, "started", sample(process)));
            } else {
                if (process.drainsSince(before)) {
                    events.add(event(process, "draining", sample(process)));
                }
                now.put(process.pid(), process.startedAs(before));
            }
        }
        events.add(sampled(capture, listing));
        events.addAll(memory.of(listing.processes(), at));
        running.clear();
        running.putAll(now);
        return events;
    }

    private static EventBody event(ListedProcess process, String outcome, Sample sample) {
        return sample.event("process", process.group(), outcome, process.row());
    }

    /** Of a process that ended, memory and threads are those of the last look. */
    private static Sample sample(ListedProcess process) {
        Sample sample = new Sample()
                .put("process.pid", process.pid())
                .put("process.parent_pid", process.parent())
                .put("process.started_at", process.startedAt().toString());
        process.memory().ifPresent(memory -> sample.put("process.memory.usage", memory * BYTES));
        process.threads().ifPresent(threads -> sample.put("process.thread.count", threads));
        return sample;
    }

    private EventBody sampled(Capture capture, ProcessListing listing) {
        Sample sample = new Sample().put("count", listing.processes().size());
        figures.add(listing.processes(), capture.stamp().time(), sample);
        if (listing.unread() > 0) {
            sample.put("rows.unread", listing.unread());
        }
        sample.put("left_out", capture.detail("left_out"));
        return sample.event("process", "", "sampled", capture.evidence(sample.toString()));
    }
}
