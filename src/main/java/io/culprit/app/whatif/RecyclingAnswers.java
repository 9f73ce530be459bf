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

/** Answers what another limit, or other timeouts of its recyclings, would have done to one daemon group. */
final class RecyclingAnswers {

    /** mod_wsgi's default, in every version. */
    private static final long SHUTDOWN_TIMEOUT = 5;

    static final Unanswered UNSEEN = new Unanswered(
            "no recycling shows in these logs, so nothing tells what one cuts",
            "log with LogLevel wsgi:info over a span in which processes reach maximum-requests");

    private final Recycling recycling;
    private final Traffic traffic;

    RecyclingAnswers(Recycling recycling, Traffic traffic) {
        this.recycling = recycling;
        this.traffic = traffic;
    }

    /** Recyclings are in proportion to requests by limit; each cuts as many as one did. */
    Verdict maximumRequests(long value) {
        if (!recycling.seen()) {
            return UNSEEN;
        }
        if (value == 0) {
            return estimate(
                    new Prediction(0, 0, 0), recycling.counts(), "without maximum-requests no process is recycled");
        }
        if (!recycling.limitKnown()) {
            return new Unanswered(
                    "nothing tells the limit these " + recycling.counts() + " happened at",
                    "give the configuration with WSGIDaemonProcess along with the logs");
        }
        double least = (double) recycling.limitLow().getAsLong() / value;
        double most = (double) recycling.limitHigh().getAsLong() / value;
        return estimate(
                predict(least).to(predict(most)),
                recycling.counts() + " at " + recycling.limit(),
                "the same requests, so recyclings in proportion to 1 / maximum-requests, each cutting as many as those seen");
    }

    /** What a recycling cuts is in proportion to the time that requests take beyond the timeout. */
    Verdict shutdownTimeout(long value) {
        if (!recycling.seen()) {
            return UNSEEN;
        }
        Optional<Served> timed = traffic.timed();
        if (timed.isEmpty()) {
            return NoDurations.VERDICT;
        }
        Durations durations = timed.get().durations();
        long now = recycling.observed().option("shutdown-timeout").orElse(SHUTDOWN_TIMEOUT);
        double beyondNow = durations.beyond(now);
        if (beyondNow == 0) {
            return new Unanswered(
                    "no request that was logged took longer than the " + now
                            + " s that shutdown-timeout gives now, so durations do not explain the cuts",
                    "log Apache's %D: " + timed.get().software().label() + " tells other durations");
        }
        String basis = String.format(
                Locale.ROOT,
                "%s with shutdown-timeout=%d (%s); of %,d requests timed by %s %,d took longer than %d s, %,d than %d s",
                recycling.counts(),
                now,
                recycling.observed().option("shutdown-timeout").isPresent() ? "as configured" : "the default",
                durations.all(),
                timed.get().software().label(),
                durations.longerThan(now),
                now,
                durations.longerThan(value),
                value);
        Prediction prediction = durations.longerThan(value) == 0
                ? new Prediction(0, 0, Prediction.RULE_OF_THREE)
                : predict(durations.beyond(value) / beyondNow);
        return estimate(
                prediction,
                basis,
                "a recycling meets requests at any moment of theirs, and cuts those with longer than the timeout still to go;"
                        + " requests that were cut count as long as they lasted");
    }

    /** A process that may wait until it is idle cuts less; nothing tells how often it would have been. */
    Verdict gracefulTimeout(long value) {
        if (!recycling.seen()) {
            return UNSEEN;
        }
        if (recycling.observed().draining()) {
            return new Unanswered(
                    "processes wait to be idle already, and no log tells how long each would have had to",
                    "try it on one host: LogLevel wsgi:info shows 'graceful timer expired' for those that did not become idle");
        }
        Prediction most =
                value == 0 ? predict(1) : new Prediction(0, 0, predict(1).high());
        return new Estimate(
                Counted.REQUESTS_CUT,
                most.low(),
                value == 0 ? OptionalDouble.of(most.expected()) : OptionalDouble.empty(),
                most.high(),
                OptionalLong.of(recycling.cuts()),
                recycling.counts(),
                "a process that is idle at some moment within " + value
                        + " s cuts nothing, one that never is cuts as many as before; which of them were idle no log tells");
    }

    private Prediction predict(double ratio) {
        return Prediction.of(recycling.cuts(), ratio, recycling.observed().dispersion());
    }

    private Estimate estimate(Prediction prediction, String basis, String assumption) {
        return new Estimate(
                Counted.REQUESTS_CUT,
                prediction.low(),
                OptionalDouble.of(prediction.expected()),
                prediction.high(),
                OptionalLong.of(recycling.cuts()),
                basis,
                assumption);
    }
}
