package io.culprit.app.report;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.event.Event;
import io.culprit.incident.Incident;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.uptime.CheckDay;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
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
     * @return the files written
     */
    public List<Path> write(
            List<Incident> incidents, List<CheckDay> checks, ReadingSummary summary, long events, long late) {
        Timeline timeline = collector.map(TimelineCollector::timeline).orElse(Timeline.EMPTY);
        Findings findings = new Findings(incidents, timeline, checks, summary, events, late);
        return folder.map(into -> Report.write(findings, into)).orElse(List.of());
    }
}
