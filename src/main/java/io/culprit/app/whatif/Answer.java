package io.culprit.app.whatif;

import java.util.Objects;
import java.util.OptionalDouble;
import java.util.OptionalLong;

/**
 * What is said to a question.
 *
 * @param question the question
 * @param group daemon group it is about; empty when it is about the server
 * @param verdict the answer, or why there is none
 */
record Answer(WhatIf question, String group, Verdict verdict) {

    Answer {
        Objects.requireNonNull(question);
        Objects.requireNonNull(group);
        Objects.requireNonNull(verdict);
    }

    /** Either an estimate, or why there is none. */
    sealed interface Verdict permits Estimate, Unanswered {}

    /** What an estimate counts. */
    enum Counted {
        REQUESTS_CUT("requests cut"),
        REQUESTS_WAITING("requests that wait");

        private final String words;

        Counted(String words) {
            this.words = words;
        }

        String words() {
            return words;
        }
    }

    /**
     * A count as an interval.
     *
     * @param counted what is counted
     * @param low lower end
     * @param expected the mean; empty where only bounds are known
     * @param high upper end
     * @param observed the count in the log, where there is one
     * @param basis what it was made from
     * @param assumption what must hold for it
     */
    record Estimate(
            Counted counted,
            double low,
            OptionalDouble expected,
            double high,
            OptionalLong observed,
            String basis,
            String assumption)
            implements Verdict {

        Estimate {
            if (low < 0 || high < low) {
                throw new IllegalArgumentException("no interval: " + low + " to " + high);
            }
        }
    }

    /**
     * No answer.
     *
     * @param because what is missing
     * @param mend what would show it
     */
    record Unanswered(String because, String mend) implements Verdict {}
}
