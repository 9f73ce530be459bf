package io.culprit.app.backtest;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.culprit.wire.Json;

/** A score as machines read it: an object with the key {@code score}; shares of nothing are left out. */
final class ScoreJson {

    private ScoreJson() {}

    static ObjectNode of(Score score) {
        ObjectNode root = Json.mapper().createObjectNode();
        ObjectNode told = root.putObject("score");
        told.put("pattern", score.pattern());
        told.put("tp", score.truePositives().size());
        told.put("fp", score.falsePositives().size());
        told.put("fn", score.falseNegatives().size());
        told.put("labels_found", score.found().size());
        score.precision().ifPresent(share -> told.put("precision", share));
        score.recall().ifPresent(share -> told.put("recall", share));
        ArrayNode falsehoods = told.putArray("false");
        score.falsePositives().forEach(incident -> falsehoods.add(incident.id()));
        ArrayNode missed = told.putArray("missed");
        for (Label label : score.falseNegatives()) {
            ObjectNode one = missed.addObject().put("pattern", label.pattern()).put("service", label.service());
            label.host().ifPresent(host -> one.put("host", host));
            one.put("from", label.from().toString()).put("to", label.to().toString());
        }
        return root;
    }
}
