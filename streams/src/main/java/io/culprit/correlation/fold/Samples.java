package io.culprit.correlation.fold;

/**
 * What completed processes served.
 *
 * @param count how many processes
 * @param sum requests they served
 * @param squares sum of the squares of those
 */
record Samples(int count, double sum, double squares) {

    static final Samples NONE = new Samples(0, 0, 0);

    Samples plus(double served) {
        return new Samples(count + 1, sum + served, squares + served * served);
    }

    /** Requests a process, 0 where there is none. */
    double mean() {
        return count == 0 ? 0 : sum / count;
    }

    /** Standard deviation as a share of the mean. */
    double deviation() {
        double variance = count < 2 ? 0 : Math.max(0, (squares - sum * sum / count) / (count - 1));
        return sum == 0 ? 0 : Math.sqrt(variance) / mean();
    }
}
