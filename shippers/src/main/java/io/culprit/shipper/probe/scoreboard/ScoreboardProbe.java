package io.culprit.shipper.probe.scoreboard;

import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.probe.Blindness;
import io.culprit.shipper.probe.Blindness.Reason;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.Look;
import io.culprit.shipper.probe.Probe;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.http.HttpAddress;
import io.culprit.shipper.probe.scoreboard.StatusPages.Page;
import java.util.ArrayList;
import java.util.List;
import okhttp3.HttpUrl;

/**
 * Looks at status pages, one after the other.
 *
 * <p>A page that hangs or refuses is what a saturated server shows: that is told as an event. Blindness is only what another
 * configuration mends.
 */
final class ScoreboardProbe implements Probe {

    private static final int LONGEST_PAGE = 64 * 1024;

    private final ScoreboardSettings settings;
    private final StatusPages pages;

    ScoreboardProbe(ScoreboardSettings settings, Host host) {
        this.settings = settings;
        this.pages = new StatusPages(host.clock(), settings.timeout(), settings.insecure());
    }

    @Override
    public Look look() throws InterruptedException {
        List<Capture> captures = new ArrayList<>();
        List<Blindness> blind = new ArrayList<>();
        for (String address : settings.apache()) {
            apache(address, captures, blind);
        }
        for (String address : settings.nginx()) {
            Page page = pages.ask(address, "");
            captures.add(page.capture(StubStatus.NAME, start(page)));
            check(page, "Active connections: ", "stub_status on, with allow for this address", blind);
        }
        for (String address : settings.phpFpm()) {
            fpm(address, captures, blind);
        }
        return new Look(captures, blind.stream().findFirst());
    }

    private void apache(String address, List<Capture> captures, List<Blindness> blind) throws InterruptedException {
        Page counts = pages.ask(address, "auto");
        captures.add(counts.capture("status", start(counts)));
        check(
                counts,
                "BusyWorkers: ",
                "load mod_status, SetHandler server-status, Require local, and no RewriteRule before it",
                blind);
        if (settings.workers() && counts.isWell() && counts.fetched().body().contains("BusyWorkers: ")) {
            Page list = pages.ask(withoutQuery(address), "");
            if (list.isWell()) {
                captures.add(workers(
                        list, "apache", others(ApacheWorkers.of(list.fetched().body()), list.url())));
            }
        }
    }

    private void fpm(String address, List<Capture> captures, List<Blindness> blind) throws InterruptedException {
        Page page = pages.ask(address, settings.workers() ? "full" : "");
        String body = page.fetched().body();
        int processes = body.indexOf("\n****");
        captures.add(page.capture(
                FpmPages.NAME, Bounded.cut(processes < 0 ? body : body.substring(0, processes + 1), LONGEST_PAGE)));
        check(
                page,
                "active processes",
                "pm.status_path in the pool, passed on by the web server to local addresses",
                blind);
        FpmStatus status = FpmStatus.of(body);
        if (settings.workers() && page.isWell() && status.isStatus()) {
            captures.add(workers(page, "php-fpm:" + status.pool(), others(status.workers(), page.url())));
        }
    }

    /** The workers but the one that serves this page. */
    private static List<Worker> others(List<Worker> workers, HttpUrl page) {
        return workers.stream()
                .filter(worker -> !worker.request().startsWith("GET " + page.encodedPath()))
                .toList();
    }

    private static Capture workers(Page page, String server, List<Worker> workers) {
        long left = workers.stream().filter(Worker::isBusy).count() - WorkerTable.MOST_ROWS;
        Capture capture =
                page.capture(BusyWorkers.NAME, WorkerTable.write(workers)).with("server", server);
        return left > 0 ? capture.with("left_out", left + " busy workers") : capture;
    }

    private static String withoutQuery(String address) {
        int query = address.indexOf('?');
        return query < 0 ? address : address.substring(0, query);
    }

    private static String start(Page page) {
        return Bounded.cut(page.fetched().body(), LONGEST_PAGE);
    }

    /** Notes an answer that is no status page. */
    private static void check(Page page, String mark, String mend, List<Blindness> blind) {
        int status = page.fetched().status().orElse(0);
        // A server that fails to answer, as one with no worker left, is what the event tells.
        if (status == 0
                || status >= 500
                || page.isWell() && page.fetched().body().contains(mark)) {
            return;
        }
        boolean refused = status == 401 || status == 403;
        blind.add(new Blindness(
                refused ? Reason.PERMISSION : Reason.MISSING,
                HttpAddress.shown(page.url()) + (page.isWell() ? " is no status page" : ": " + page.problem())
                        + "; needs " + mend));
    }
}
