package io.culprit.app.whatif;

/**
 * How many events another span would have had, as an interval of {@value #LEVEL} probability.
 *
 * <p>Counts are Poisson. Of k counted, the mean has the Gamma(k + 1/2, 1) distribution that Jeffreys' prior gives (Brown,
 * Cai, DasGupta, "Interval estimation in exponential families", Statistica Sinica 13, 2003), so a count whose mean is r times
 * as high is negative binomial with size k + 1/2 and probability 1 / (1 + r) (Gelman et al., "Bayesian Data Analysis", 3rd
 * ed., 2.6). Where events come in groups, as several requests cut by one recycling, counts are divided by their dispersion
 * (variance by mean) before, and multiplied by it after: quasi-Poisson (McCullagh, Nelder, "Generalized Linear Models", 2nd
 * ed., 6.2).
 *
 * <p>Where nothing was counted, the upper bound is the "rule of three": with 95% probability the mean is at most 3 (Hanley,
 * Lippman-Hand, "If nothing goes wrong, is everything all right?", JAMA 249, 1983).
 *
 * @param low lower end
 * @param expected the mean
 * @param high upper end
 */
record Prediction(double low, double expected, double high) {

    /** Probability that the interval holds the count. */
    static final double LEVEL = 0.95;

    /** What cannot be excluded of something that was never seen. */
    static final double RULE_OF_THREE = 3;

    /**
     * Predicts a count.
     *
     * @param counted what was counted
     * @param ratio how many times as high the mean is
     * @param dispersion variance by mean of counts, at least 1
     */
    static Prediction of(long counted, double ratio, double dispersion) {
        if (counted == 0) {
            return new Prediction(0, 0, RULE_OF_THREE * ratio);
        }
        double size = counted / dispersion + 0.5;
        double tail = (1 - LEVEL) / 2;
        return new Prediction(
                dispersion * quantile(size, ratio, tail),
                counted * ratio,
                dispersion * quantile(size, ratio, 1 - tail));
    }

    /** The least count below or at which the negative binomial distribution has this probability. */
    private static long quantile(double size, double ratio, double probability) {
        if (ratio <= 0) {
            return 0;
        }
        double failed = Math.log(ratio / (1 + ratio));
        double logOfTerm = -size * Math.log1p(ratio);
        double below = Math.exp(logOfTerm);
        long count = 0;
        double most = 20 * (size + 10) * (ratio + 1);
        while (below < probability && count < most) {
            logOfTerm += Math.log((count + size) / (count + 1)) + failed;
            below += Math.exp(logOfTerm);
            count++;
        }
        return count;
    }

    /** From the lower end of one to the upper end of another. */
    Prediction to(Prediction other) {
        return new Prediction(low, (expected + other.expected) / 2, other.high);
    }
}
