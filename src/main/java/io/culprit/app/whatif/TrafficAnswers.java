package io.culprit.app.whatif;

import io.culprit.app.whatif.Answer.Counted;
import io.culprit.app.whatif.Answer.Estimate;
import io.culprit.app.whatif.Answer.Unanswered;
import io.culprit.app.whatif.Answer.Verdict;
import io.culprit.app.whatif.Traffic.Served;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/** Answers what can be told from how long requests took and how many ran at once. */
final class TrafficAnswers {

    private static final long SHUTDOWN_TIMEOUT = 5;

    private final Traffic traffic;

    TrafficAnswers(Traffic traffic) {
        this.traffic = traffic;
    }

    /**
     * Requests longer than the timeout end their process, and what runs in it beside them.
     *
     * @param group the daemon group, for its threads and its shutdown-timeout
     */
    Verdict requestTimeout(long value, Optional<DaemonGroup> group) {
        Optional<Served> timed = traffic.timed();
        if (timed.isEmpty()) {
            return NoDurations.VERDICT;
        }
        Durations durations = timed.get().durations();
        long longer = value == 0 ? 0 : durations.longerThan(value);
        String basis = String.format(
                Locale.ROOT,
                "%,d of %,d requests timed by %s took %d s or longer",
                longer,
                durations.all(),
                timed.get().software().label(),
                value);
        if (value == 0) {
            return cut(0, 0, basis, "without request-timeout none is stopped for its duration");
        }
        if (group.map(one -> one.option("threads").orElse(0) == 1).orElse(false)) {
            return cut(longer, longer, basis, "a process with one thread is ended by each request that takes longer");
        }
        double beside =
                durations.beyond(group.map(one -> one.option("shutdown-timeout").orElse(SHUTDOWN_TIMEOUT))
                                .orElse(SHUTDOWN_TIMEOUT))
                        / Math.max(1, traffic.span().toSeconds());
        return cut(
                0,
                Math.ceil(longer * (1 + beside)),
                basis,
                "at most each of them ends its process, with what runs beside it longer than shutdown-timeout; with several"
                        + " threads mod_wsgi compares the timeout with the mean over all of them, so it may be none");
    }

    private static Estimate cut(double low, double high, String basis, String assumption) {
        return new Estimate(
                Counted.REQUESTS_CUT, low, OptionalDouble.empty(), high, OptionalLong.empty(), basis, assumption);
    }

    /** Requests beyond the workers there are wait in the listen queue; they are not cut. */
    Verdict maxRequestWorkers(long value) {
        Optional<Served> timed = traffic.timed();
        if (timed.isEmpty()) {
            return NoDurations.VERDICT;
        }
        if (traffic.hosts() > 1) {
            return new Unanswered(
                    "the logs are of " + traffic.hosts() + " hosts, and each has workers of its own",
                    "give the logs of one host");
        }
        Concurrency concurrency = timed.get().concurrency();
        Concurrency.Beyond beyond = concurrency.beyond(value);
        return new Estimate(
                Counted.REQUESTS_WAITING,
                beyond.least(),
                OptionalDouble.empty(),
                beyond.most(),
                OptionalLong.empty(),
                String.format(
                        Locale.ROOT,
                        "start and duration of %,d requests timed by %s; up to %.1f at once in the mean of a second",
                        timed.get().durations().all(),
                        timed.get().software().label(),
                        concurrency.highest()),
                "a request holds a worker while it is served and not after, as without KeepAlive or with mpm_event; those that"
                        + " find none wait in the listen queue");
    }
}
