package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.Condition.Measured;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
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
 * Which requests go to which group stands in no log, so where another group lives beside this one the count is an upper
 * bound and no more.
 *
 * @param configured the limit as configured
 * @param groups daemon groups seen alive on the host
 * @param living processes whose birth was seen, by pid
 * @param hidden whether only looks at the processes tell of their lives
 * @param cut when a request was last cut off
 * @param samples completed processes
 * @param sum requests they served
 * @param squares sum of the squares of those
 */
public record RequestsPerProcess(
        OptionalLong configured,
        SortedSet<String> groups,
        SortedMap<String, Life> living,
        boolean hidden,
        Optional<Instant> cut,
        int samples,
        double sum,
        double squares) {

    /**
     * A process so far.
     *
     * @param served its share of the requests
     * @param late its share of the last seconds, by epoch second
     * @param recycled whether it has reached its limit; it may go on serving until it is told to shut down
     */
    public record Life(double served, SortedMap<Long, Double> late, boolean recycled) {

        static final Life BORN = new Life(0, new TreeMap<>(), false);

        Life plus(Instant at, double share) {
            SortedMap<Long, Double> recent = new TreeMap<>(late.tailMap(at.getEpochSecond() - REMEMBERED));
            recent.merge(at.getEpochSecond(), share, Double::sum);
            return new Life(served + share, recent, recycled);
        }

        double servedBy(Instant at) {
            return served
                    - late.tailMap(at.getEpochSecond()).values().stream()
                            .mapToDouble(Double::doubleValue)
                            .sum();
        }
    }

    /** The name under which pattern files ask for this measure. */
    public static final String NAME = "requests-per-process";

    private static final String CONFIGURED = "wsgi.daemon-configured";
    private static final String GROUP_SEEN = "wsgi.group-seen";
    private static final String BORN = "wsgi.process-started";
    private static final String RECYCLED = "wsgi.maximum-requests";
    private static final String SHUT_DOWN = "wsgi.shutdown-requested";
    private static final String ENDED = "wsgi.process-exited";
    private static final String SEEN = "wsgi.process-seen";
    private static final String LOST = "wsgi.process-lost";
    private static final String CUT = "wsgi.request-cut";
    private static final String REQUESTS = "http.requests";

    /** Signals this measure reads. */
    public static final Set<String> SIGNALS =
            Set.of(CONFIGURED, GROUP_SEEN, BORN, RECYCLED, SHUT_DOWN, ENDED, SEEN, LOST, CUT, REQUESTS);

    /**
     * Half the width of the interval around a mean, as a share of it: processes take turns at the socket unevenly, by a
     * tenth for a single process of two, less when several are averaged; and a few requests are served that never show in
     * the access log, or by Apache itself without looking static.
     */
    private static final double LEAST_MARGIN = 0.08;

    private static final double SINGLE_MARGIN = 0.12;
    /** Where the end is only known to lie between two looks. */
    private static final double HIDDEN_MARGIN = 0.14;

    /** Samples whose standard deviation is within this share of their mean are nearly equal. */
    private static final double STEADY = 0.2;

    /** mod_wsgi's shutdown-timeout unless configured: a process whose requests are cut took none for that long. */
    private static final Duration SHUTDOWN_TIMEOUT = Duration.ofSeconds(5);

    /** Half of what commonly lies between two looks at the processes. */
    private static final Duration HALF_A_LOOK = Duration.ofMillis(2500);

    /** How long before the look that missed a process its end may lie. */
    private static final Duration LOOK = Duration.ofSeconds(15);

    private static final int REMEMBERED = 30;
    private static final int MAX_GROUPS = 16;

    static final RequestsPerProcess UNKNOWN = new RequestsPerProcess(
            OptionalLong.empty(), new TreeSet<>(), new TreeMap<>(), true, Optional.empty(), 0, 0, 0);

    /** Whether it knows anything of this group; the groups seen are common to all. */
    boolean ofThisKey() {
        return configured.isPresent() || !living.isEmpty() || samples > 0;
    }

    RequestsPerProcess plus(SignalBucket bucket) {
        String pid = bucket.fields().getOrDefault("pid", "");
        return switch (bucket.signal()) {
            case CONFIGURED -> configuredAs(bucket.fields().get("limit"));
            case GROUP_SEEN -> beside(bucket.fields().get("member"));
            case BORN -> with(pid, Life.BORN, false);
            case SEEN -> living.containsKey(pid) ? this : with(pid, Life.BORN, hidden);
            case LOST -> lost(pid, bucket.last());
            case CUT -> cutAt(bucket.last());
            case RECYCLED -> recycled(pid);
            case SHUT_DOWN, ENDED -> without(pid, false);
            case REQUESTS -> served(bucket);
            default -> this;
        };
    }

    /**
     * What is known of the limit, as attributes of the culprit; empty when nothing is.
     *
     * @param group the group measured
     */
    SortedMap<String, Object> attributes(String group) {
        SortedMap<String, Object> known = new TreeMap<>();
        if (configured.isPresent()) {
            known.put("basis", "configured");
            known.put("maximum_requests", configured.getAsLong());
        } else if (samples > 0) {
            double mean = sum / samples;
            double margin = mean * margin(mean);
            SortedSet<String> others = new TreeSet<>(groups);
            others.remove(group);
            known.put("basis", "estimated");
            known.put("processes_measured", (long) samples);
            known.put("maximum_requests_high", (long) Math.ceil(mean + margin));
            if (others.isEmpty()) {
                known.put("maximum_requests_low", (long) Math.floor(mean - margin));
            } else {
                known.put("counted_with_requests_of", String.join(", ", others));
            }
        }
        return known;
    }

    /** The limit in words. */
    String inWords(String group) {
        Map<String, Object> known = attributes(group);
        if (known.containsKey("maximum_requests")) {
            return "maximum-requests=" + known.get("maximum_requests");
        }
        if (known.containsKey("maximum_requests_low")) {
            return "maximum-requests (between " + known.get("maximum_requests_low") + " and "
                    + known.get("maximum_requests_high") + " by count)";
        }
        return known.containsKey("maximum_requests_high")
                ? "maximum-requests (at most " + known.get("maximum_requests_high") + " by count)"
                : "maximum-requests";
    }

    /** Whether it says what a condition wants it to. */
    boolean meets(Measured wanted) {
        return samples >= wanted.samples() && (deviation() <= STEADY) == wanted.steady();
    }

    /** Standard deviation of the samples, as a share of their mean. */
    private double deviation() {
        double mean = sum / samples;
        double variance = samples < 2 ? 0 : Math.max(0, (squares - sum * sum / samples) / (samples - 1));
        return mean == 0 ? 0 : Math.sqrt(variance) / mean;
    }

    /** Two standard errors, no less than {@link #LEAST_MARGIN}. */
    private double margin(double mean) {
        if (hidden) {
            return HIDDEN_MARGIN;
        }
        return samples < 2 ? SINGLE_MARGIN : Math.max(LEAST_MARGIN, 2 * deviation() / Math.sqrt(samples));
    }

    private RequestsPerProcess configuredAs(String limit) {
        return new RequestsPerProcess(
                OptionalLong.of(Long.parseLong(limit)), groups, living, hidden, cut, samples, sum, squares);
    }

    private RequestsPerProcess beside(String group) {
        if (groups.contains(group) || groups.size() == MAX_GROUPS) {
            return this;
        }
        SortedSet<String> more = new TreeSet<>(groups);
        more.add(group);
        return new RequestsPerProcess(configured, more, living, hidden, cut, samples, sum, squares);
    }

    private RequestsPerProcess cutAt(Instant at) {
        return new RequestsPerProcess(configured, groups, living, hidden, Optional.of(at), samples, sum, squares);
    }

    private RequestsPerProcess served(SignalBucket bucket) {
        if (living.isEmpty()
                || bucket.fields().containsKey("asset")
                || !"apache".equals(bucket.fields().get("server"))) {
            return this;
        }
        double share = (double) bucket.count() / living.size();
        SortedMap<String, Life> more = new TreeMap<>();
        living.forEach((pid, life) -> more.put(pid, life.plus(bucket.last(), share)));
        return new RequestsPerProcess(configured, groups, more, hidden, cut, samples, sum, squares);
    }

    /** Draining may be announced once per request: only the first time is the limit reached. */
    private RequestsPerProcess recycled(String pid) {
        Life life = living.get(pid);
        return life == null || life.recycled()
                ? this
                : with(pid, new Life(life.served(), life.late(), true), false).sampled(life.served());
    }

    /** A look missed the process: its end lies before that, and before a request that was cut since the last look. */
    private RequestsPerProcess lost(String pid, Instant missed) {
        Life life = living.get(pid);
        if (life == null) {
            return this;
        }
        Instant end = cut.filter(at -> !at.plus(LOOK).isBefore(missed))
                .map(at -> at.minus(SHUTDOWN_TIMEOUT))
                .orElse(missed.minus(HALF_A_LOOK));
        RequestsPerProcess rest = without(pid, hidden);
        return hidden ? rest.sampled(life.servedBy(end)) : rest;
    }

    private RequestsPerProcess sampled(double served) {
        return new RequestsPerProcess(
                configured, groups, living, hidden, cut, samples + 1, sum + served, squares + served * served);
    }

    private RequestsPerProcess with(String pid, Life life, boolean nowHidden) {
        SortedMap<String, Life> more = new TreeMap<>(living);
        more.put(pid, life);
        return new RequestsPerProcess(configured, groups, more, nowHidden, cut, samples, sum, squares);
    }

    private RequestsPerProcess without(String pid, boolean nowHidden) {
        SortedMap<String, Life> fewer = new TreeMap<>(living);
        fewer.remove(pid);
        return new RequestsPerProcess(configured, groups, fewer, nowHidden, cut, samples, sum, squares);
    }
}
