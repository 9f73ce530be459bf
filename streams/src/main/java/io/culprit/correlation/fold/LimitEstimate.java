package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.Condition.Measured;
import io.culprit.correlation.pattern.Condition.Measured.Limit;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;

/**
 * What can be said of the limit at which processes are recycled: the configured one, or an interval around the mean of the
 * requests that processes were counted to serve.
 *
 * @param measure what was counted
 * @param group the group measured
 */
record LimitEstimate(RequestsPerProcess measure, String group) {

    /**
     * Half the width of the interval around a mean, as a share of it: processes take turns at the socket unevenly, by a
     * tenth for a single process of two, less when several are averaged; and a few requests are served that never show in
     * the access log, or by Apache itself without looking static.
     */
    private static final double LEAST_MARGIN = 0.08;

    private static final double SINGLE_MARGIN = 0.12;

    /** Where the end is only known to lie between two looks; no more otherwise, for then a few samples only seem to differ more. */
    private static final double MOST_MARGIN = 0.14;

    /** Samples whose standard deviation is within this share of their mean are nearly equal. */
    private static final double STEADY = 0.2;

    /**
     * Beyond this share they are not. Between the two nothing is said: an end that is only known to lie between two looks
     * makes equal lives of less than a minute differ by up to 0.23 (measured with the lab).
     */
    private static final double UNSTEADY = 0.25;

    /** As attributes of the culprit; empty when nothing is known. */
    SortedMap<String, Object> attributes() {
        SortedMap<String, Object> known = new TreeMap<>();
        if (measure.configured().isPresent()) {
            known.put("basis", "configured");
            known.put("maximum_requests", measure.configured().getAsLong());
        } else if (measure.completed().count() > 0) {
            double margin = mean() * margin();
            SortedSet<String> others = others();
            SortedSet<String> apart = measure.mounts().apart(group, measure.groups());
            known.put("basis", "estimated");
            known.put("processes_measured", (long) measure.completed().count());
            known.put("maximum_requests_high", (long) Math.ceil(mean() + margin));
            if (others.isEmpty()) {
                known.put("maximum_requests_low", (long) Math.floor(mean() - margin));
            } else {
                known.put("counted_with_requests_of", String.join(", ", others));
            }
            if (!apart.isEmpty()) {
                known.put("counted_without_requests_below", String.join(", ", apart));
            }
        }
        return known;
    }

    /** In words. */
    String inWords() {
        Map<String, Object> known = attributes();
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

    /** Whether the samples are what a condition wants them to be. */
    boolean meets(Measured wanted) {
        return measure.completed().count() >= wanted.samples()
                && wanted.steady()
                        .filter(steady -> steady ? deviation() > STEADY : deviation() <= UNSTEADY)
                        .isEmpty()
                && wanted.limit().filter(limit -> !stands(limit)).isEmpty();
    }

    private boolean stands(Limit limit) {
        if (measure.configured().isEmpty()) {
            return limit == Limit.POSSIBLE;
        }
        double configured = measure.configured().getAsLong();
        boolean missed = measure.completed().count() > 0 && mean() < configured * (1 - MOST_MARGIN);
        // What was counted together with other groups may be more.
        boolean surpassed = others().isEmpty() && mean() > configured * (1 + MOST_MARGIN);
        return !missed && (limit == Limit.POSSIBLE || measure.completed().count() > 0 && !surpassed);
    }

    /** Other groups whose requests were counted as well. */
    private SortedSet<String> others() {
        return measure.mounts().others(group, measure.groups());
    }

    private double mean() {
        return measure.completed().mean() * measure.mounts().share(group, measure.groups());
    }

    private double deviation() {
        return measure.completed().deviation();
    }

    /** Two standard errors, between {@link #LEAST_MARGIN} and {@link #MOST_MARGIN}. */
    private double margin() {
        if (measure.hidden()) {
            return MOST_MARGIN;
        }
        double errors = 2 * deviation() / Math.sqrt(measure.completed().count());
        return measure.completed().count() < 2 ? SINGLE_MARGIN : Math.min(MOST_MARGIN, Math.max(LEAST_MARGIN, errors));
    }
}
