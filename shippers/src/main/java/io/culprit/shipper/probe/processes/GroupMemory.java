package io.culprit.shipper.probe.processes;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Sample;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The memory of a group's processes on its own, now and then: what a trend is judged by.
 *
 * <p>The mean of those that have settled: a process that is just born has not loaded its application yet, and one group's
 * births and deaths would look like growth and its end.
 */
final class GroupMemory {

    private static final Duration EVERY = Duration.ofSeconds(20);
    private static final Duration SETTLED = Duration.ofSeconds(30);

    private final Map<String, Instant> told = new HashMap<>();

    /** An event for each group of which none was told for a while. */
    List<EventBody> of(List<ListedProcess> processes, Instant at) {
        Map<String, List<ListedProcess>> groups = processes.stream()
                .filter(process -> process.memory().isPresent()
                        && !process.startedAt().plus(SETTLED).isAfter(at))
                .collect(Collectors.groupingBy(ListedProcess::group, TreeMap::new, Collectors.toList()));
        told.keySet().retainAll(groups.keySet());
        List<EventBody> events = new ArrayList<>();
        groups.forEach((group, settled) -> {
            Instant before = told.putIfAbsent(group, at);
            if (before != null && !before.plus(EVERY).isAfter(at)) {
                told.put(group, at);
                events.add(event(group, settled));
            }
        });
        return events;
    }

    private static EventBody event(String group, List<ListedProcess> settled) {
        long total = settled.stream()
                .mapToLong(process -> process.memory().orElseThrow())
                .sum();
        Sample sample = new Sample()
                .put("process.group", group)
                .put("process.count", settled.size())
                .put("rss.mean_kb", total / settled.size());
        return sample.event("process", group, "measured", group + ": " + sample);
    }
}
