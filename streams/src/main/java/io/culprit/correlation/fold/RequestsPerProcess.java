package io.culprit.correlation.fold;

import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedSet;
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
 * @param lives the processes that live, and what they have served
 * @param hidden whether only looks at the processes tell of their lives
 * @param cut when a request was last cut off
 * @param completed what those served that were recycled
 */
public record RequestsPerProcess(
        OptionalLong configured,
        SortedSet<String> groups,
        Mounts mounts,
        Lives lives,
        boolean hidden,
        Optional<Instant> cut,
        Samples completed) {

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
    private static final String FAILED = "http.failed";
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
            FAILED,
            BELOW,
            MOUNTED,
            ALIASED);

    private static final Set<String> OF_REQUESTS = Set.of(REQUESTS, FAILED, BELOW);

    /** mod_wsgi's shutdown-timeout unless configured: a process whose requests are cut took none for that long. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    /** Half of what commonly lies between two looks at the processes. */
    private static final Duration HALF_A_LOOK = Duration.ofMillis(2500);

    /** How long before the look that missed a process its end may lie. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final int MAX_GROUPS = 16;

    static final RequestsPerProcess UNKNOWN = new RequestsPerProcess(
            OptionalLong.empty(), new TreeSet<>(), Mounts.UNKNOWN, Lives.NONE, true, Optional.empty(), Samples.NONE);

    /** What an earlier version stored lacks some of it. */
    public RequestsPerProcess {
        mounts = Objects.requireNonNullElse(mounts, Mounts.UNKNOWN);
        lives = Objects.requireNonNullElse(lives, Lives.NONE);
        completed = Objects.requireNonNullElse(completed, Samples.NONE);
    }

    /** Whether it knows anything of this group; the groups seen are common to all. */
    boolean ofThisKey() {
        return configured.isPresent() || !lives.living().isEmpty() || completed.count() > 0;
    }

    /** Whether a signal changes anything: requests are shared out among the living, or wait for the next of them. */
    static boolean minds(Optional<RequestsPerProcess> measure, String signal) {
        return !OF_REQUESTS.contains(signal)
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
        return lives.countRequests();
    }

    RequestsPerProcess plus(SignalBucket bucket) {
        String pid = bucket.fields().getOrDefault("pid", "");
        String below = bucket.fields().getOrDefault("below", Mounts.ROOT);
        Instant at = bucket.last();
        return switch (bucket.signal()) {
            case CONFIGURED -> configuredAs(bucket.fields().get("limit"));
            case GROUP_SEEN, GROUP_FOUND -> beside(bucket.fields().get("member"));
            case BORN -> lives(lives.born(pid, after(at)), false);
            case RECYCLED -> recycled(pid, after(at));
            case SHUT_DOWN, ABORTED, ENDED -> lives(lives.ended(pid, after(at)), hidden);
            case SEEN ->
                lives.has(pid) ? this : lives(lives.born(pid, started(bucket).getEpochSecond()), hidden);
            case LOST -> lost(pid, at);
            case RELOADED, STOPPED -> lives(Lives.NONE, hidden);
            case CUT -> cutAt(at);
            case REQUESTS -> served(bucket);
            case BELOW -> servedBelow(bucket, below);
            case FAILED -> failed(bucket);
            case MOUNTED -> mounts(mounts.mounted(below, bucket.fields().get("member")));
            case ALIASED -> mounts(mounts.mounted(below, Mounts.NOBODY));
            default -> this;
        };
    }

    /** What is known of the limit of a group, which is the one measured. */
    LimitEstimate limit(String group) {
        return new LimitEstimate(this, group);
    }

    private RequestsPerProcess configuredAs(String limit) {
        return new RequestsPerProcess(
                OptionalLong.of(Long.parseLong(limit)), groups, mounts, lives, hidden, cut, completed);
    }

    private RequestsPerProcess beside(String group) {
        if (groups.contains(group) || groups.size() == MAX_GROUPS) {
            return this;
        }
        SortedSet<String> more = new TreeSet<>(groups);
        more.add(group);
        return new RequestsPerProcess(configured, more, mounts, lives, hidden, cut, completed);
    }

    private RequestsPerProcess cutAt(Instant at) {
        Mounts then = mounts.cut(at.getEpochSecond());
        return new RequestsPerProcess(configured, groups, then, lives, hidden, Optional.of(at), completed);
    }

    private RequestsPerProcess served(SignalBucket bucket) {
        return countsRequests()
                        && !bucket.fields().containsKey("asset")
                        && "apache".equals(bucket.fields().get("server"))
                ? mounts(mounts.counted(bucket.count()))
                        .lives(lives.served(bucket.last().getEpochSecond(), bucket.count()), hidden)
                : this;
    }

    private RequestsPerProcess servedBelow(SignalBucket bucket, String folder) {
        return countsRequests() && !bucket.fields().containsKey("asset")
                ? mounts(mounts.counted(folder, bucket.count(), groups))
                : this;
    }

    /** A request that was cut off ends at about the time of the error that says so, in the one order or the other. */
    private RequestsPerProcess failed(SignalBucket bucket) {
        String path = bucket.fields().getOrDefault("path", "/");
        int end = path.indexOf('/', 1);
        if (!"apache".equals(bucket.fields().get("server"))) {
            return this;
        }
        long second = bucket.last().getEpochSecond();
        Mounts then = mounts.failed(end < 0 ? path.substring(1) : path.substring(1, end), second, groups);
        return mounts(cut.filter(at -> at.getEpochSecond() >= second - 1).isPresent() ? then.cut(second) : then);
    }

    private static long after(Instant at) {
        return at.getEpochSecond() + 1;
    }

    /** Draining may be announced once per request: only the first time is the limit reached. */
    private RequestsPerProcess recycled(String pid, long from) {
        Lives then = lives.sharedOut(from);
        return then.isShortOfLimit(pid)
                ? sampled(then.servedBy(pid)).lives(then.recycled(pid), false)
                : lives(then, hidden);
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

    /** A look missed the process: its end lies before that, and before a request that was cut since the last look. */
    private RequestsPerProcess lost(String pid, Instant missed) {
        if (!lives.has(pid)) {
            return this;
        }
        if (!hidden) {
            return lives(lives.ended(pid, after(missed)), hidden);
        }
        long end = cut.filter(at -> !at.plus(LOOK).isBefore(missed))
                .map(at -> at.minus(SHUTDOWN_TIMEOUT))
                .orElse(missed.minus(HALF_A_LOOK))
                .getEpochSecond();
        return sampled(lives.sharedOut(end).servedBy(pid)).lives(lives.ended(pid, end), hidden);
    }

    private RequestsPerProcess sampled(double served) {
        return new RequestsPerProcess(configured, groups, mounts, lives, hidden, cut, completed.plus(served));
    }

    private RequestsPerProcess lives(Lives now, boolean nowHidden) {
        return now == lives && nowHidden == hidden
                ? this
                : new RequestsPerProcess(configured, groups, mounts, now, nowHidden, cut, completed);
    }

    private RequestsPerProcess mounts(Mounts now) {
        return now == mounts ? this : new RequestsPerProcess(configured, groups, now, lives, hidden, cut, completed);
    }
}
