package io.culprit.correlation.fold;

import io.culprit.signal.SignalBucket;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How many requests a daemon process of one group serves before it is recycled: the limit that no log line states.
 *
 * <p>The configuration's own figure is taken where it was read. Otherwise each process seen from birth to recycling gives
 * one sample: requests finishing while it lives are shared evenly among the group's living processes, because all of them
 * accept from one socket. Files with the suffix of a static asset are not counted: Apache serves those itself as a rule.
 *
 * @param configured the limit as configured
 * @param living requests served so far by each living process whose birth was seen, by pid
 * @param samples completed processes
 * @param sum requests they served
 * @param squares sum of the squares of those
 */
public record RequestsPerProcess(
        OptionalLong configured, SortedMap<String, Double> living, int samples, double sum, double squares) {

    /** The name under which pattern files ask for this measure. */
    public static final String NAME = "requests-per-process";

    private static final String CONFIGURED = "wsgi.daemon-configured";
    private static final String BORN = "wsgi.process-started";
    private static final String RECYCLED = "wsgi.maximum-requests";
    private static final String ENDED = "wsgi.process-exited";
    private static final String REQUESTS = "http.requests";

    /** Signals this measure reads. */
    public static final Set<String> SIGNALS = Set.of(CONFIGURED, BORN, RECYCLED, ENDED, REQUESTS);

    /**
     * Half the width of the interval around a mean, as a share of it: processes take turns at the socket unevenly, by a
     * tenth for a single process of two, less when several are averaged.
     */
    private static final double LEAST_MARGIN = 0.05;

    private static final double SINGLE_MARGIN = 0.12;

    static final RequestsPerProcess UNKNOWN = new RequestsPerProcess(OptionalLong.empty(), new TreeMap<>(), 0, 0, 0);

    RequestsPerProcess plus(SignalBucket bucket) {
        return switch (bucket.signal()) {
            case CONFIGURED -> configuredAs(bucket.fields().get("limit"));
            case BORN -> withLiving(bucket.fields().get("pid"), 0.0);
            case RECYCLED -> recycled(bucket.fields().get("pid"));
            case ENDED -> without(bucket.fields().get("pid"));
            case REQUESTS -> served(bucket);
            default -> this;
        };
    }

    /** What is known of the limit, as attributes of the culprit; empty when nothing is. */
    SortedMap<String, Object> attributes() {
        SortedMap<String, Object> known = new TreeMap<>();
        if (configured.isPresent()) {
            known.put("basis", "configured");
            known.put("maximum_requests", configured.getAsLong());
        } else if (samples > 0) {
            double mean = sum / samples;
            double margin = mean * margin(mean);
            known.put("basis", "estimated");
            known.put("maximum_requests_low", (long) Math.floor(mean - margin));
            known.put("maximum_requests_high", (long) Math.ceil(mean + margin));
            known.put("processes_measured", (long) samples);
        }
        return known;
    }

    /** The limit in words. */
    String inWords() {
        Map<String, Object> known = attributes();
        return Optional.ofNullable(known.get("maximum_requests"))
                .map(limit -> "maximum-requests=" + limit)
                .orElseGet(() -> known.isEmpty()
                        ? "maximum-requests"
                        : "maximum-requests (between " + known.get("maximum_requests_low") + " and "
                                + known.get("maximum_requests_high") + " by count)");
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
        return limit == null
                ? this
                : new RequestsPerProcess(OptionalLong.of(Long.parseLong(limit)), living, samples, sum, squares);
    }

    private RequestsPerProcess served(SignalBucket bucket) {
        if (living.isEmpty()
                || bucket.fields().containsKey("asset")
                || !"apache".equals(bucket.fields().get("server"))) {
            return this;
        }
        double share = (double) bucket.count() / living.size();
        SortedMap<String, Double> more = new TreeMap<>();
        living.forEach((pid, requests) -> more.put(pid, requests + share));
        return new RequestsPerProcess(configured, more, samples, sum, squares);
    }

    private RequestsPerProcess withLiving(String pid, double requests) {
        SortedMap<String, Double> more = new TreeMap<>(living);
        more.put(pid, requests);
        return new RequestsPerProcess(configured, more, samples, sum, squares);
    }

    private RequestsPerProcess recycled(String pid) {
        Double requests = living.get(pid);
        RequestsPerProcess rest = without(pid);
        return requests == null
                ? rest
                : new RequestsPerProcess(
                        configured, rest.living, samples + 1, sum + requests, squares + requests * requests);
    }

    private RequestsPerProcess without(String pid) {
        if (!living.containsKey(pid)) {
            return this;
        }
        SortedMap<String, Double> fewer = new TreeMap<>(living);
        fewer.remove(pid);
        return new RequestsPerProcess(configured, fewer, samples, sum, squares);
    }
}
