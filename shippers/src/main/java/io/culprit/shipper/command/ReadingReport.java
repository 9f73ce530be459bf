package io.culprit.shipper.command;

import io.culprit.shipper.delivery.Rejections;
import io.culprit.shipper.format.text.Bounded;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.DeadLetter;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What a person should know about a reading: what is read, what was assumed, left out, and refused. */
public final class ReadingReport {

    private static final int NAMED = 5;
    private static final int MOST_HOSTS = 20;

    private ReadingReport() {}

    /** What is going to be read, and which files are not. */
    public static List<String> of(Inventory inventory) {
        List<String> lines = new ArrayList<>();
        lines.add("reading " + counted(inventory.sources().size(), "file") + ", " + inventory.bytes() / 1024
                + " KiB; zone of stamps that name none: " + zone(inventory.zone()));
        if (!inventory.attribution().isEmpty()) {
            lines.add(SafeText.of(counted(inventory.hosts().size(), "host") + " " + inventory.attribution() + ": "
                    + inventory.hosts().stream()
                            .limit(MOST_HOSTS)
                            .map(host -> host + " (" + String.join(", ", inventory.services(host)) + ")")
                            .collect(Collectors.joining(", "))
                    + (inventory.hosts().size() > MOST_HOSTS ? " …" : "")));
        }
        if (!inventory.unused().isEmpty()) {
            String names = inventory.unused().stream()
                    .limit(NAMED)
                    .map(unused -> SafeText.of(unused.path() + " (" + unused.reason() + ")"))
                    .collect(Collectors.joining(", "));
            int more = inventory.unused().size() - NAMED;
            lines.add("not used: " + names + (more > 0 ? " and " + more + " more" : ""));
        }
        return lines;
    }

    /**
     * What could not be read and why; no line when all could.
     *
     * @param withExamples whether to quote the first line of each reason
     */
    public static List<String> of(Rejections rejections, boolean withExamples) {
        List<String> lines = new ArrayList<>();
        if (rejections.counts().isEmpty()) {
            return lines;
        }
        long all =
                rejections.counts().values().stream().mapToLong(Long::longValue).sum();
        String reasons = rejections.counts().entrySet().stream()
                .map(entry -> entry.getValue() + " " + label(entry.getKey()))
                .collect(Collectors.joining(", "));
        lines.add(counted(all, "line") + " could not be used: " + reasons
                + (withExamples ? "" : "; -v shows the first of each"));
        if (withExamples) {
            rejections.examples().forEach(letter -> lines.add(example(letter)));
        }
        return lines;
    }

    /** Which clocks were set back within what was read; no line when none was. */
    public static List<String> clocks(ReadingSummary summary) {
        List<String> lines = new ArrayList<>();
        summary.setBacks().stream()
                .limit(NAMED)
                .forEach(jump -> lines.add("the clock of " + SafeText.of(jump.source()) + " was set back from "
                        + jump.from() + " to " + jump.to() + ": what follows is placed by the new clock"));
        int more = summary.setBacks().size() - NAMED;
        if (more > 0) {
            lines.add("clocks were set back " + more + " more times");
        }
        return lines;
    }

    /** Which compressed files could not be read to their end; no line when all could. */
    public static List<String> damages(ReadingSummary summary) {
        List<String> lines = new ArrayList<>();
        summary.damages().stream()
                .limit(NAMED)
                .forEach(damage -> lines.add(
                        SafeText.of(damage.file() + ": " + damage.fault()) + "; what stands before that was read"));
        int more = summary.damages().size() - NAMED;
        if (more > 0) {
            lines.add(more + " more compressed files are damaged");
        }
        return lines;
    }

    /** What became of all lines and, where there is more than one, of those of each format. */
    public static List<String> whole(ReadingSummary summary) {
        List<String> lines = new ArrayList<>();
        lines.add(of(summary.total()));
        if (summary.sources().size() > 1) {
            summary.sources().forEach(source -> lines.add("  as " + source.format() + ": " + of(source.lines())));
        }
        return lines;
    }

    /** What became of the lines of each source, a line for each format in it; the numbers add up to the lines read. */
    public static List<String> of(ReadingSummary summary) {
        return summary.sources().stream()
                .map(source -> SafeText.of(source.source() + " as " + source.format()) + ": " + of(source.lines()))
                .toList();
    }

    /** What became of lines, in words whose numbers of lines add up. */
    public static String of(ReadingSummary.Lines lines) {
        List<String> parts = new ArrayList<>();
        if (lines.eventLines() > 0) {
            parts.add(counted(lines.events(), "event")
                    + (lines.events() == lines.eventLines() ? "" : " of " + counted(lines.eventLines(), "line")));
        }
        if (lines.parts() > 0) {
            parts.add(counted(lines.parts(), "part"));
        }
        if (lines.blank() > 0) {
            parts.add(lines.blank() + " blank");
        }
        if (lines.rejectedLines() > 0) {
            parts.add(lines.rejectedLines() + " rejected (" + reasons(lines.rejected()) + ")");
        }
        String all = counted(lines.lines(), "line");
        return parts.isEmpty() ? all : all + ": " + String.join(", ", parts);
    }

    private static String reasons(Map<DeadLetter.Reason, Long> counts) {
        return counts.entrySet().stream()
                .map(entry -> entry.getValue() + " " + entry.getKey().label())
                .collect(Collectors.joining(", "));
    }

    private static String example(DeadLetter letter) {
        return "first " + label(letter.reason()) + ": "
                + SafeText.of(letter.source() + " at byte " + letter.offset() + ", " + letter.detail() + ": "
                        + Bounded.excerpt(letter.text()));
    }

    /** A number with its noun. */
    public static String counted(long number, String noun) {
        return number + " " + noun + (number == 1 ? "" : "s");
    }

    private static String label(DeadLetter.Reason reason) {
        return reason.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    /** UTC by its name; {@link ZoneOffset#UTC} itself prints as a bare Z. */
    public static String zone(ZoneId zone) {
        return zone.equals(ZoneOffset.UTC) ? "UTC" : zone.getId();
    }
}
