package io.culprit.shipper.probe.modules;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Compares the modules that the configuration on disk asks for ({@code apachectl -M}) with those mapped into the running
 * server ({@code /proc/PID/maps}).
 *
 * <p>A module configured but not mapped will come up at the next reload: the risk is told before it. Only transitions are
 * told, and a configuration that does not parse leaves the last answer standing.
 */
final class ModuleComparison implements CaptureReader {

    private static final Pattern SHARED = Pattern.compile("^\\s*(\\w+)_module \\(shared\\)");

    private final Map<String, Boolean> loaded = new HashMap<>();
    private List<String> configured = List.of();
    private boolean compared;

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public List<EventBody> read(Capture capture) {
        if (capture.exitCode() != 0) {
            return List.of();
        }
        if (capture.command().contains("/maps")) {
            return configured.isEmpty() ? List.of() : compare(capture);
        }
        List<String> shared = names(capture.output().lines());
        if (!shared.isEmpty()) {
            configured = shared;
        }
        return List.of();
    }

    private static List<String> names(Stream<String> lines) {
        return lines.map(SHARED::matcher)
                .filter(Matcher::find)
                .map(module -> module.group(1))
                .toList();
    }

    /** The shared modules in what {@code apachectl -M} prints, as {@code wsgi_module}. */
    static List<String> shared(Stream<String> lines) {
        return names(lines).stream().map(name -> name + "_module").toList();
    }

    private List<EventBody> compare(Capture maps) {
        List<EventBody> changes = new ArrayList<>();
        for (String module : configured) {
            Optional<String> file = maps.lines().stream()
                    .map(line -> line.trim().split(" ", 2)[0])
                    .filter(path -> provides(path, module))
                    .findFirst();
            Boolean before = loaded.put(module, file.isPresent());
            if (file.isEmpty() && !Boolean.FALSE.equals(before)) {
                changes.add(
                        change(maps, module, "pending", "is configured but not mapped into the running server", ""));
            } else if (file.isPresent() && !Boolean.TRUE.equals(before) && (compared || before != null)) {
                changes.add(change(maps, module, "loaded", "is now mapped into the running server", file.get()));
            }
        }
        loaded.keySet().retainAll(configured);
        compared = true;
        return changes;
    }

    /** {@code wsgi} is provided by {@code mod_wsgi.so-3.11}, {@code php} by {@code libphp8.2.so}. */
    static boolean provides(String path, String module) {
        String file = path.substring(path.lastIndexOf('/') + 1);
        return file.startsWith("mod_" + module + ".so")
                || file.matches("lib" + Pattern.quote(module) + "[\\d.]*\\.so.*");
    }

    private static EventBody change(Capture maps, String module, String action, String what, String file) {
        SortedMap<String, String> attributes = new TreeMap<>();
        if (!file.isEmpty()) {
            attributes.put("module.file", file);
        }
        String original = maps.evidence(module + "_module " + what);
        return header -> new ChangeEvent(header, "module", action, module + "_module", "", attributes, original);
    }
}
