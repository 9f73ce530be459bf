package io.culprit.bench;

import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.Delivery;
import io.culprit.event.ErrorEvent;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Feed;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.event.ProbeEvent;
import io.culprit.event.Software;
import io.culprit.event.SourceFrontier;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;

/** What one service on a host of its own writes and what its shipper says, second by second, made up. */
final class HostTraffic {

    static final Instant START = Instant.parse("2026-11-21T08:00:00Z");

    private static final List<String> PATHS = List.of(
            "/",
            "/checkout",
            "/api/v1/orders",
            "/static/app.js",
            "/images/a.png",
            "/account/login",
            "/search",
            "/reset.css");
    private static final List<Feed> FEEDS = List.of(
            new Feed("", EventKind.CHANGE),
            new Feed("shop", EventKind.ACCESS),
            new Feed("shop", EventKind.ERROR),
            new Feed("shop", EventKind.PROBE));

    private final Random random;
    private final String service;
    private final String host;
    private final List<Feed> feeds;
    private final Map<String, Integer> offsets = new TreeMap<>();

    HostTraffic(int number) {
        random = new Random(number);
        service = "shop-" + number;
        host = "web-" + number;
        feeds = FEEDS.stream()
                .map(feed -> new Feed(feed.service().isEmpty() ? "" : service, feed.kind()))
                .toList();
    }

    String service() {
        return service;
    }

    /**
     * One second: requests of which one in a hundred fails, one error line for fifty of them; and now and then something
     * that the three correlations look for.
     */
    List<EventRecord> second(int second, int requests) {
        Instant at = START.plusSeconds(second);
        List<EventRecord> records = new ArrayList<>();
        for (int i = 0; i < requests; i++) {
            records.add(request(at));
            if (random.nextInt(50) == 0) {
                records.add(
                        error(at, "proxy", "client denied by server configuration: /srv/www/" + random.nextInt(1000)));
            }
        }
        if (random.nextInt(600) == 0) {
            records.add(check(at));
        }
        if (random.nextInt(600) == 0) {
            records.add(error(
                    at,
                    "wsgi",
                    "Truncated or oversized response headers received from daemon process 'deploy': /srv/x"));
        }
        if (random.nextInt(6000) == 0) {
            records.add(installed(at));
        }
        if (random.nextInt(3000) == 0) {
            records.add(error(at, "mpm_event", "SIGUSR1 received.  Doing graceful restart"));
        }
        if (random.nextInt(1000) == 0) {
            records.add(
                    error(at, "core", "child pid " + random.nextInt(30_000) + " exit signal Segmentation fault (11)"));
        }
        feeds.forEach(feed -> records.add(beat(feed, at)));
        return records;
    }

    private Header header(String owner, String file, Instant at) {
        int offset = offsets.merge(file, 120, Integer::sum);
        return new Header(
                new Delivery(host, file, "1f", offset, 0), at, Duration.ofSeconds(1), at, at, owner, host, file);
    }

    private AccessEvent request(Instant at) {
        return new AccessEvent(
                header(service, "/var/log/apache2/access.log", at),
                Software.APACHE,
                "",
                OptionalInt.empty(),
                "GET",
                PATHS.get(random.nextInt(PATHS.size())),
                "",
                "1.1",
                "",
                random.nextInt(100) == 0 ? 500 : random.nextInt(15) == 0 ? 404 : 200,
                OptionalLong.of(random.nextInt(90_000)),
                OptionalLong.empty(),
                OptionalLong.empty(),
                "192.0.2.1",
                "",
                "http://www.example.test/projects/xdotool/",
                "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0",
                Optional.empty(),
                OptionalLong.empty(),
                "",
                "",
                Optional.empty(),
                "",
                new TreeMap<>());
    }

    private ErrorEvent error(Instant at, String module, String message) {
        return new ErrorEvent(
                header(service, "/var/log/apache2/error.log", at),
                Software.APACHE,
                "error",
                module,
                OptionalLong.of(411),
                OptionalLong.empty(),
                "",
                "",
                OptionalInt.empty(),
                "",
                message,
                new TreeMap<>(),
                "[411] " + message);
    }

    /** The line of a daemon group that is stopped in a deadlock. */
    ErrorEvent deadlock(int second, String group) {
        return error(
                START.plusSeconds(second),
                "wsgi",
                "mod_wsgi (pid=411): Daemon process deadlock timer expired, stopping process '" + group + "'.");
    }

    private ProbeEvent check(Instant at) {
        return new ProbeEvent(
                header(service, "probe.csv", at),
                "http",
                "http://www.example.test/",
                "DOWN_UNCONFIRMED",
                new TreeMap<>(),
                "DOWN_UNCONFIRMED");
    }

    private ChangeEvent installed(Instant at) {
        return new ChangeEvent(
                header("", "dpkg.log", at),
                "package",
                "installed",
                "libapache2-mod-reqmeter",
                "1.4-1",
                new TreeMap<>(),
                "status installed libapache2-mod-reqmeter 1.4-1");
    }

    private Heartbeat beat(Feed feed, Instant at) {
        Instant frontier = at.plusMillis(999);
        return new Heartbeat(
                feed.service(),
                host,
                feed.kind(),
                frontier,
                List.of(service),
                feeds,
                List.of(new SourceFrontier(feed.kind().label(), Optional.of(frontier), SourceFrontier.State.OPEN)));
    }

    /** The traffic of some hosts, interleaved second by second as a partition holds it. */
    static List<EventRecord> of(int hosts, int seconds, int requestsASecond) {
        List<HostTraffic> all = new ArrayList<>();
        for (int i = 0; i < hosts; i++) {
            all.add(new HostTraffic(i));
        }
        List<EventRecord> records = new ArrayList<>();
        for (int second = 0; second < seconds; second++) {
            for (HostTraffic host : all) {
                records.addAll(host.second(second, requestsASecond));
            }
        }
        return records;
    }
}
