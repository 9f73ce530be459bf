package io.culprit.app.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.culprit.wire.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import org.jsoup.Jsoup;
import org.jsoup.nodes.DataNode;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The page, without a browser: what stands in it, and what cannot get out of its place. */
class HtmlReportTest {

    private static Findings recorded;
    private static Document page;
    private static Document attacked;

    @BeforeAll
    static void write() throws Exception {
        recorded = Recorded.crash();
        page = page(recorded);
        attacked = page(Hostile.findings(recorded));
    }

    @Test
    void saysWhoAndHowBadAndWhatToDo_beforeAnythingElse() {
        Element header = page.selectFirst("header");

        assertThat(header.selectFirst("h1").text()).contains("reqmeter_module");
        assertThat(header.select("dt").eachText()).containsExactly("Culprit", "Impact", "When", "Do first");
        assertThat(header.text()).contains("771 of 827 requests failed", "critical", "It recovered at");
    }

    @Test
    void hasTheWholeChainOfEvidence_withFileAndOffset() {
        recorded.incidents().forEach(incident -> {
            Element told = page.getElementById("incident-" + incident.id());
            incident.evidence().forEach(evidence -> assertThat(told.text())
                    .contains(evidence.source())
                    .contains(evidence.text().replaceAll("\\s+", " ").strip()));
            incident.ruledOut().forEach(out -> assertThat(told.text()).contains(out.because()));
        });
    }

    @Test
    void carriesTheRunbook_soThatItWorksOffline() {
        assertThat(page.selectFirst("details.runbook").text()).contains("Is it this?", "Stop Apache fully");
    }

    @Test
    void hasTheTimelineAsATable_forThoseWhoCannotSeeTheChart() {
        Element table = page.selectFirst("section[aria-labelledby=timeline-title] table");

        assertThat(table.select("thead th").eachText()).contains("requests", "5xx", "checks", "restarts");
        assertThat(table.select("tbody tr")).hasSizeBetween(10, 60);
        assertThat(table.text()).contains("DOWN", "crashed", "reload");
    }

    @Test
    void loadsNothing() {
        assertThat(page.select("link, iframe, object, embed, img, base, form, [src], [srcset], [action]"))
                .isEmpty();
        assertThat(page.select("a").eachAttr("href"))
                .allMatch(link -> link.startsWith("#") || link.startsWith("https://"));
    }

    @Test
    void allowsExactlyItsOwnScriptsAndStyle() throws Exception {
        String policy =
                page.selectFirst("meta[http-equiv=Content-Security-Policy]").attr("content");

        assertThat(policy).startsWith("default-src 'none'").doesNotContain("unsafe", "*", "http");
        for (Element script : page.select("script:not([type])")) {
            assertThat(policy).contains(hash(script.data()));
        }
        assertThat(policy).contains(hash(page.selectFirst("style").data()));
    }

    @Test
    void keepsLogTextText_whateverStandsInIt() {
        assertThat(attacked.select("script")).hasSize(3);
        assertThat(attacked.select("script:not([type])").eachText())
                .isEqualTo(page.select("script:not([type])").eachText());
        assertThat(attacked.select("script:not([type])").stream().map(Element::data))
                .containsExactlyElementsOf(page.select("script:not([type])").stream()
                        .map(Element::data)
                        .toList());
        assertThat(attacked.select("img, svg")).isEmpty();
        assertThat(attacked.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")
                                || attribute.getValue().startsWith("javascript")));
        assertThat(attacked.title()).endsWith("– Culprit");
        assertThat(attacked.selectFirst("h1").text()).contains("<script>");
    }

    @Test
    void keepsTheDataJson_whateverStandsInIt() throws Exception {
        Element data = attacked.getElementById("culprit-data");
        JsonNode chart = Json.mapper().readTree(data.data());

        assertThat(data.data()).doesNotContain("<", ">", "&", "\u2028", "\u202e");
        assertThat(chart.at("/lanes/1/tracks/0/lines").toString()).contains("<script>");
        assertThat(data.childNodes()).hasSize(1).first().isInstanceOf(DataNode.class);
    }

    @Test
    void makesInvisibleCharactersVisible() {
        assertThat(attacked.wholeText())
                .doesNotContain("\u202e", "\u2028", "\u0000", "\u001b")
                .contains("\\u{202e}");
    }

    @Test
    void saysSo_whenNothingWasFound() throws Exception {
        Document empty = page(nothingFound());

        assertThat(empty.selectFirst("h1").text()).isEqualTo(Story.NOTHING);
        assertThat(empty.selectFirst(".lead").text()).contains("12 events", "no proof");
        assertThat(empty.getElementById("chart")).isNull();
    }

    @Test
    void saysFirstThatItIsPartial_whenTheReadingWasStopped() throws Exception {
        String reached = "read up to 2026-11-21T08:04:58Z, 12 of 34 KiB";
        Document partial = page(Recorded.stopped(recorded, reached));
        Document empty = page(Recorded.stopped(nothingFound(), reached));

        assertThat(partial.selectFirst("header").child(0).text())
                .startsWith("Partial. This replay was stopped before its end: " + reached);
        assertThat(empty.selectFirst("h1").text()).isEqualTo(Story.NOTHING + " before it was stopped");
        assertThat(page.select(".partial")).isEmpty();
    }

    private static Findings nothingFound() {
        return new Findings(List.of(), Timeline.EMPTY, List.of(), recorded.summary(), 12, 0, Optional.empty());
    }

    private static Document page(Findings findings) throws Exception {
        Story story = Story.of(findings, new Runbooks());
        return Jsoup.parse(new HtmlReport().of(story, findings, MarkdownReport.of(story, findings)));
    }

    private static String hash(String text) throws Exception {
        byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
        return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
    }
}
