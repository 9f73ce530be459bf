package io.culprit.correlation.fold;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;

/**
 * What a pattern's texts may refer to: a field of the join key by its name, {@code condition.count}, {@code
 * condition.first}, {@code condition.last}, {@code condition.top} and {@code condition.field} by condition, and {@code limit} for the measure.
 */
final class Facts implements UnaryOperator<String> {

    private final EpisodeKey key;
    private final Map<String, Tally> tallies;
    private final Optional<RequestsPerProcess> measure;

    Facts(EpisodeKey key, Map<String, Tally> tallies, Optional<RequestsPerProcess> measure) {
        this.key = key;
        this.tallies = tallies;
        this.measure = measure;
    }

    @Override
    public String apply(String name) {
        if (key.fields().containsKey(name)) {
            return key.fields().get(name);
        }
        if (name.equals("limit")) {
            return measure.orElse(RequestsPerProcess.UNKNOWN)
                    .limit(key.fields().getOrDefault("group", ""))
                    .inWords();
        }
        int dot = name.indexOf('.');
        if (dot < 0) {
            return "";
        }
        return Optional.ofNullable(tallies.get(name.substring(0, dot)))
                .map(tally -> ofTally(tally, name.substring(dot + 1)))
                .orElse("");
    }

    private static String ofTally(Tally tally, String fact) {
        return switch (fact) {
            case "count" -> Long.toString(tally.count());
            case "first" -> tally.first().toString();
            case "last" -> tally.last().toString();
            case "top" -> tally.top();
            default -> tally.fields().getOrDefault(fact, "");
        };
    }
}
