package io.culprit.correlation.catalogue;

import io.culprit.correlation.catalogue.DefinitionText.Origin;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

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
            "stale-library-shared.yaml",
            "module-missing.yaml",
            "close-wait-buildup.yaml",
            "worker-saturation.yaml",
            "server-down.yaml",
            "upstream-refused.yaml",
            "error-burst.yaml",
            "memory-growth.yaml");

    private BuiltIn() {}

    static List<DefinitionText> texts() {
        List<DefinitionText> all = new ArrayList<>();
        SIGNAL_FILES.forEach(name -> all.add(read("signals/" + name)));
        PATTERN_FILES.forEach(name -> all.add(read("patterns/" + name)));
        return all;
    }

    private static DefinitionText read(String name) {
        String resource = "/io/culprit/" + name;
        try (InputStream in = Objects.requireNonNull(BuiltIn.class.getResourceAsStream(resource), resource)) {
            return new DefinitionText(name, new String(in.readAllBytes(), StandardCharsets.UTF_8), Origin.BUILT_IN);
        } catch (IOException e) {
            throw new UncheckedIOException(resource + " cannot be read from the program's own jar", e);
        }
    }
}
