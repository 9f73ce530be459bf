package io.culprit.correlation.explain;

import io.culprit.correlation.pattern.Condition;
import io.culprit.correlation.pattern.Condition.Measured;
import io.culprit.correlation.pattern.Condition.Measured.Limit;
import io.culprit.correlation.pattern.Support;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;

/** Conditions and supports in words. */
public final class ConditionWords {

    private ConditionWords() {}

    /** What meets a condition, and in which relation to others. */
    public static String of(Condition condition) {
        StringJoiner words = new StringJoiner(", ");
        words.add(way(condition));
        condition.where().forEach((field, texts) -> words.add("where " + field + " is " + or(texts)));
        condition
                .number()
                .forEach((field, bounds) -> words.add("where " + field + " is "
                        + bounds.atLeast()
                                .map(least -> "at least " + figure(least))
                                .orElse("")
                        + (bounds.atLeast().isPresent() && bounds.atMost().isPresent() ? " and " : "")
                        + bounds.atMost().map(most -> "at most " + figure(most)).orElse("")));
        if (condition.lasting().isEmpty()) {
            condition
                    .after()
                    .ifPresent(after -> words.add("after " + after
                            + condition
                                    .within()
                                    .map(time -> " within " + time(time))
                                    .orElse("")
                            + (condition.spends() ? ", each only once" : "")));
        }
        if (!condition.same().isEmpty()) {
            words.add("with the same " + String.join(" and ", condition.same()));
        }
        counted(condition, words);
        condition.measured().ifPresent(measured -> words.add(words(measured)));
        if (!condition.unless().isEmpty()) {
            words.add("unless " + or(condition.unless()));
        }
        condition.until().ifPresent(until -> words.add("until " + until));
        condition.holds().ifPresent(time -> words.add("counting for " + time(time)));
        return words.toString();
    }

    private static String words(Measured measured) {
        return "with at least " + measured.samples() + " samples of the measure"
                + measured.steady()
                        .map(steady -> steady ? ", nearly equal" : ", clearly different")
                        .orElse("")
                + measured.limit()
                        .map(limit -> limit == Limit.REACHED
                                ? ", as large as the configured limit"
                                : ", not known to fall short of the configured limit")
                        .orElse("");
    }

    private static String way(Condition condition) {
        if (!condition.allOf().isEmpty()) {
            return "all of " + String.join(", ", condition.allOf())
                    + condition.within().map(time -> " within " + time(time)).orElse("");
        }
        if (!condition.anyOf().isEmpty()) {
            return "any of " + String.join(", ", condition.anyOf());
        }
        return condition
                .lasting()
                .map(time -> time(time) + " after " + condition.after().orElse("")
                        + (condition.without().isEmpty() ? "" : " without " + or(condition.without())))
                .orElseGet(() -> or(condition.signals()));
    }

    private static void counted(Condition condition, StringJoiner words) {
        List<String> asked = new ArrayList<>();
        condition
                .atLeast()
                .ifPresent(least -> asked.add("at least " + least
                        + condition
                                .distinct()
                                .map(field -> " different " + field)
                                .orElse(" times")));
        condition
                .share()
                .ifPresent(share -> asked.add("at least " + figure(share.atLeast() * 100) + "% of " + share.of()));
        condition
                .rising()
                .ifPresent(rising -> asked.add(rising.field() + " rising by at least " + figure(rising.by() * 100)
                        + "% over " + rising.samples() + " samples"));
        condition.spread().ifPresent(time -> asked.add("spread over at least " + time(time)));
        condition.span().ifPresent(span -> asked.add("within " + time(span)));
        if (!asked.isEmpty()) {
            words.add(String.join(" ", asked));
        }
    }

    /** What a support counts. */
    public static String of(Support support) {
        StringJoiner words = new StringJoiner(", ");
        words.add(or(support.signals()));
        support.where().forEach((field, texts) -> words.add("where " + field + " is " + or(texts)));
        words.add("from " + time(support.before()) + " before to " + time(support.after()) + " after evidence");
        if (support.throughout()) {
            words.add("and everything between");
        }
        return words.toString();
    }

    private static String or(List<String> names) {
        return String.join(" or ", names);
    }

    private static String figure(double value) {
        return value == Math.rint(value) ? Long.toString((long) value) : Double.toString(value);
    }

    /** A span of time as it is written in files. */
    public static String time(Duration time) {
        Map<String, Long> units = Map.of("d", 86_400L, "h", 3_600L, "m", 60L);
        long seconds = time.toSeconds();
        if (time.toMillisPart() != 0) {
            return time.toMillis() + " ms";
        }
        for (String unit : List.of("d", "h", "m")) {
            if (seconds > 0 && seconds % units.get(unit) == 0) {
                return seconds / units.get(unit) + " " + (unit.equals("m") ? "min" : unit);
            }
        }
        return seconds + " s";
    }
}
