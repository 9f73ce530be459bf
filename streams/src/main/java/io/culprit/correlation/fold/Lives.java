package io.culprit.correlation.fold;

import java.time.Duration;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * The living processes of a daemon group, and the requests they share evenly because all of them accept from one socket.
 *
 * @param living processes whose birth was seen, by pid
 * @param recent requests not yet shared out, by epoch second: who was alive then may be learnt a look later, and those that
 *     come when the last process has ended wait for the next
 */
record Lives(SortedMap<String, Life> living, SortedMap<Long, Long> recent) {

    /**
     * A process so far.
     *
     * @param served its share of the requests
     * @param recycled whether it has reached its limit; it may go on serving until it is told to shut down
     */
    record Life(double served, boolean recycled) {

        private static final Life NEW = new Life(0, false);
    }

    static final Lives NONE = new Lives(new TreeMap<>(), new TreeMap<>());

    private static final Duration REMEMBERED = Duration.ofSeconds(30);

    /** Whether requests make a difference to them. */
    boolean countRequests() {
        return !living.isEmpty() || !recent.isEmpty();
    }

    boolean has(String pid) {
        return living.containsKey(pid);
    }

    /** The requests that a living process has served. */
    double servedBy(String pid) {
        return living.get(pid).served();
    }

    /** With requests of a second; those for which no process came in time are forgotten. */
    Lives served(long second, long count) {
        long forgotten = second - REMEMBERED.getSeconds();
        if (living.isEmpty() && recent.firstKey() < forgotten) {
            return NONE;
        }
        SortedMap<Long, Long> more = new TreeMap<>(recent);
        more.merge(second, count, Long::sum);
        return new Lives(living, more).sharedOut(forgotten);
    }

    /** With a process that begins to take its share from a second on. */
    Lives born(String pid, long from) {
        return sharedOut(from).with(pid, Life.NEW);
    }

    /** Gives each living process its share of the requests before a second. */
    Lives sharedOut(long before) {
        SortedMap<Long, Long> due = recent.headMap(before);
        if (due.isEmpty() || living.isEmpty()) {
            return this;
        }
        double share = (double) due.values().stream().mapToLong(Long::longValue).sum() / living.size();
        SortedMap<String, Life> more = new TreeMap<>();
        living.forEach((pid, life) -> more.put(pid, new Life(life.served() + share, life.recycled())));
        return new Lives(more, new TreeMap<>(recent.tailMap(before)));
    }

    /** Whether a living process is not known to have reached its limit. */
    boolean isShortOfLimit(String pid) {
        return has(pid) && !living.get(pid).recycled();
    }

    Lives recycled(String pid) {
        return with(pid, new Life(servedBy(pid), true));
    }

    /**
     * Without a process that takes no share from a second on. Requests that come while none lives wait for the next: an entry
     * bears witness from when.
     */
    Lives ended(String pid, long from) {
        Lives then = sharedOut(from);
        SortedMap<String, Life> fewer = new TreeMap<>(then.living);
        fewer.remove(pid);
        SortedMap<Long, Long> waiting = new TreeMap<>(then.recent);
        if (fewer.isEmpty() && !then.living.isEmpty()) {
            waiting.merge(from, 0L, Long::sum);
        }
        return new Lives(fewer, waiting);
    }

    private Lives with(String pid, Life life) {
        SortedMap<String, Life> more = new TreeMap<>(living);
        more.put(pid, life);
        return new Lives(more, recent);
    }
}
