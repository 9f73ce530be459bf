package io.culprit.app.whatif;

import io.culprit.app.terminal.Width;
import io.culprit.app.whatif.Answer.Estimate;
import io.culprit.app.whatif.Answer.Unanswered;
import io.culprit.shipper.terminal.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Answers as people read them; names of groups are log text, and made safe. */
final class WhatIfText {

    private static final int FIELD = 13;

    private WhatIfText() {}

    static List<String> of(Answer answer, Width width) {
        List<String> lines = new ArrayList<>();
        String group = answer.group().isEmpty() ? "" : "  [" + SafeText.of(answer.group()) + "]";
        lines.add("WHAT IF  " + answer.question() + group);
        if (answer.verdict() instanceof Estimate estimate) {
            lines.addAll(width.wrap("  " + sentence(estimate), 2));
            lines.addAll(width.wrap(field("from", estimate.basis()), FIELD));
            lines.addAll(width.wrap(field("assuming", estimate.assumption()), FIELD));
        } else if (answer.verdict() instanceof Unanswered unanswered) {
            lines.addAll(width.wrap("  cannot be told: " + unanswered.because(), 2));
            lines.addAll(width.wrap(field("do", unanswered.mend()), FIELD));
        }
        return lines;
    }

    private static String sentence(Estimate estimate) {
        String expected = estimate.expected().isPresent()
                ? " (95%), " + figure(estimate.expected().getAsDouble()) + " expected"
                : "";
        String observed = estimate.observed().isPresent()
                ? ", in place of " + estimate.observed().getAsLong()
                : "";
        return estimate.counted().words() + ": " + range(estimate) + expected + observed;
    }

    private static String range(Estimate estimate) {
        String low = figure(Math.floor(estimate.low()));
        String high = figure(Math.ceil(estimate.high()));
        return low.equals(high) ? low : low + " to " + high;
    }

    private static String figure(double value) {
        return value == Math.rint(value) || value >= 10
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.format(Locale.ROOT, "%.1f", value);
    }

    private static String field(String name, String text) {
        return String.format(Locale.ROOT, "  %-10s %s", name, text);
    }
}
