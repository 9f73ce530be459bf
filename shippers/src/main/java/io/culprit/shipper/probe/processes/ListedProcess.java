package io.culprit.shipper.probe.processes;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalLong;

/**
 * A process as one row of a listing has it.
 *
 * @param pid its id
 * @param parent its parent's id, empty when not listed
 * @param group what it belongs to: {@code wsgi:deploy}, {@code apache}
 * @param startedAt when it started, to about a second
 * @param startTicks when it started, in ticks since boot, where listed
 * @param memory resident memory in kB, where listed
 * @param threads how many threads it has, where listed
 * @param waitsIn where in the kernel its main thread waits, empty when not listed
 * @param row the row that tells
 */
record ListedProcess(
        int pid,
        String parent,
        String group,
        Instant startedAt,
        OptionalLong startTicks,
        OptionalLong memory,
        OptionalLong threads,
        String waitsIn,
        String row) {

    private static final Duration ROUNDING = Duration.ofSeconds(2);

    /** Whether two samples saw one process: ids are used again, and elapsed time is rounded. */
    boolean same(ListedProcess other) {
        return pid == other.pid
                && group.equals(other.group)
                && (startTicks.isPresent() && other.startTicks.isPresent()
                        ? startTicks.equals(other.startTicks)
                        : Duration.between(startedAt, other.startedAt).abs().compareTo(ROUNDING) <= 0);
    }

    /**
     * Whether it has begun to shut down in order. The main thread of a daemon process of mod_wsgi waits in {@code poll(2)} for
     * its parent's word while it serves, and for its workers to end ({@code pthread_join(3)}, a futex) from then on
     * ({@code wsgi_daemon_main} in mod_wsgi's {@code mod_wsgi.c}).
     *
     * @param before what it was at the look before
     */
    boolean drainsSince(ListedProcess before) {
        return joinsWorkers() && !before.joinsWorkers() && before.waitsIn.length() > 1;
    }

    private boolean joinsWorkers() {
        return group.startsWith("wsgi:") && waitsIn.startsWith("futex");
    }

    /** This process as it is now, with its start as first read, so that rounding cannot drift. */
    ListedProcess startedAs(ListedProcess first) {
        return new ListedProcess(pid, parent, group, first.startedAt, startTicks, memory, threads, waitsIn, row);
    }
}
