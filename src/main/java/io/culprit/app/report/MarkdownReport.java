package io.culprit.app.report;

import io.culprit.correlation.uptime.UptimeRow;
import io.culprit.shipper.terminal.SafeText;
import java.util.List;
import org.commonmark.node.BulletList;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/**
 * The report as Markdown, for wikis and tickets.
 *
 * <p>It is built as a tree and written by the library, which escapes what in a text would be markup; lines of logs stand in
 * code blocks whose fences are longer than any run of backticks in them.
 */
final class MarkdownReport {

    private static final int SHORTEST_FENCE = 3;

    private final Document document = new Document();

    private MarkdownReport() {}

    static String of(Story story, Findings findings) {
        MarkdownReport report = new MarkdownReport();
        report.heading(1, story.headline(findings));
        report.notice(findings.notice());
        report.paragraph(story.paragraph(findings));
        story.causes().forEach(cause -> report.incident(cause, 2));
        report.uptime(findings.uptime());
        return MarkdownRenderer.builder().build().render(report.document);
    }

    private void notice(String text) {
        if (text.isEmpty()) {
            return;
        }
        Paragraph notice = paragraphOf(strong("Partial."));
        notice.appendChild(new Text(" " + text));
        document.appendChild(notice);
    }

    private void incident(IncidentView view, int level) {
        heading(level, view.title());
        paragraph(view.summary());
        BulletList list = new BulletList();
        list.setTight(true);
        item(list, "Severity", view.severity() + " (" + view.confidence() + ", " + view.status() + ")");
        item(list, "When", view.when());
        if (!view.place().isEmpty()) {
            item(list, "Where", view.place());
        }
        item(list, "Culprit", view.culprit());
        view.facts().forEach(fact -> item(list, fact.name(), fact.value()));
        item(list, "Impact", view.impact());
        item(list, "Do first", view.advice());
        view.ruledOut().forEach(out -> item(list, "Ruled out: " + out.cause(), out.because()));
        view.gaps().forEach(gap -> item(list, "Source " + gap.state(), gap.source() + ", heard until " + gap.until()));
        item(list, "Runbook", view.runbook());
        document.appendChild(list);
        evidence(view);
        view.attached().forEach(other -> incident(other, level + 1));
    }

    private void evidence(IncidentView view) {
        StringBuilder lines = new StringBuilder();
        view.evidence().forEach(line -> lines.append(line.at())
                .append("  ")
                .append(line.source())
                .append(line.many().isEmpty() ? "" : "  " + line.many())
                .append("\n    ")
                .append(line.text())
                .append('\n'));
        FencedCodeBlock block = new FencedCodeBlock();
        block.setFenceCharacter("`");
        block.setOpeningFenceLength(Math.max(SHORTEST_FENCE, longestRun(lines) + 1));
        block.setClosingFenceLength(block.getOpeningFenceLength());
        block.setInfo("text");
        block.setLiteral(lines.toString());
        document.appendChild(block);
    }

    private static int longestRun(CharSequence text) {
        int longest = 0;
        int run = 0;
        for (int at = 0; at < text.length(); at++) {
            run = text.charAt(at) == '`' ? run + 1 : 0;
            longest = Math.max(longest, run);
        }
        return longest;
    }

    private void uptime(List<UptimeRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        heading(2, "Uptime");
        BulletList list = new BulletList();
        list.setTight(true);
        for (UptimeRow row : rows) {
            UptimeView view = UptimeView.of(row);
            item(
                    list,
                    SafeText.of(view.service() + " " + view.period()),
                    view.uptime() + " as visitors saw it, " + view.naive() + " as a monitor tells it (" + view.failed()
                            + " of " + view.checks() + " checks failed)");
        }
        document.appendChild(list);
    }

    private void heading(int level, String text) {
        Heading heading = new Heading();
        heading.setLevel(level);
        heading.appendChild(new Text(text));
        document.appendChild(heading);
    }

    private void paragraph(String text) {
        document.appendChild(paragraphOf(new Text(text)));
    }

    private static void item(BulletList list, String name, String value) {
        Paragraph paragraph = paragraphOf(strong(name + ":"));
        paragraph.appendChild(new Text(" " + (value.isEmpty() ? "none" : value)));
        ListItem item = new ListItem();
        item.appendChild(paragraph);
        list.appendChild(item);
    }

    private static StrongEmphasis strong(String text) {
        StrongEmphasis strong = new StrongEmphasis("**");
        strong.appendChild(new Text(text));
        return strong;
    }

    private static Paragraph paragraphOf(Node first) {
        Paragraph paragraph = new Paragraph();
        paragraph.appendChild(first);
        return paragraph;
    }
}
