package io.culprit.shipper.probe.locks;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Counts who waits for file locks, from {@code /proc/locks}: for each inode waited for, the waiters and the holder.
 *
 * <p>Waiters follow the lock they wait for, under its number and behind an arrow.
 */
final class LockSample {

    private static final int MOST_LOCKS = 50;

    private LockSample() {}

    static List<EventBody> read(Capture capture) {
        Map<String, String> holders = new LinkedHashMap<>();
        Map<String, Integer> waiters = new LinkedHashMap<>();
        for (String line : capture.lines()) {
            LockRow.of(line).ifPresent(row -> {
                if (row.waits()) {
                    waiters.merge(row.file(), 1, Integer::sum);
                } else {
                    holders.put(row.file(), Integer.toString(row.pid()));
                }
            });
        }
        String counted = capture.detail("locks");
        Sample sample = new Sample()
                .put("locks", counted.isEmpty() ? Integer.toString(holders.size()) : counted)
                .put("left_out", capture.detail("left_out"))
                .put(
                        "waiters",
                        waiters.values().stream().mapToInt(count -> count).sum());
        waiters.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_LOCKS)
                .forEach(entry -> sample.put(entry.getKey() + ".waiters", entry.getValue())
                        .put(entry.getKey() + ".holder", holders.getOrDefault(entry.getKey(), "")));
        return List.of(sample.event("lock", "host", "sampled", capture.evidence(sample.toString())));
    }
}
