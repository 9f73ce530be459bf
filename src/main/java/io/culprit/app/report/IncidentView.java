package io.culprit.app.report;

import io.culprit.app.terminal.IncidentText;
import io.culprit.incident.Coverage;
import io.culprit.incident.Evidence;
import io.culprit.incident.Impact;
import io.culprit.incident.Incident;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.text.Excerpt;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * An incident in words, for page and Markdown alike. Every text is on one line, and what is invisible in it is made visible;
 * escaping for HTML or Markdown is up to them.
 *
 * @param anchor where the page has it
 * @param when its span in words
 * @param attached its consequences and forerunners; none for those
 * @param evidence its lines; none where the report has no room for more
 * @param gaps sources that were blind or late; of these and the following at most {@value #MOST_SOURCES}
 * @param ended sources that were silent before the end
 * @param heard sources that were heard to the end
 */
record IncidentView(
        String anchor,
        String title,
        String pattern,
        String severity,
        String confidence,
        String status,
        String place,
        String when,
        String summary,
        String culprit,
        List<Fact> facts,
        String impact,
        String advice,
        String silenced,
        List<Line> evidence,
        List<Excluded> ruledOut,
        List<Heard> gaps,
        List<Heard> ended,
        List<Heard> heard,
        String runbook,
        String runbookHtml,
        List<IncidentView> attached,
        Incident incident) {

    private static final int LONGEST_LINE = 600;

    /** What a line costs besides its text. */
    private static final int OVERHEAD = 100;

    private static final int MOST_SOURCES = 30;

    private static final Set<String> GAPS = Set.of("blind", Coverage.LATE);
    private static final Set<String> ENDED = Set.of("ended");
    private static final Set<String> HEARD = Set.of("heard");

    /** A fact about the culprit. */
    record Fact(String name, String value) {}

    /** A line of evidence; {@code many} is empty where it stands for itself alone. */
    record Line(String at, String signal, String source, String text, String many) {}

    /** A cause that it was not. */
    record Excluded(String cause, String because) {}

    /** A source and up to when it was heard. */
    record Heard(String source, String state, String until) {}

    /** The same with its consequences and forerunners. */
    IncidentView with(List<IncidentView> others) {
        return new IncidentView(
                anchor,
                title,
                pattern,
                severity,
                confidence,
                status,
                place,
                when,
                summary,
                culprit,
                facts,
                impact,
                advice,
                silenced,
                evidence,
                ruledOut,
                gaps,
                ended,
                heard,
                runbook,
                runbookHtml,
                others,
                incident);
    }

    /** Whether all was seen, in a few words. */
    String coverage() {
        long unseen = count(GAPS);
        long silent = count(ENDED);
        return count(HEARD) + " sources heard to the end, " + silent + " silent before it, "
                + (unseen == 0 ? "none blind" : unseen + " blind or late");
    }

    private long count(Set<String> states) {
        return incident.coverage().stream()
                .filter(coverage -> states.contains(coverage.state()))
                .count();
    }

    /**
     * In words; lines of evidence are left out where there is no room for them.
     *
     * @param runbookHtml its runbook, empty when it is not to stand with it
     */
    static IncidentView of(Incident incident, String runbookHtml, Room room) {
        List<Line> lines = incident.evidence().stream().map(IncidentView::line).toList();
        int length = lines.stream()
                .mapToInt(line -> line.text().length() + line.source().length() + OVERHEAD)
                .sum();
        List<Fact> facts = new ArrayList<>();
        incident.culprit()
                .attributes()
                .forEach((name, value) ->
                        facts.add(new Fact(SafeText.of(name.replace('_', ' ')), SafeText.of(String.valueOf(value)))));
        return new IncidentView(
                "incident-" + incident.id().replaceAll("[^A-Za-z0-9-]", "-"),
                SafeText.of(incident.title()),
                SafeText.of(incident.pattern()),
                incident.severity().label(),
                incident.confidence().label(),
                IncidentText.status(incident),
                IncidentText.place(incident).orElse(""),
                when(incident),
                SafeText.of(incident.summary()),
                SafeText.of(incident.culprit().kind().replace('_', ' ') + " "
                        + incident.culprit().name()),
                facts,
                harm(incident.impact()),
                SafeText.of(incident.advice()),
                incident.silenced()
                        .map(silenced -> SafeText.of(silenced.reason()) + ", until " + Times.full(silenced.until()))
                        .orElse(""),
                room.takeLines(length) ? lines : List.of(),
                incident.ruledOut().stream()
                        .map(out -> new Excluded(SafeText.of(out.cause()), SafeText.of(out.because())))
                        .toList(),
                heard(incident, GAPS),
                heard(incident, ENDED),
                heard(incident, HEARD),
                SafeText.of(incident.runbook()),
                runbookHtml,
                List.of(),
                incident);
    }

    /** When it is over at the latest, as far as is known: a firing one lasts to its last evidence at least. */
    static Instant end(Incident incident) {
        Instant last = incident.lastEvidenceAt();
        return incident.resolvedAt().filter(at -> at.isAfter(last)).orElse(last);
    }

    private static String when(Incident incident) {
        Instant from = incident.openedAt();
        Instant to = incident.resolvedAt().orElse(end(incident));
        String span = Times.span(from, to.isBefore(from) ? from : to);
        return incident.resolvedAt().isPresent()
                ? span + " (" + Times.duration(Duration.between(from, to)) + ")"
                : span + ", and still firing at the end of what was read";
    }

    private static String harm(Impact impact) {
        List<String> harm = IncidentText.harm(impact);
        return harm.isEmpty() ? "no failed request or check is known" : String.join(", ", harm);
    }

    private static Line line(Evidence evidence) {
        return new Line(
                Times.full(evidence.at()),
                SafeText.of(evidence.signal()),
                SafeText.of(evidence.source()),
                SafeText.of(Excerpt.cut(evidence.text(), LONGEST_LINE)),
                evidence.count() == 1 ? "" : "×" + evidence.count());
    }

    private static List<Heard> heard(Incident incident, Set<String> states) {
        return incident.coverage().stream()
                .filter(coverage -> states.contains(coverage.state()))
                .limit(MOST_SOURCES)
                .map(coverage -> new Heard(
                        SafeText.of(coverage.source()),
                        SafeText.of(coverage.state()),
                        coverage.lastHeardAt().map(Times::full).orElse("never")))
                .toList();
    }
}
