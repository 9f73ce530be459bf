package io.culprit.shipper.probe.locks;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A lock that somebody waits for.
 *
 * @param held the lock
 * @param waiters who waits, in the kernel's order
 */
record WaitedLock(LockRow held, List<Integer> waiters) {

    WaitedLock {
        waiters = List.copyOf(waiters);
    }

    /** Those of a listing, the most waited for first. */
    static List<WaitedLock> among(List<LockRow> rows) {
        Map<String, LockRow> held = new LinkedHashMap<>();
        Map<String, List<Integer>> waiting = new LinkedHashMap<>();
        for (LockRow row : rows) {
            if (row.waits()) {
                waiting.computeIfAbsent(row.number(), any -> new ArrayList<>()).add(row.pid());
            } else {
                held.put(row.number(), row);
            }
        }
        return waiting.entrySet().stream()
                .filter(lock -> held.containsKey(lock.getKey()))
                .map(lock -> new WaitedLock(held.get(lock.getKey()), lock.getValue()))
                .sorted(Comparator.comparingInt(
                        (WaitedLock lock) -> -lock.waiters().size()))
                .toList();
    }
}
