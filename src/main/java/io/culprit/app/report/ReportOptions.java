package io.culprit.app.report;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.Event;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import picocli.CommandLine.Option;

/** Whether a report is to be written, and where. */
public final class ReportOptions {

    @Option(
            names = "--out",
            paramLabel = "DIR",
            description = "Write incidents.jsonl, timeline.csv, report.md and report.html into this folder.")
    private Optional<Path> folder = Optional.empty();

    private Optional<TimelineCollector> collector = Optional.empty();

    /** What is to see every event that is read. */
    public Optional<Consumer<Event>> watching(Catalogue catalogue) {
        collector = folder.map(any -> new TimelineCollector(catalogue.classifier()));
        return collector.map(each -> each);
    }

    /**
     * Writes the report, if one is wanted, of what was seen since {@link #watching}.
     *
     * @param findings what was found, beside the timeline of it
     * @return the files written
     */
    public List<Path> write(Function<Timeline, Findings> findings) {
        Timeline timeline = collector.map(TimelineCollector::timeline).orElse(Timeline.EMPTY);
        return folder.map(into -> Report.write(findings.apply(timeline), into)).orElse(List.of());
    }
}
