package io.culprit.shipper.probe.modules;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.probe.capture.Capture;
import io.culprit.shipper.probe.capture.CaptureReader;
import io.culprit.shipper.probe.capture.Finding;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Compares the modules that the configuration on disk asks for ({@code apachectl -M}) with those mapped into the running
 * server ({@code /proc/PID/maps}).
 *
 * <p>A module configured but not mapped will come up at the next reload: the risk is told before it. So is a module that
 * the configuration asks for and the disk no longer has, and one that the running server still has and the configuration
 * does not. Only transitions are told; a configuration that does not parse leaves the last list of modules standing.
 */
final class ModuleComparison implements CaptureReader {

    private static final Pattern SHARED = Pattern.compile("^\\s*(\\w+)_module \\(shared\\)");
    private static final Pattern REGISTERED = Pattern.compile("^mod_(\\w+)\\.c$");

    private static final String DELETED = " (deleted)";

    private final Map<String, Boolean> loaded = new HashMap<>();
    private final Set<String> dropped = new HashSet<>();
    private final Set<String> replaced = new HashSet<>();
    private Set<String> registered = Set.of();
    private List<String> configured = List.of();
    private String error = "";
    private boolean compared;

    @Override
    public boolean remembers() {
        return true;
    }

    @Override
    public List<EventBody> read(Capture capture) {
        if (capture.command().contains("/maps")) {
            return capture.exitCode() != 0 || configured.isEmpty() ? List.of() : compare(capture);
        }
        if (capture.command().contains("server-info")) {
            return registered(capture);
        }
        List<EventBody> told = parsing(capture);
        List<String> shared = capture.exitCode() == 0 ? names(capture.output().lines()) : List.of();
        if (!shared.isEmpty()) {
            configured.stream().filter(module -> !shared.contains(module)).forEach(dropped::add);
            dropped.removeAll(shared);
            configured = shared;
        }
        return told;
    }

    /** The configuration came not to parse, or to parse again. */
    private List<EventBody> parsing(Capture capture) {
        String now = capture.exitCode() == 0
                ? ""
                : capture.lines().stream().findFirst().orElse(capture.error()).strip();
        if (now.equals(error)) {
            return List.of();
        }
        List<Finding> found = new ArrayList<>(ModuleFindings.parsing(error, now, "apache"));
        error = now;
        MissingModule.in(now).ifPresent(missing -> found.add(missing.finding(configured)));
        return found.stream().map(finding -> told(finding, capture)).toList();
    }

    /** What the running server itself lists: a library can stay mapped when its module is gone from the server. */
    private List<EventBody> registered(Capture capture) {
        Set<String> now = capture.lines().stream()
                .map(REGISTERED::matcher)
                .filter(Matcher::matches)
                .map(module -> module.group(1))
                .collect(Collectors.toCollection(TreeSet::new));
        if (now.isEmpty()) {
            return List.of();
        }
        List<EventBody> gone = registered.stream()
                .filter(module -> !now.contains(module))
                .map(module -> told(
                        Finding.of(
                                "module",
                                "unloaded",
                                module + "_module",
                                module + "_module is no more in the running server"),
                        capture))
                .toList();
        registered = now;
        return gone;
    }

    private static EventBody told(Finding finding, Capture capture) {
        return new Finding(
                        finding.subject(),
                        finding.action(),
                        finding.name(),
                        finding.version(),
                        finding.attributes(),
                        capture.evidence(finding.text()))
                .event();
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
            Optional<String> file = mapped(maps, module);
            boolean deleted = file.filter(path -> path.endsWith(DELETED)).isPresent();
            Boolean before = loaded.put(module, file.isPresent());
            if (file.isEmpty() && !Boolean.FALSE.equals(before)) {
                changes.add(
                        change(maps, module, "pending", "is configured but not mapped into the running server", ""));
            } else if (file.isPresent() && !Boolean.TRUE.equals(before) && (compared || before != null)) {
                changes.add(change(maps, module, "loaded", "is now mapped into the running server", file.get()));
            }
            if (!deleted) {
                replaced.remove(module);
            } else if (error.isEmpty() && replaced.add(module)) {
                changes.add(change(
                        maps, module, "replaced", "is mapped from a file that is no longer on disk", file.get()));
            }
        }
        for (String module : List.copyOf(dropped)) {
            mapped(maps, module)
                    .ifPresent(file -> changes.add(change(
                            maps, module, "unconfigured", "is in the running server and no longer configured", file)));
            dropped.remove(module);
        }
        loaded.keySet().retainAll(configured);
        compared = true;
        return changes;
    }

    private static Optional<String> mapped(Capture maps, String module) {
        return maps.lines().stream()
                .map(String::trim)
                .filter(line -> provides(path(line), module))
                .findFirst();
    }

    private static String path(String line) {
        return line.endsWith(DELETED) ? line.substring(0, line.length() - DELETED.length()) : line.split(" ", 2)[0];
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
            attributes.put("module.file", path(file));
        }
        String original = maps.evidence(module + "_module " + what);
        return header -> new ChangeEvent(header, "module", action, module + "_module", "", attributes, original);
    }
}
