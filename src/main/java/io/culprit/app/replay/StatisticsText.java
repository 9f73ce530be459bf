package io.culprit.app.replay;

import static io.culprit.shipper.command.ReadingReport.counted;

import io.culprit.shipper.command.ReadingReport;
import io.culprit.shipper.reading.ReadingSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Statistics as people read them. */
final class StatisticsText {

    private StatisticsText() {}

    static List<String> of(Statistics statistics) {
        List<String> lines = new ArrayList<>();
        long all = statistics.requests().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        lines.add(counted(all, "request") + (all == 0 ? "" : " by status:"));
        statistics
                .requests()
                .forEach((status, count) -> lines.add(String.format(
                        Locale.ROOT, "  %3s  %,14d  %5.1f%%", status == 0 ? "-" : status, count, 100.0 * count / all)));
        lines.addAll(ReadingReport.whole(formats(statistics.summary())));
        lines.add(String.format(
                Locale.ROOT,
                "%,d lines a second: %.1f MB in %.2f s",
                statistics.linesPerSecond(),
                statistics.bytes() / 1e6,
                statistics.took().toMillis() / 1e3));
        return lines;
    }

    /** The lines of all sources of a format together. */
    static ReadingSummary formats(ReadingSummary summary) {
        return new ReadingSummary(summary.sources().stream()
                .map(ReadingSummary.OfSource::format)
                .distinct()
                .sorted()
                .map(format -> new ReadingSummary.OfSource("", format, summary.ofFormat(format)))
                .toList());
    }
}
