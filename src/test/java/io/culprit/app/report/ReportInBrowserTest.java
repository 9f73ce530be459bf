package io.culprit.app.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Dimension;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.print.PrintOptions;

/** The page as people use it, in a real browser. */
class ReportInBrowserTest {

    private static final String PIXELS = "const c = document.querySelector('#chart canvas'); if (!c) return '';"
            + " const p = c.getContext('2d').getImageData(2, 2, 1, 1).data; return p[0] + ',' + p[1] + ',' + p[2];";

    /**
     * Texts whose contrast is too low to read.
     *
     * @see <a href="https://www.w3.org/TR/WCAG22/#dfn-contrast-ratio">WCAG 2.2, contrast ratio</a>
     */
    private static final String FAINT = """
            const luminance = (colour) => {
              const parts = colour.match(/[0-9.]+/g).slice(0, 3).map((part) => {
                const share = part / 255;
                return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
              });
              return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2];
            };
            const ground = (element) => {
              for (let at = element; at; at = at.parentElement) {
                const colour = getComputedStyle(at).backgroundColor;
                if (!/^rgba.*, 0\\)$/.test(colour)) return colour;
              }
              return 'rgb(255, 255, 255)';
            };
            const readable = [...document.querySelectorAll('body *')].filter((element) => element.checkVisibility()
                && !element.closest('#chart, .skip')
                && [...element.childNodes].some((node) => node.nodeType === 3 && node.textContent.trim()));
            const contrast = (element) => {
              const both = [luminance(getComputedStyle(element).color), luminance(ground(element))];
              return (Math.max(...both) + 0.05) / (Math.min(...both) + 0.05);
            };
            return readable.length < 50 ? ['only ' + readable.length + ' texts'] : readable
                .filter((element) => !(contrast(element) >= 4.5))
                .map((element) => element.outerHTML.slice(0, 200) + ' ' + contrast(element));
            """;

    private static Browser browser;
    private static String page;
    private static String attacked;

    @BeforeAll
    static void open(@TempDir Path temp) throws Exception {
        assumeTrue(Browser.isHere(), Browser.ABSENT);
        Findings findings = Recorded.crash();
        page = written(findings, Files.createDirectory(temp.resolve("page")));
        attacked = written(Hostile.findings(findings), Files.createDirectory(temp.resolve("attacked")));
        browser = Browser.open();
    }

