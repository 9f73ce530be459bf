package io.culprit.shipper.probe.scoreboard;

import java.util.List;

/** Workers of a status page, whichever server's it is. */
public final class WorkerPages {

    private WorkerPages() {}

    /** The workers that the page lists; none where it lists none. */
    public static List<Worker> workers(String page) {
        FpmStatus pool = FpmStatus.of(page);
        return pool.isStatus() ? pool.workers() : ApacheWorkers.of(page);
    }
}
