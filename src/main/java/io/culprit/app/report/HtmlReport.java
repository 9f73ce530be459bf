package io.culprit.app.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.wire.Json;
import java.io.StringReader;
import java.time.Instant;
import java.util.List;

/**
 * The report as one page that needs nothing else.
 *
 * <p>Log text gets into it in two ways only: through the template, which escapes, and within JSON that no parser of HTML can
 * leave. The script puts it on the page as text.
 */
final class HtmlReport {

    private final Template template = Mustache.compiler()
            .emptyStringIsFalse(true)
            .zeroIsFalse(true)
            .withLoader(name -> new StringReader(Assets.text(name + ".mustache")))
            .compile(Assets.text("report.mustache"));

    private final Assets assets = Assets.load();

    /** What the template shows. */
    record Page(
            String policy,
            String style,
            String library,
            String script,
            String data,
            String notice,
            String headline,
            String paragraph,
            String span,
            String amount,
            boolean calm,
            List<IncidentView> worst,
            List<IncidentView> others,
            List<IncidentView> causes,
            int untold,
            boolean charted,
            List<String> headings,
            TimelineTable table,
            List<UptimeView> uptime,
            List<Source> sources,
            long late) {}

    /** What became of one source. */
    record Source(String name, String format, long lines, long events, String refused) {}

    String of(Story story, Findings findings, String markdown) throws JsonProcessingException {
        ChartData chart = ChartData.of(story, findings.timeline(), markdown);
        List<IncidentView> causes = story.causes();
        return template.execute(new Page(
                assets.policy(),
                assets.style(),
                assets.library(),
                assets.script(),
                embedded(Json.mapper().writeValueAsString(chart)),
                findings.notice(),
                story.headline(findings),
                story.paragraph(findings),
                span(chart),
                findings.events() + " events of " + findings.summary().files() + " sources",
                causes.isEmpty(),
                causes.stream().limit(1).toList(),
                causes.stream().skip(1).toList(),
                causes,
                story.untold(),
                chart.spans() > 0,
                TimelineTable.headings(),
                TimelineTable.of(findings.timeline()),
                findings.uptime().stream().map(UptimeView::of).toList(),
                findings.summary().sources().stream().map(HtmlReport::source).toList(),
                findings.late()));
    }

    /** JSON in a form in which it cannot end the element it stands in, nor begin a comment: equal as JSON. */
    private static String embedded(String json) {
        return SafeText.json(json)
                .replace("<", "\\u003c")
                .replace(">", "\\u003e")
                .replace("&", "\\u0026");
    }

    private static String span(ChartData chart) {
        return chart.spans() == 0
                ? "nothing with a time"
                : Times.span(
                        Instant.ofEpochSecond(chart.start()),
                        Instant.ofEpochSecond(chart.start() + chart.spans() * chart.width()));
    }

    private static Source source(ReadingSummary.OfSource source) {
        long refused = source.lines().rejectedLines();
        return new Source(
                SafeText.of(source.source()),
                SafeText.of(source.format()),
                source.lines().lines(),
                source.lines().events(),
                refused == 0 ? "" : Long.toString(refused));
    }
}