    @AfterAll
    static void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void runsNoScriptOfALog_whateverIsDone() {
        show(attacked);
        for (WebElement summary : browser.driver.findElements(By.tagName("summary"))) {
            summary.click();
        }
        walk(Keys.ARROW_RIGHT);
        hover();
        browser.driver.findElement(By.id("copy")).click();

        assertThat(browser.driver.getTitle()).endsWith("– Culprit").isNotEqualTo(Hostile.TITLE);
        assertThat(browser.run("return document.scripts.length")).isEqualTo(3L);
        assertThat(browser.driver.findElements(By.cssSelector("img, svg, iframe")))
                .isEmpty();
        assertThat(text("moment")).contains("<script>");
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void drawsTheChart_withoutAComplaintOfTheBrowser() {
        browser.prefers("light");
        show(page);

        assertThat(browser.driver.findElement(By.id("timeline")).isDisplayed()).isTrue();
        assertThat(browser.run(
                        "return echarts.getInstanceByDom(document.getElementById('chart')).getOption().series.length"))
                .isInstanceOfSatisfying(Long.class, series -> assertThat(series).isGreaterThan(10));
        assertThat(browser.run("return document.querySelector('#chart canvas').width > 1000"))
                .isEqualTo(true);
        assertThat(browser.complaints()).isEmpty();
    }

    @Test
    void tellsTheLinesOfTheMoment_whenThePointerIsOnIt() {
        show(page);
        hover();

        await().untilAsserted(() -> assertThat(browser.driver.findElements(By.cssSelector("#chart .tip")))
                .singleElement()
                .satisfies(tip -> assertThat(tip.getText()).contains("UTC", "requests: nginx", "nginx/access.log:")));
    }

    @Test
    void goesThroughWhatHappened_byArrowKeys() {
        show(page);
        walk(Keys.ARROW_RIGHT);
        String first = text("moment");
        walk(Keys.ARROW_RIGHT);
        String second = text("moment");
        walk(Keys.ARROW_LEFT);

        assertThat(first).contains("UTC").isNotEqualTo(second);
        assertThat(text("moment")).isEqualTo(first);
    }

    @Test
    void reachesEverythingByTab_incidentsAmongIt() {
        show(page);
        Set<String> reached = new HashSet<>();
        for (int stop = 0; stop < 40; stop++) {
            new Actions(browser.driver).sendKeys(Keys.TAB).perform();
            WebElement focused = browser.driver.switchTo().activeElement();
            reached.add(focused.getTagName() + " " + focused.getText().split("\n")[0]);
        }

        assertThat(reached)
                .contains("a Skip to the incidents", "button Copy as Markdown", "button Incidents", "summary Sources");
        assertThat(reached).anyMatch(stop -> stop.startsWith("summary critical Requests fail with 502"));
        assertThat(reached).anyMatch(stop -> stop.startsWith("summary Runbook"));
    }

    @Test
    void opensAnIncident_byEnter() {
        show(page);
        WebElement consequence = browser.driver.findElement(By.cssSelector("details.with > summary"));
        consequence.sendKeys(Keys.ENTER);

        assertThat(browser.driver
                        .findElement(By.cssSelector("details.with[open] .evidence"))
                        .isDisplayed())
                .isTrue();
    }

    @Test
    void zooms_byButtons() {
        show(page);
        double all = zoomed("all");
        double closer = zoomed("in");
        double incidents = zoomed("incident");

        assertThat(closer).isLessThan(all * 0.6);
        assertThat(incidents).isLessThan(all);
    }

    @Test
    void followsTheReadersColours_chartIncluded() {
        browser.prefers("light");
        show(page);
        assertThat(browser.run(PIXELS)).isEqualTo("255,255,255");
        browser.prefers("dark");

        await().untilAsserted(() -> assertThat(browser.run(PIXELS)).isEqualTo("18,21,26"));
        assertThat(browser.run("return getComputedStyle(document.body).backgroundColor"))
                .isEqualTo("rgb(18, 21, 26)");
        browser.prefers("light");
    }

    @Test
    void hasContrastEnough_lightAndDark() {
        for (String scheme : Set.of("light", "dark")) {
            browser.prefers(scheme);
            show(page);
            assertThat((List<?>) browser.run(FAINT)).as(scheme).isEmpty();
        }
        browser.prefers("light");
    }

    @Test
    void prints_fromADarkScreenAsWell() {
        browser.prefers("dark");
        show(page);
        byte[] pdf = Base64.getDecoder()
                .decode(browser.driver.print(new PrintOptions()).getContent());

        assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(pdf.length).isGreaterThan(50_000);
        browser.prefers("light");
    }

    @Test
    void fitsANarrowScreen_withoutScrollingSideways() {
        browser.driver.manage().window().setSize(new Dimension(500, 900));
        show(page);

        assertThat(browser.run("return document.documentElement.scrollWidth - document.documentElement.clientWidth"))
                .isEqualTo(0L);
        browser.driver.manage().window().setSize(new Dimension(1280, 1400));
    }

    private static void show(String address) {
        browser.driver.get("about:blank");
        browser.complaints();
        browser.driver.get(address);
    }

    private static void hover() {
        WebElement chart = browser.driver.findElement(By.id("chart"));
        ((JavascriptExecutor) browser.driver).executeScript("arguments[0].scrollIntoView()", chart);
        new Actions(browser.driver).moveToElement(chart, 60, 0).perform();
    }

    private static void walk(Keys arrow) {
        browser.driver.findElement(By.id("chart")).sendKeys(arrow);
    }

    private static String text(String id) {
        return browser.driver.findElement(By.id(id)).getText();
    }

    private static double zoomed(String button) {
        WebElement pressed = browser.driver.findElement(By.cssSelector("[data-zoom=" + button + "]"));
        pressed.sendKeys(Keys.ENTER);
        return ((Number) browser.run("const z = echarts.getInstanceByDom(document.getElementById('chart')).getOption()"
                        + ".dataZoom[0]; return z.endValue - z.startValue"))
                .doubleValue();
    }

    private static String written(Findings findings, Path folder) {
        Report.write(findings, folder);
        return folder.resolve("report.html").toUri().toString();
    }
}
