package io.culprit.app.report;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Properties;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Files that stand inside the page, and the one policy that lets exactly them run. */
final class Assets {

    private final String style;
    private final String library;
    private final String script;

    private Assets(String style, String library, String script) {
        this.style = style;
        this.library = library;
        this.script = script;
    }

    static Assets load() {
        Properties names = new Properties();
        try (InputStream file = Assets.class.getResourceAsStream("assets.properties")) {
            names.load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read from the jar", e);
        }
        return new Assets(
                text("report.css"),
                text(names.getProperty("chart")),
                script("report-data.js", "report-chart.js", "report-page.js"));
    }

    String style() {
        return style;
    }

    String library() {
        return library;
    }

    String script() {
        return script;
    }

    /**
     * A Content-Security-Policy: nothing is loaded from anywhere, and of scripts and styles only those whose hash it has.
     *
     * @see <a href="https://www.w3.org/TR/CSP3/">CSP level 3</a>
     */
    String policy() {
        return "default-src 'none'; script-src " + hash(library) + " " + hash(script) + "; style-src " + hash(style)
                + "; img-src data:; base-uri 'none'; form-action 'none'";
    }

    /** Files of one script, which share a scope of their own. */
    private static String script(String... names) {
        return Stream.of(names)
                .map(Assets::text)
                .collect(Collectors.joining("\n", "'use strict';\n(() => {\n", "})();\n"));
    }

    static String text(String name) {
        try (InputStream file = Assets.class.getResourceAsStream(name)) {
            if (file == null) {
                throw new IllegalStateException("the jar has no " + name);
            }
            return new String(file.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + " from the jar", e);
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return "'sha256-" + Base64.getEncoder().encodeToString(digest) + "'";
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }
}
