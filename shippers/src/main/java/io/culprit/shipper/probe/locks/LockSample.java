package io.culprit.shipper.probe.locks;

import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.Sample;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Counts who waits for file locks, from {@code /proc/locks}: for each inode waited for, the waiters and the holder.
 *
 * <p>Waiters follow the lock they wait for, under its number and behind an arrow.
 */
final class LockSample {

    private static final Pattern ROW =
            Pattern.compile("^\\d+:\\s+(->\\s+)?(\\S+)\\s+\\S+\\s+\\S+\\s+(-?\\d+)\\s+(\\S+:\\d+)\\s.*");

    private LockSample() {}

    static List<EventBody> read(Capture capture) {
        Map<String, String> holders = new LinkedHashMap<>();
        Map<String, Integer> waiters = new LinkedHashMap<>();
        for (String line : capture.lines()) {
            Matcher row = ROW.matcher(line);
            if (row.matches() && row.group(1) == null) {
                holders.put(row.group(4), row.group(3));
            } else if (row.matches()) {
                waiters.merge(row.group(4), 1, Integer::sum);
            }
        }
        Sample sample = new Sample()
                .put("locks", holders.size())
                .put(
                        "waiters",
                        waiters.values().stream().mapToInt(count -> count).sum());
        waiters.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue()
                        .reversed()
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(50)
                .forEach(entry -> sample.put(entry.getKey() + ".waiters", entry.getValue())
                        .put(entry.getKey() + ".holder", holders.getOrDefault(entry.getKey(), "")));
        return List.of(sample.event("lock", "host", "sampled", capture.evidence(sample.toString())));
    }
}
