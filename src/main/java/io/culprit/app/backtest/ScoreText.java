package io.culprit.app.backtest;

import io.culprit.app.terminal.Width;
import io.culprit.shipper.terminal.SafeText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** Scores as people read them: a table, and the names of what is false and what was missed. */
final class ScoreText {

    private static final int HANG = 9;
    private static final int PERCENT = 100;

    private ScoreText() {}

    /** The table, with a row for all together where there are several patterns. */
    static List<String> table(List<Score> scores) {
        List<Score> rows = new ArrayList<>(scores);
        if (scores.size() != 1) {
            rows.add(Score.together(scores));
        }
        int widest = rows.stream().mapToInt(row -> row.pattern().length()).max().orElse(0);
        String form = "%-" + Math.max("pattern".length(), widest) + "s  %4s  %4s  %4s  %9s  %6s";
        List<String> lines = new ArrayList<>();
        lines.add(String.format(Locale.ROOT, form, "pattern", "tp", "fp", "fn", "precision", "recall"));
        for (Score row : rows) {
            lines.add(String.format(
                    Locale.ROOT,
                    form,
                    SafeText.of(row.pattern()),
                    row.truePositives().size(),
                    row.falsePositives().size(),
                    row.falseNegatives().size(),
                    percent(row.precision()),
                    percent(row.recall())));
        }
        return lines;
    }

    /** What is false, and what was missed. */
    static List<String> names(List<Score> scores, Width width) {
        List<String> lines = new ArrayList<>();
        for (Score score : scores) {
            score.falsePositives()
                    .forEach(incident ->
                            lines.addAll(width.wrap("false    " + SafeText.of(DifferenceText.told(incident)), HANG)));
            score.falseNegatives()
                    .forEach(label -> lines.addAll(width.wrap("missed   " + SafeText.of(told(label)), HANG)));
        }
        return lines;
    }

    private static String told(Label label) {
        return label.from() + "  " + label.pattern() + "  [" + label.service() + "]"
                + label.host().map(host -> " on " + host).orElse("") + "  until " + label.to();
    }

    private static String percent(OptionalDouble share) {
        return share.isEmpty() ? "-" : String.format(Locale.ROOT, "%.1f%%", share.getAsDouble() * PERCENT);
    }
}
