package io.culprit.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.STRING;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.HtmlBlock;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.TextContentRenderer;
import org.junit.jupiter.api.Test;

class MarkdownReportTest {

    @Test
    void tellsTheStory_withEvidenceInCodeBlocks() throws Exception {
        Findings findings = Recorded.crash();
        Markup markup = Markup.of(markdown(findings));

        assertThat(markup.headings).isEqualTo(findings.incidents().size() + 2);
        assertThat(markup.blocks).hasSameSizeAs(findings.incidents());
        assertThat(markup.blocks.get(0))
                .contains(findings.incidents().get(0).evidence().get(0).text());
    }

    @Test
    void saysFirstThatItIsPartial_whenTheReadingWasStopped() throws Exception {
        Findings whole = Recorded.crash();
        String markdown = markdown(Recorded.stopped(whole, "read up to 2026-11-21T08:04:58Z, 12 of 34 KiB"));
        String told = TextContentRenderer.builder()
                .build()
                .render(Parser.builder().build().parse(markdown));

        assertThat(markdown(whole)).doesNotContain("Partial");
        assertThat(markdown.lines().filter(line -> !line.isBlank()).skip(1).findFirst())
                .get(STRING)
                .startsWith("**Partial.** This replay was stopped before its end: ");
        assertThat(told).contains("read up to 2026-11-21T08:04:58Z, 12 of 34 KiB. What comes later is missing");
    }

    @Test
    void hasNoMarkupOfLogs_whateverStandsInThem() throws Exception {
        Findings findings = Hostile.findings(Recorded.crash());
        Markup markup = Markup.of(markdown(findings));

        assertThat(markup.foreign).isEmpty();
        assertThat(markup.headings).isEqualTo(findings.incidents().size() + 2);
        assertThat(markup.blocks).hasSameSizeAs(findings.incidents()).allMatch(block -> block.contains("````"));
    }

    private static String markdown(Findings findings) {
        return MarkdownReport.of(Story.of(findings, new Runbooks()), findings);
    }

    /** What a reader of Markdown makes of it. */
    private static final class Markup extends AbstractVisitor {

        private final List<Node> foreign = new ArrayList<>();
        private final List<String> blocks = new ArrayList<>();
        private int headings;

        static Markup of(String markdown) {
            Markup markup = new Markup();
            Parser.builder().build().parse(markdown).accept(markup);
            return markup;
        }

        @Override
        public void visit(Heading heading) {
            headings++;
            visitChildren(heading);
        }

        @Override
        public void visit(FencedCodeBlock block) {
            blocks.add(block.getLiteral());
        }

        @Override
        public void visit(HtmlBlock block) {
            foreign.add(block);
        }

        @Override
        public void visit(HtmlInline inline) {
            foreign.add(inline);
        }

        @Override
        public void visit(Link link) {
            foreign.add(link);
        }

        @Override
        public void visit(Image image) {
            foreign.add(image);
        }
    }
}
