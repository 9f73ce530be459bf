package io.culprit.app.whatif;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.app.whatif.Answer.Estimate;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Simulated daemon processes, some of whose requests are slow, at one limit and at others: five seeds pooled. */
class OtherLimitsTest {

    private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
    private static final int SEEDS = 5;
    private static final int REQUESTS = 30_000;
    private static final double RATE = 10;
    private static final double SLOW = 0.04;
    private static final int LIMIT = 200;

    /** What one run recorded. */
    private record Run(DaemonGroup group, Durations durations) {}

    @Test
    void predictsWithinAFactorOfOneAndAHalf_whatOtherLimitsCut() {
        assertThat(predictedByCut(4 * LIMIT)).isBetween(1 / 1.5, 1.5);
        assertThat(predictedByCut(LIMIT / 2)).isBetween(1 / 1.5, 1.5);
    }

    @Test
    void predictsWithinAFactorOfOneAndAHalf_whatAnotherShutdownTimeoutCuts() {
        double predicted = 0;
        double cut = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            Run seen = run(LIMIT, 5, seed);
            double ratio = seen.durations().beyond(10) / seen.durations().beyond(5);
            predicted += Prediction.of(seen.group().cuts(), ratio, 1).expected();
            cut += run(LIMIT, 10, 100 + seed).group().cuts();
        }
        assertThat(predicted / cut).isBetween(1 / 1.5, 1.5);
    }

    private static double predictedByCut(int limit) {
        double predicted = 0;
        double cut = 0;
        for (int seed = 0; seed < SEEDS; seed++) {
            DaemonGroup group = run(LIMIT, 5, seed).group();
            Recycling recycling = new Recycling(
                    "deploy", group, group.cuts(), OptionalLong.of(LIMIT), OptionalLong.of(LIMIT), "as configured");
            Estimate estimate =
                    (Estimate) new RecyclingAnswers(recycling, new Traffic(List.of())).maximumRequests(limit);
            predicted += estimate.expected().orElseThrow();
            cut += run(limit, 5, 100 + seed).group().cuts();
        }
        assertThat(cut).isGreaterThan(20);
        return predicted / cut;
    }

    /** Requests arrive as a Poisson process at one daemon process, which is replaced at once at its limit. */
    private static Run run(int limit, int shutdownTimeout, long seed) {
        Random random = new Random(seed);
        DaemonGroup group = new DaemonGroup();
        Durations durations = new Durations();
        List<Double> ends = new ArrayList<>();
        double now = 0;
        for (int request = 1; request <= REQUESTS; request++) {
            now += -Math.log(1 - random.nextDouble()) / RATE;
            double taken = random.nextDouble() < SLOW ? 3 + 17 * random.nextDouble() : 0.03;
            ends.add(now + taken);
            durations.add(Duration.ofMillis((long) (1_000 * taken)));
            if (request % limit == 0) {
                double killed = now + shutdownTimeout;
                String pid = Integer.toString(request);
                group.recycled(pid, false);
                Instant at = NOON.plusMillis((long) (1_000 * killed));
                group.aborted(pid, at);
                ends.stream().filter(end -> end > killed).forEach(end -> group.cut(at));
                ends.clear();
            }
        }
        return new Run(group, durations);
    }
}
