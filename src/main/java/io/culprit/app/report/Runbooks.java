package io.culprit.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Heading;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/** The runbooks that ship with the product, as HTML to stand below an incident. Those of users' own patterns are not here. */
final class Runbooks {

    private static final Pattern SHIPPED = Pattern.compile("ops/runbooks/[a-z0-9-]+\\.md");
    private static final int BELOW_INCIDENT = 3;
    private static final int DEEPEST = 6;

    private final Parser parser = Parser.builder().build();
    private final HtmlRenderer renderer =
            HtmlRenderer.builder().escapeHtml(true).sanitizeUrls(true).build();

    /**
     * A runbook's text.
     *
     * @param name as the incident has it
     * @return HTML, or nothing when it does not ship with the product
     */
    String html(String name) {
        if (!SHIPPED.matcher(name).matches()) {
            return "";
        }
        try (InputStream text = Runbooks.class.getResourceAsStream("/" + name)) {
            return text == null ? "" : render(new String(text.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the jar", e);
        }
    }

    private String render(String markdown) {
        Node document = parser.parse(markdown);
        document.accept(new Fitting());
        return renderer.render(document);
    }

    /** Headings go below those of the page; links between runbooks lead nowhere from a file that is mailed around. */
    private static final class Fitting extends AbstractVisitor {
        @Override
        public void visit(Heading heading) {
            heading.setLevel(Math.min(DEEPEST, heading.getLevel() + BELOW_INCIDENT));
            visitChildren(heading);
        }

        @Override
        public void visit(Link link) {
            visitChildren(link);
            if (!link.getDestination().startsWith("https://")) {
                while (link.getFirstChild() != null) {
                    link.insertBefore(link.getFirstChild());
                }
                link.unlink();
            }
        }
    }
}
