package io.culprit.shipper.format.grok;

import io.krakens.grok.api.GrokCompiler;
import io.krakens.grok.api.exception.GrokException;
import java.io.IOException;
import java.util.List;
import java.util.Map;

/** The patterns that come with java-grok, all files of them, and those of Apache's logs that it does not have yet. */
final class BundledPatterns {

    /** The general ones last, so that they win where files disagree. */
    private static final List<String> FILES =
            List.of("firewalls", "haproxy", "java", "linux-syslog", "nagios", "postfix", "ruby", "patterns");

    private static final Map<String, String> PATTERNS = load();

    private BundledPatterns() {}

    /** A compiler that knows them, to which more can be told. */
    static GrokCompiler compiler() {
        GrokCompiler compiler = GrokCompiler.newInstance();
        compiler.register(PATTERNS);
        return compiler;
    }

    private static Map<String, String> load() {
        GrokCompiler compiler = GrokCompiler.newInstance();
        try {
            for (String file : FILES) {
                compiler.registerPatternFromClasspath("/patterns/" + file);
            }
            compiler.register(BundledPatterns.class.getResourceAsStream("httpd"));
        } catch (GrokException | IOException e) {
            throw new IllegalStateException("patterns are missing from the jar", e);
        }
        return Map.copyOf(compiler.getPatternDefinitions());
    }
}
