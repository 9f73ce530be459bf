package io.culprit.app.report;

import io.culprit.app.lifecycle.Failure;
import io.culprit.incident.Incident;
import io.culprit.shipper.inventory.ReportFiles;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * Writes findings into a folder, as files for machines, for spreadsheets, and for people.
 *
 * <p>The same findings give the same bytes.
 */
public final class Report {

    private Report() {}

    /**
     * Writes {@code incidents.jsonl}, {@code timeline.csv}, {@code report.md} and {@code report.html}; each is there whole or
     * not at all.
     *
     * @param folder where; made if need be
     * @return the files
     * @throws Failure when they cannot be written
     */
    public static List<Path> write(Findings findings, Path folder) {
        Story story = Story.of(findings, new Runbooks());
        String markdown = MarkdownReport.of(story, findings);
        try {
            Files.createDirectories(folder);
            return List.of(
                    put(folder.resolve(ReportFiles.INCIDENTS), jsonLines(findings.incidents())),
                    put(folder.resolve(ReportFiles.TIMELINE), TimelineCsv.of(findings)),
                    put(folder.resolve(ReportFiles.MARKDOWN), markdown),
                    put(folder.resolve(ReportFiles.PAGE), new HtmlReport().of(story, findings, markdown)));
        } catch (IOException e) {
            throw new Failure(
                    "cannot write the report into " + folder + " (" + e + "): name a folder that you may write to", e);
        }
    }

    private static String jsonLines(List<Incident> incidents) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (Incident incident : incidents) {
            lines.append(SafeText.json(Json.mapper().writeValueAsString(incident)))
                    .append('\n');
        }
        return lines.toString();
    }

    private static Path put(Path file, String text) throws IOException {
        Path unfinished = file.resolveSibling(file.getFileName() + ".part");
        Files.writeString(unfinished, text);
        return Files.move(unfinished, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    }
}
