package io.culprit.shipper.format.configuration;

import io.culprit.shipper.format.text.Line;
import java.util.List;
import java.util.regex.Pattern;

/** Tells an nginx configuration, which is recognised only to say that nothing is read from it yet. */
public final class NginxConfiguration {

    private static final Pattern DIRECTIVE = Pattern.compile("^\\s*(?:(?:http|events|stream|server|upstream \\S+"
            + "|location .+)\\s*\\{.*|(?:worker_processes|listen|server_name|proxy_pass|error_log|access_log|user|pid"
            + "|include|root|fastcgi_pass|fastcgi_param|log_format|proxy_set_header|load_module) .*[;'])\\s*$");

    private NginxConfiguration() {}

    /** Whether these lines are mostly nginx's directives and blocks. */
    public static boolean recognises(List<Line> lines) {
        long shaped = lines.stream()
                .map(line -> line.text().strip())
                .filter(line -> line.endsWith(";") || line.endsWith("{") || line.endsWith("}") || line.endsWith("'"))
                .count();
        return shaped * 10 >= lines.size() * 6L
                && lines.stream()
                        .anyMatch(line -> DIRECTIVE.matcher(line.text()).find());
    }
}
