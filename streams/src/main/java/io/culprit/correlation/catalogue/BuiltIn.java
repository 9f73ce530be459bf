package io.culprit.correlation.catalogue;

import io.culprit.correlation.pattern.PatternDefinition;
import io.culprit.correlation.signal.SignalDefinition;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** The definition files that ship with the product, by name: a jar's folders cannot be listed. */
final class BuiltIn {

    private static final List<String> SIGNAL_FILES =
            List.of("apache.yaml", "wsgi.yaml", "changes.yaml", "traffic.yaml", "probes.yaml", "nginx.yaml");

    private static final List<String> PATTERN_FILES = List.of(
            "daemon-recycling.yaml",
            "daemon-recycling-hidden.yaml",
            "daemon-request-timeout.yaml",
            "daemon-request-timeout-hidden.yaml",
            "daemon-deadlock.yaml",
            "deploy-reload-cut.yaml",
            "deploy-reload-cut-hidden.yaml",
            "graceful-cut.yaml",
            "daemon-crash.yaml",
            "daemon-killed.yaml",
            "daemon-killed-hidden.yaml",
            "response-header-too-large.yaml",
            "module-load-crash.yaml",
            "pending-module-change.yaml",
            "stale-library.yaml",
            "module-missing.yaml",
            "close-wait-buildup.yaml",
            "worker-saturation.yaml",
            "server-down.yaml",
            "upstream-refused.yaml",
            "error-burst.yaml",
            "memory-growth.yaml");

    private BuiltIn() {}

    static List<SignalDefinition> signals() {
        List<SignalDefinition> all = new ArrayList<>();
        SIGNAL_FILES.forEach(name -> all.addAll(read("/io/culprit/signals/" + name, DefinitionFiles.SignalFile.class)
                .signals()));
        return all;
    }

    static List<PatternDefinition> patterns() {
        return PATTERN_FILES.stream()
                .map(name -> read("/io/culprit/patterns/" + name, PatternDefinition.class))
                .toList();
    }

    private static <T> T read(String resource, Class<T> type) {
        try (InputStream in = BuiltIn.class.getResourceAsStream(resource)) {
            return DefinitionFiles.read(in, resource, type);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read from the program's own jar", e);
        }
    }
}
