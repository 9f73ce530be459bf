package io.culprit.shipper.inventory;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;

/**
 * The files of a report, which are no logs, though they quote many.
 *
 * <p>A report often lies within the folder that it is of. One that was read as a log would be evidence of itself.
 */
public final class ReportFiles {

    public static final String INCIDENTS = "incidents.jsonl";
    public static final String TIMELINE = "timeline.csv";
    public static final String MARKDOWN = "report.md";
    public static final String PAGE = "report.html";

    private static final Set<String> ALL = Set.of(INCIDENTS, TIMELINE, MARKDOWN, PAGE);

    private ReportFiles() {}

    /** Whether a file is one of a report: alone, a file of such a name may be anybody's. */
    static boolean isOne(Path file) {
        return ALL.contains(file.getFileName().toString())
                && ALL.stream().allMatch(name -> Files.isRegularFile(file.resolveSibling(name)));
    }
}
