package io.culprit.app.terminal;

import io.culprit.correlation.uptime.UptimeRow;
import io.culprit.shipper.terminal.SafeText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Uptime as people read it: a table whose last column is the check, because URLs are long; where that is too wide for the
 * terminal, the check stands below its figures.
 */
public final class UptimeText {

    private static final List<String> HEADING = List.of(
            "service", "period", "checks", "UP", "DOWN_UNCONFIRMED", "DOWN", "uptime", "naive", "explained", "check");
    private static final int TEXTS = 2;
    private static final String GAP = "  ";
    private static final String NONE = "-";
    private static final String INDENT = "    ";

    private UptimeText() {}

    /** The table with its heading; nothing when there are no rows. */
    public static List<String> table(List<UptimeRow> rows, Width width) {
        if (rows.isEmpty()) {
            return List.of();
        }
        List<List<String>> cells = new ArrayList<>(List.of(HEADING));
        rows.forEach(row -> cells.add(cells(row)));
        int check = HEADING.size() - 1;
        int[] widths = IntStream.range(0, check)
                .map(column -> cells.stream()
                        .mapToInt(row -> row.get(column).length())
                        .max()
                        .orElse(0))
                .toArray();
        List<String> lines = new ArrayList<>();
        cells.forEach(row -> lines.addAll(lines(figures(row, widths), row.get(check), width)));
        return lines;
    }

    private static List<String> lines(String figures, String check, Width width) {
        String line = figures + GAP + check;
        return width.holds(line) ? List.of(line) : List.of(figures, width.cut(INDENT + check));
    }

    private static String figures(List<String> row, int[] widths) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < widths.length; column++) {
            String padding = " ".repeat(widths[column] - row.get(column).length());
            line.append(column == 0 ? "" : GAP)
                    .append(column < TEXTS ? row.get(column) + padding : padding + row.get(column));
        }
        return line.toString();
    }

    private static List<String> cells(UptimeRow row) {
        long failed = row.counts().failed();
        return List.of(
                row.service().isEmpty() ? NONE : SafeText.of(row.service()),
                row.period(),
                Long.toString(row.counts().checks()),
                Long.toString(row.counts().up()),
                Long.toString(row.counts().downUnconfirmed()),
                Long.toString(row.counts().down()),
                percent(row.counts().uptime()),
                percent(row.counts().naiveUptime()),
                row.explained().isPresent() && failed > 0 ? row.explained().getAsLong() + " of " + failed : NONE,
                row.check().map(SafeText::of).orElse("all checks"));
    }

    private static String percent(BigDecimal percent) {
        return (percent.compareTo(BigDecimal.valueOf(100)) == 0 ? "100" : percent.toPlainString()) + "%";
    }
}
