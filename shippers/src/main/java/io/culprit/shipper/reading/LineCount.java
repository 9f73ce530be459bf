package io.culprit.shipper.reading;

import io.culprit.wire.DeadLetter;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** Counts what became of the lines of one source, by the format they were read as. */
public final class LineCount {

    private final Map<String, Tally> tallies = new LinkedHashMap<>();
    private final Tally main;
    private Tally latest;
    private String latestFormat;

    private static final class Tally {
        private final Map<DeadLetter.Reason, Long> rejected = new EnumMap<>(DeadLetter.Reason.class);
        private long eventLines;
        private long events;
        private long parts;
        private long blank;

        ReadingSummary.Lines lines() {
            long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
            return new ReadingSummary.Lines(
                    eventLines + parts + blank + refused, eventLines, events, parts, blank, rejected);
        }
    }

    /** @param format name of the format that lines count to which no format could read */
    public LineCount(String format) {
        main = tallies.computeIfAbsent(format, first -> new Tally());
        latest = main;
        latestFormat = format;
    }

    /** An empty line. */
    public void blank() {
        main.blank++;
    }

    /** Lines that were refused. */
    public void rejected(DeadLetter.Reason reason, int lines) {
        main.rejected.merge(reason, (long) lines, Long::sum);
    }

    /**
     * A record that was read.
     *
     * @param format name of its format
     * @param lines how many lines it has
     * @param events how many events were made of it; one of which none was made serves others
     */
    public void read(String format, int lines, int events) {
        Tally tally = tally(format);
        if (events == 0) {
            tally.parts += lines;
        } else {
            tally.eventLines++;
            tally.events += events;
            tally.parts += lines - 1;
        }
    }

    /** The counts of each format. */
    public Map<String, ReadingSummary.Lines> byFormat() {
        Map<String, ReadingSummary.Lines> counts = new LinkedHashMap<>();
        tallies.forEach((format, tally) -> counts.put(format, tally.lines()));
        return counts;
    }

    /** Neighbours mostly have one format. */
    private Tally tally(String format) {
        if (!latestFormat.equals(format)) {
            latest = tallies.computeIfAbsent(format, first -> new Tally());
            latestFormat = format;
        }
        return latest;
    }
}
