package io.culprit.correlation.fold;

import io.culprit.correlation.pattern.Condition.Rising;
import java.util.List;

/**
 * Whether a number that was sampled over a span grows, steadily and still: what a leak does, and a cache that is filled or a
 * single leap does not.
 *
 * @param values the samples, earliest first
 * @param wanted how much growth over how many samples
 */
record Trend(List<Double> values, Rising wanted) {

    /** Least number of samples that have thirds. */
    private static final int LEAST = 4;

    /** More of the steps between neighbours lead up than down by so much: the sign test of Cox and Stuart (1955) on neighbours. */
    private static final int UP_TO_DOWN = 3;

    /** What a third must contribute, as a part of its even share: a leak by leaps and one that slows down still are leaks. */
    private static final double OF_EVEN_SHARE = 0.25;

    static Trend of(List<Match> near, Rising wanted) {
        return new Trend(
                near.stream()
                        .map(match -> match.fields().getOrDefault(wanted.field(), ""))
                        .filter(text -> text.matches("-?\\d+(?:\\.\\d+)?"))
                        .map(Double::valueOf)
                        .toList(),
                wanted);
    }

    boolean rises() {
        return values.size() >= Math.max(LEAST, wanted.samples()) && steady() && enough() && still();
    }

    private boolean steady() {
        int up = 0;
        int down = 0;
        for (int i = 1; i < values.size(); i++) {
            int step = Double.compare(values.get(i), values.get(i - 1));
            up += step > 0 ? 1 : 0;
            down += step < 0 ? 1 : 0;
        }
        return up >= UP_TO_DOWN * down;
    }

    /** From the first third of the samples to the last. */
    private boolean enough() {
        int third = values.size() / 3;
        double begin = mean(values.subList(0, third));
        double end = mean(values.subList(values.size() - third, values.size()));
        return end >= begin * (1 + wanted.by());
    }

    /** In the second third and in the last. The first may be flat: what begins to leak now is told soon. */
    private boolean still() {
        int last = values.size() - 1;
        double growth = values.get(last) - values.get(0);
        double least = growth / 3 * OF_EVEN_SHARE;
        double middle = values.get(2 * last / 3) - values.get(last / 3);
        double end = values.get(last) - values.get(2 * last / 3);
        return growth > 0 && middle >= least && end >= least;
    }

    private static double mean(List<Double> values) {
        return values.stream().mapToDouble(Double::doubleValue).average().orElse(0);
    }
}
