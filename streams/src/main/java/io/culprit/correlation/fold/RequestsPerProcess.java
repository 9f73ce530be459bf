package io.culprit.correlation.fold;

import io.culprit.signal.SignalBucket;
import java.util.Map;
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
 * one sample: requests finishing while it lives are shared evenly among the group's living processes, because all of them
 * accept from one socket. Files with the suffix of a static asset are not counted: Apache serves those itself as a rule.
 * Which requests go to which group stands in no log, so where another group lives beside this one the count is an upper
 * bound and no more.
 *
 * @param configured the limit as configured
 * @param groups daemon groups seen alive on the host
 * @param living processes whose birth was seen, by pid
 * @param samples completed processes
 * @param sum requests they served
 * @param squares sum of the squares of those
 */
public record RequestsPerProcess(
        OptionalLong configured,
        SortedSet<String> groups,
        SortedMap<String, Life> living,
        int samples,
        double sum,
        double squares) {

    /**
     * A process so far.
     *
     * @param served its share of the requests
     * @param recycled whether it has reached its limit; it may go on serving until it is told to shut down
     */
    public record Life(double served, boolean recycled) {}

    /** The name under which pattern files ask for this measure. */
    public static final String NAME = "requests-per-process";

    private static final String CONFIGURED = "wsgi.daemon-configured";
    private static final String GROUP_SEEN = "wsgi.group-seen";
    private static final String BORN = "wsgi.process-started";
    private static final String RECYCLED = "wsgi.maximum-requests";
    private static final String SHUT_DOWN = "wsgi.shutdown-requested";
    private static final String ENDED = "wsgi.process-exited";
    private static final String REQUESTS = "http.requests";

    /** Signals this measure reads. */
    public static final Set<String> SIGNALS =
            Set.of(CONFIGURED, GROUP_SEEN, BORN, RECYCLED, SHUT_DOWN, ENDED, REQUESTS);

    /**
     * Half the width of the interval around a mean, as a share of it: processes take turns at the socket unevenly, by a
     * tenth for a single process of two, less when several are averaged; and a few requests are served that never show in
     * the access log, or by Apache itself without looking static.
     */
    private static final double LEAST_MARGIN = 0.08;

    private static final double SINGLE_MARGIN = 0.12;
    private static final int MAX_GROUPS = 16;

    static final RequestsPerProcess UNKNOWN =
            new RequestsPerProcess(OptionalLong.empty(), new TreeSet<>(), new TreeMap<>(), 0, 0, 0);

    /** Whether it knows anything of this group; the groups seen are common to all. */
    boolean ofThisKey() {
        return configured.isPresent() || !living.isEmpty() || samples > 0;
    }

    RequestsPerProcess plus(SignalBucket bucket) {
        String pid = bucket.fields().getOrDefault("pid", "");
        return switch (bucket.signal()) {
            case CONFIGURED -> configuredAs(bucket.fields().get("limit"));
            case GROUP_SEEN -> beside(bucket.fields().get("member"));
            case BORN -> with(pid, new Life(0, false));
            case RECYCLED -> recycled(pid);
            case SHUT_DOWN, ENDED -> without(pid);
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

    /** Two standard errors, no less than {@link #LEAST_MARGIN}. */
    private double margin(double mean) {
        if (samples < 2) {
            return SINGLE_MARGIN;
        }
        double variance = Math.max(0, (squares - sum * sum / samples) / (samples - 1));
        return Math.max(LEAST_MARGIN, 2 * Math.sqrt(variance / samples) / mean);
    }

    private RequestsPerProcess configuredAs(String limit) {
        return new RequestsPerProcess(OptionalLong.of(Long.parseLong(limit)), groups, living, samples, sum, squares);
    }

    private RequestsPerProcess beside(String group) {
        if (groups.contains(group) || groups.size() == MAX_GROUPS) {
            return this;
        }
        SortedSet<String> more = new TreeSet<>(groups);
        more.add(group);
        return new RequestsPerProcess(configured, more, living, samples, sum, squares);
    }

    private RequestsPerProcess served(SignalBucket bucket) {
        if (living.isEmpty()
                || bucket.fields().containsKey("asset")
                || !"apache".equals(bucket.fields().get("server"))) {
            return this;
        }
        double share = (double) bucket.count() / living.size();
        SortedMap<String, Life> more = new TreeMap<>();
        living.forEach((pid, life) -> more.put(pid, new Life(life.served() + share, life.recycled())));
        return new RequestsPerProcess(configured, groups, more, samples, sum, squares);
    }

    /** Draining may be announced once per request: only the first time is the limit reached. */
    private RequestsPerProcess recycled(String pid) {
        Life life = living.get(pid);
        if (life == null || life.recycled()) {
            return this;
        }
        RequestsPerProcess draining = with(pid, new Life(life.served(), true));
        return new RequestsPerProcess(
                configured,
                groups,
                draining.living,
                samples + 1,
                sum + life.served(),
                squares + life.served() * life.served());
    }

    private RequestsPerProcess with(String pid, Life life) {
        SortedMap<String, Life> more = new TreeMap<>(living);
        more.put(pid, life);
        return new RequestsPerProcess(configured, groups, more, samples, sum, squares);
    }

    private RequestsPerProcess without(String pid) {
        if (!living.containsKey(pid)) {
            return this;
        }
        SortedMap<String, Life> fewer = new TreeMap<>(living);
        fewer.remove(pid);
        return new RequestsPerProcess(configured, groups, fewer, samples, sum, squares);
    }
}
