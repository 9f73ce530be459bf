package io.culprit.shipper.probe.logrotate;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.FileNames;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

/**
 * When logs were last rotated, as logrotate's state has it: {@code "/var/log/apache2/access.log" 2026-11-21-0:0:0}, without
 * time and quotes in older ones.
 *
 * @param times local times by path
 */
record LastRotations(Map<String, LocalDateTime> times) {

    private static final List<String> FILES =
            List.of("/var/lib/logrotate/status", "/var/lib/logrotate/logrotate.status", "/var/lib/logrotate.status");
    private static final Pattern LINE = Pattern.compile(
            "^\"?(/[^\"]{0,4000}?)\"? (\\d{4})-(\\d{1,2})-(\\d{1,2})(?:-(\\d{1,2}):(\\d{1,2}):(\\d{1,2}))?$");

    static LastRotations on(Host host) {
        for (String file : FILES) {
            try {
                return in(HostFiles.text(host, file, 4 * 1024 * 1024));
            } catch (IOException e) {
                // Another place, or it never ran.
                continue;
            }
        }
        return new LastRotations(Map.of());
    }

    static LastRotations in(String state) {
        Map<String, LocalDateTime> times = new HashMap<>();
        for (String line : state.split("\n")) {
            Matcher found = LINE.matcher(line);
            if (found.matches()) {
                try {
                    times.put(
                            found.group(1),
                            LocalDateTime.of(
                                    number(found, 2),
                                    number(found, 3),
                                    number(found, 4),
                                    number(found, 5),
                                    number(found, 6)));
                } catch (DateTimeException e) {
                    // A time that is none says nothing.
                    continue;
                }
            }
        }
        return new LastRotations(times);
    }

    private static int number(Matcher found, int group) {
        return found.group(group) == null ? 0 : Integer.parseInt(found.group(group));
    }

    /** The longest ago of the logs that these patterns name. */
    Optional<LocalDateTime> of(Collection<String> patterns) {
        return times.entrySet().stream()
                .filter(time -> patterns.stream().anyMatch(pattern -> matches(pattern, time.getKey())))
                .map(Map.Entry::getValue)
                .min(Comparator.naturalOrder());
    }

    private static boolean matches(String pattern, String path) {
        if (!FileNames.isPattern(pattern)) {
            return pattern.equals(path);
        }
        try {
            PathMatcher matcher = FileSystems.getDefault().getPathMatcher("glob:" + pattern);
            return matcher.matches(Path.of(path));
        } catch (PatternSyntaxException | InvalidPathException e) {
            return false;
        }
    }
}
