package io.culprit.app.whatif;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.app.whatif.Answer.Estimate;
import io.culprit.app.whatif.Answer.Unanswered;
import io.culprit.wire.Json;
import java.util.Locale;

/** Answers as machines read them: one object with the key {@code what_if}; property names are public API. */
final class WhatIfJson {

    private static final double DECIMALS = 1e3;

    private WhatIfJson() {}

    static ObjectNode of(Answer answer) {
        ObjectNode root = Json.mapper().createObjectNode();
        ObjectNode told = root.putObject("what_if");
        told.put("setting", answer.question().setting().directive());
        told.put("value", answer.question().value());
        if (!answer.group().isEmpty()) {
            told.put("group", answer.group());
        }
        if (answer.verdict() instanceof Estimate estimate) {
            told.put("counted", estimate.counted().name().toLowerCase(Locale.ROOT));
            told.put("low", rounded(Math.floor(estimate.low())));
            estimate.expected().ifPresent(expected -> told.put("expected", rounded(expected)));
            told.put("high", rounded(Math.ceil(estimate.high())));
            estimate.observed().ifPresent(observed -> told.put("observed", observed));
            told.put("basis", estimate.basis());
            told.put("assumption", estimate.assumption());
        } else if (answer.verdict() instanceof Unanswered unanswered) {
            told.put("unanswered", unanswered.because());
            told.put("mend", unanswered.mend());
        }
        return root;
    }

    private static double rounded(double value) {
        return Math.round(value * DECIMALS) / DECIMALS;
    }
}
