package io.culprit.shipper.probe.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.OptionalLong;

/** How the memory of a group grows: the slope of the straight line through the samples of a window (least squares). */
final class MemoryTrend {

    private static final Duration WINDOW = Duration.ofMinutes(10);
    // Below this the start of a server looks like a leak.
    private static final Duration LEAST = Duration.ofMinutes(1);
    private static final int MOST_SAMPLES = 600;

    private final Deque<Sampled> samples = new ArrayDeque<>();

    private record Sampled(Instant at, long memory) {}

    /** Adds a sample, in the order of time. */
    void add(Instant at, long memory) {
        samples.addLast(new Sampled(at, memory));
        while (samples.size() > MOST_SAMPLES
                || samples.getFirst().at().isBefore(at.minus(WINDOW))
                || samples.getFirst().at().isAfter(at)) {
            samples.removeFirst();
        }
    }

    /** Growth a minute, in the unit of the samples; nothing while the window is too short to tell. */
    OptionalLong perMinute() {
        Instant first = samples.getFirst().at();
        if (samples.size() < 3
                || Duration.between(first, samples.getLast().at()).compareTo(LEAST) < 0) {
            return OptionalLong.empty();
        }
        double meanTime = samples.stream()
                .mapToDouble(sample -> minutes(first, sample))
                .average()
                .orElse(0);
        double meanMemory =
                samples.stream().mapToLong(Sampled::memory).average().orElse(0);
        double together = 0;
        double alone = 0;
        for (Sampled sample : samples) {
            double off = minutes(first, sample) - meanTime;
            together += off * (sample.memory() - meanMemory);
            alone += off * off;
        }
        return alone == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(together / alone));
    }

    private static double minutes(Instant first, Sampled sample) {
        return Duration.between(first, sample.at()).toMillis() / 60_000.0;
    }
}
