package io.culprit.shipper.probe.processes;

import io.culprit.shipper.probe.capture.Sample;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.LongSummaryStatistics;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.function.Function;

/** What the processes of each group come to: how many, their memory and its trend, their threads. */
final class GroupFigures {

    private final Map<String, MemoryTrend> trends = new HashMap<>();

    /** Adds the figures of every group to a sample. */
    void add(List<ListedProcess> processes, Instant at, Sample sample) {
        processes.forEach(process -> sample.add("count." + process.group(), 1));
        summaries(processes, ListedProcess::memory).forEach((group, memory) -> {
            MemoryTrend trend = trends.computeIfAbsent(group, any -> new MemoryTrend());
            trend.add(at, memory.getSum());
            sample.put("rss.total_kb." + group, memory.getSum()).put("rss.max_kb." + group, memory.getMax());
            trend.perMinute().ifPresent(growth -> sample.put("rss.growth_kb_per_min." + group, growth));
        });
        summaries(processes, ListedProcess::threads)
                .forEach((group, threads) -> sample.put("threads." + group, threads.getSum()));
        trends.keySet()
                .retainAll(
                        processes.stream().map(ListedProcess::group).distinct().toList());
    }

    private static Map<String, LongSummaryStatistics> summaries(
            List<ListedProcess> processes, Function<ListedProcess, OptionalLong> figure) {
        Map<String, LongSummaryStatistics> summaries = new TreeMap<>();
        for (ListedProcess process : processes) {
            figure.apply(process).ifPresent(value -> summaries
                    .computeIfAbsent(process.group(), any -> new LongSummaryStatistics())
                    .accept(value));
        }
        return summaries;
    }
}
