package io.culprit.shipper.probe.locks;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.scoreboard.StatusPages;
import io.culprit.shipper.probe.scoreboard.StatusPages.Page;
import io.culprit.shipper.probe.scoreboard.Worker;
import io.culprit.shipper.probe.scoreboard.WorkerPages;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What processes are doing, from the servers' status pages.
 *
 * <p>Once all workers wait, the page hangs with them; a holder that was seen before that is still at the same request, so it
 * is remembered for as long as it holds the lock.
 */
final class HolderRequests {

    private final LocksSettings settings;
    private final StatusPages pages;
    private Map<Integer, Known> known = new HashMap<>();
    private String problem = "";

    /**
     * What a process was seen doing.
     *
     * @param workers its busy workers, one unless it has threads
     * @param at when they were seen
     */
    record Known(List<Worker> workers, Instant at) {

        Known {
            workers = List.copyOf(workers);
        }
    }

    HolderRequests(LocksSettings settings, Host host) {
        this.settings = settings;
        this.pages = new StatusPages(host.clock(), settings.timeout(), settings.insecure());
    }

    /** Asks what these processes do. */
    Map<Integer, Known> of(Set<Integer> holders) throws InterruptedException {
        known.keySet().retainAll(holders);
        problem = "";
        if (!holders.isEmpty()) {
            for (String address : settings.apache()) {
                keep(pages.ask(address, ""), holders);
            }
            for (String address : settings.phpFpm()) {
                keep(pages.ask(address, "full"), holders);
            }
        }
        return Map.copyOf(known);
    }

    /** Why the last question had no answer, or an empty text. */
    String problem() {
        return settings.apache().isEmpty() && settings.phpFpm().isEmpty()
                ? "no status page is configured (settings apache, php_fpm)"
                : problem;
    }

    private void keep(Page page, Set<Integer> holders) {
        if (!page.isWell()) {
            problem = page.problem();
            return;
        }
        Map<Integer, List<Worker>> busy = new HashMap<>();
        for (Worker worker : WorkerPages.workers(page.fetched().body())) {
            if (worker.isBusy() && holders.contains(worker.pid())) {
                busy.computeIfAbsent(worker.pid(), any -> new ArrayList<>()).add(worker);
            }
        }
        busy.forEach((pid, workers) -> known.put(pid, new Known(workers, page.at())));
    }
}
