package io.culprit.correlation.fold;

import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How many requests a daemon process of one group serves before it is recycled: the limit that no log line states.
 *
 * <p>The configuration's own figure is taken where it was read. Otherwise each process seen from birth to recycling gives
 * one sample; where the log level hides that, from birth to the look that missed it, less what was served when it can no
 * longer have taken part: requests finishing while it lives are shared evenly among the group's living processes, because all of them
 * accept from one socket. Files with the suffix of a static asset are not counted: Apache serves those itself as a rule.
 * Where another group lives beside this one and {@linkplain Mounts its requests} cannot be told apart, the count is an upper
 * bound and no more.
 *
 * @param configured the limit as configured
 * @param groups daemon groups seen alive on the host
 * @param mounts which of the requests are theirs
 * @param living processes whose birth was seen, by pid
 * @param recent requests not yet shared out, by epoch second: who was alive then may be learnt a look later, and those that
 *     come when the last process has ended wait for the next
 * @param hidden whether only looks at the processes tell of their lives
 * @param cut when a request was last cut off
 * @param samples completed processes
 * @param sum requests they served
 * @param squares sum of the squares of those
 */
public record RequestsPerProcess(
        OptionalLong configured,
        SortedSet<String> groups,
        Mounts mounts,
        SortedMap<String, Life> living,
        SortedMap<Long, Long> recent,
        boolean hidden,
        Optional<Instant> cut,
        int samples,
        double sum,
        double squares) {

    /**
     * A process so far.
     *
     * @param served its share of the requests
     * @param recycled whether it has reached its limit; it may go on serving until it is told to shut down
     */
    public record Life(double served, boolean recycled) {

        Life plus(double share) {
            return new Life(served + share, recycled);
        }
    }

    /** The name under which pattern files ask for this measure. */
    public static final String NAME = "requests-per-process";

    private static final String CONFIGURED = "wsgi.daemon-configured";
    private static final String GROUP_SEEN = "wsgi.group-seen";
    private static final String GROUP_FOUND = "wsgi.group-found";
    private static final String BORN = "wsgi.process-started";
    private static final String RECYCLED = "wsgi.maximum-requests";
    private static final String SHUT_DOWN = "wsgi.shutdown-requested";
    private static final String ABORTED = "wsgi.process-aborted";
    private static final String ENDED = "wsgi.process-exited";
    private static final String SEEN = "wsgi.process-seen";
    private static final String LOST = "wsgi.process-lost";
    private static final String CUT = "wsgi.request-cut";
    private static final String RELOADED = "apache.reload";
    private static final String STOPPED = "apache.stopped";
    private static final String REQUESTS = "http.requests";
    private static final String BELOW = "http.requests-below";
    private static final String MOUNTED = "wsgi.mounted";
    private static final String ALIASED = "apache.aliased";

    /** Signals this measure reads. */
    public static final Set<String> SIGNALS = Set.of(
            CONFIGURED,
            GROUP_SEEN,
            GROUP_FOUND,
            BORN,
            RECYCLED,
            SHUT_DOWN,
            ABORTED,
            ENDED,
            SEEN,
            LOST,
            CUT,
            RELOADED,
            STOPPED,
            REQUESTS,
            BELOW,
            MOUNTED,
            ALIASED);

    /** mod_wsgi's shutdown-timeout unless configured: a process whose requests are cut took none for that long. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    /** Half of what commonly lies between two looks at the processes. */
    private static final Duration HALF_A_LOOK = Duration.ofMillis(2500);

    /** How long before the look that missed a process its end may lie. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final Duration REMEMBERED = Duration.ofSeconds(30);
    private static final int MAX_GROUPS = 16;

    static final RequestsPerProcess UNKNOWN = new RequestsPerProcess(
            OptionalLong.empty(),
            new TreeSet<>(),
            Mounts.UNKNOWN,
            new TreeMap<>(),
            new TreeMap<>(),
            true,
            Optional.empty(),
            0,
            0,
            0);

    public RequestsPerProcess {
        mounts = Objects.requireNonNullElse(mounts, Mounts.UNKNOWN);
    }

    /** Whether it knows anything of this group; the groups seen are common to all. */
    boolean ofThisKey() {
        return configured.isPresent() || !living.isEmpty() || samples > 0;
    }

    /** Whether a signal changes anything: requests are shared out among the living, or wait for the next of them. */
    static boolean minds(Optional<RequestsPerProcess> measure, String signal) {
        return !signal.equals(REQUESTS) && !signal.equals(BELOW)
                || measure.filter(RequestsPerProcess::countsRequests)
                        .filter(figure -> signal.equals(REQUESTS) || figure.sharesRequests())
                        .isPresent();
    }

    /** Whether some of the requests may be those of others. */
    private boolean sharesRequests() {
        return groups.size() > 1 || !mounts.mounted().isEmpty();
    }

    /** Whether requests make a difference to it. */
    boolean countsRequests() {
        return !living.isEmpty() || !recent.isEmpty();
    }

    RequestsPerProcess plus(SignalBucket bucket) {
        String pid = bucket.fields().getOrDefault("pid", "");
        String below = bucket.fields().getOrDefault("below", Mounts.ROOT);
        Instant at = bucket.last();
        return switch (bucket.signal()) {
            case CONFIGURED -> configuredAs(bucket.fields().get("limit"));
            case GROUP_SEEN, GROUP_FOUND -> beside(bucket.fields().get("member"));
            case BORN -> sharedOut(after(at)).with(pid, new Life(0, false), false);
            case RECYCLED -> sharedOut(after(at)).recycled(pid);
            case SHUT_DOWN, ABORTED, ENDED -> sharedOut(after(at)).without(pid, after(at));
            case SEEN -> living.containsKey(pid) ? this : seen(pid, started(bucket));
            case LOST -> lost(pid, at);
            case RELOADED, STOPPED -> living(new TreeMap<>(), new TreeMap<>());
            case CUT -> cutAt(at);
            case REQUESTS -> served(bucket);
            case BELOW -> servedBelow(bucket, below);
            case MOUNTED -> placed(below, bucket.fields().get("member"));
            case ALIASED -> placed(below, Mounts.NOBODY);
            default -> this;
        };
    }

    /** What is known of the limit of a group, which is the one measured. */
    LimitEstimate limit(String group) {
        return new LimitEstimate(this, group);
    }

    private RequestsPerProcess configuredAs(String limit) {
        return new RequestsPerProcess(
                OptionalLong.of(Long.parseLong(limit)),
                groups,
                mounts,
                living,
                recent,
                hidden,
                cut,
                samples,
                sum,
                squares);
    }

    private RequestsPerProcess beside(String group) {
        if (groups.contains(group) || groups.size() == MAX_GROUPS) {
            return this;
        }
        SortedSet<String> more = new TreeSet<>(groups);
        more.add(group);
        return new RequestsPerProcess(configured, more, mounts, living, recent, hidden, cut, samples, sum, squares);
    }

    private RequestsPerProcess cutAt(Instant at) {
        return new RequestsPerProcess(
                configured, groups, mounts, living, recent, hidden, Optional.of(at), samples, sum, squares);
    }

    private RequestsPerProcess served(SignalBucket bucket) {
        if (!countsRequests()
                || bucket.fields().containsKey("asset")
                || !"apache".equals(bucket.fields().get("server"))) {
            return this;
        }
        long forgotten = bucket.last().minus(REMEMBERED).getEpochSecond();
        if (living.isEmpty() && recent.firstKey() < forgotten) {
            return living(living, new TreeMap<>());
        }
        SortedMap<Long, Long> more = new TreeMap<>(recent);
        more.merge(bucket.last().getEpochSecond(), bucket.count(), Long::sum);
        return mounts(mounts.counted(bucket.count())).living(living, more).sharedOut(forgotten);
    }

    private RequestsPerProcess servedBelow(SignalBucket bucket, String folder) {
        return countsRequests() && !bucket.fields().containsKey("asset")
                ? mounts(mounts.counted(folder, bucket.count(), groups))
                : this;
    }

    private RequestsPerProcess placed(String folder, String group) {
        return mounts(mounts.mounted(folder, group));
    }

    private RequestsPerProcess mounts(Mounts now) {
        return now == mounts
                ? this
                : new RequestsPerProcess(configured, groups, now, living, recent, hidden, cut, samples, sum, squares);
    }

    private static long after(Instant at) {
        return at.getEpochSecond() + 1;
    }

    /** Gives each living process its share of the requests before a second. */
    private RequestsPerProcess sharedOut(long before) {
        SortedMap<Long, Long> due = recent.headMap(before);
        if (due.isEmpty() || living.isEmpty()) {
            return this;
        }
        double share = (double) due.values().stream().mapToLong(Long::longValue).sum() / living.size();
        SortedMap<String, Life> more = new TreeMap<>();
        living.forEach((pid, life) -> more.put(pid, life.plus(share)));
        return living(more, new TreeMap<>(recent.tailMap(before)));
    }

    /** Draining may be announced once per request: only the first time is the limit reached. */
    private RequestsPerProcess recycled(String pid) {
        Life life = living.get(pid);
        return life == null || life.recycled()
                ? this
                : with(pid, new Life(life.served(), true), false).sampled(life.served());
    }

    private static Instant started(SignalBucket bucket) {
        String text = bucket.fields().getOrDefault("started", "");
        try {
            Instant started = Instant.parse(text);
            return started.isAfter(bucket.last()) ? bucket.last() : started;
        } catch (DateTimeParseException e) {
            // A look need not tell when a process began; then it began when it was seen.
            return bucket.last();
        }
    }

    private RequestsPerProcess seen(String pid, Instant started) {
        return sharedOut(started.getEpochSecond()).with(pid, new Life(0, false), hidden);
    }

    /** A look missed the process: its end lies before that, and before a request that was cut since the last look. */
    private RequestsPerProcess lost(String pid, Instant missed) {
        if (!living.containsKey(pid)) {
            return this;
        }
        if (!hidden) {
            return sharedOut(after(missed)).without(pid, after(missed));
        }
        Instant end = cut.filter(at -> !at.plus(LOOK).isBefore(missed))
                .map(at -> at.minus(SHUTDOWN_TIMEOUT))
                .orElse(missed.minus(HALF_A_LOOK));
        RequestsPerProcess then = sharedOut(end.getEpochSecond());
        return then.without(pid, end.getEpochSecond())
                .sampled(then.living.get(pid).served());
    }

    private RequestsPerProcess sampled(double served) {
        return new RequestsPerProcess(
                configured,
                groups,
                mounts,
                living,
                recent,
                hidden,
                cut,
                samples + 1,
                sum + served,
                squares + served * served);
    }

    private RequestsPerProcess living(SortedMap<String, Life> now, SortedMap<Long, Long> notShared) {
        return new RequestsPerProcess(configured, groups, mounts, now, notShared, hidden, cut, samples, sum, squares);
    }

    private RequestsPerProcess with(String pid, Life life, boolean nowHidden) {
        SortedMap<String, Life> more = new TreeMap<>(living);
        more.put(pid, life);
        return new RequestsPerProcess(configured, groups, mounts, more, recent, nowHidden, cut, samples, sum, squares);
    }

    /** Requests that come while none of the group lives wait for the next: from a second on, of which an entry bears witness. */
    private RequestsPerProcess without(String pid, long from) {
        SortedMap<String, Life> fewer = new TreeMap<>(living);
        fewer.remove(pid);
        SortedMap<Long, Long> waiting = new TreeMap<>(recent);
        if (fewer.isEmpty() && !living.isEmpty()) {
            waiting.merge(from, 0L, Long::sum);
        }
        return living(fewer, waiting);
    }
}
