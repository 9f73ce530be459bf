package io.culprit.shipper.settings;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.Tail;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the logs that settings name: each once, under the first setting that names it, whichever of its rotated files a
 * pattern matches.
 */
public final class LogFinder implements Tail.Logs {

    private final List<LogSetting> settings;
    private final SearchedFolders folders = new SearchedFolders();

    public LogFinder(List<LogSetting> settings) {
        this.settings = List.copyOf(settings);
    }

    @Override
    public Collection<FollowedLog> logs() throws IOException {
        Map<Path, FollowedLog> logs = new LinkedHashMap<>();
        Set<Path> real = new HashSet<>();
        folders.begin();
        for (LogSetting setting : settings) {
            List<PathMatcher> except =
                    setting.except().stream().map(LogFinder::matcher).toList();
            for (String pattern : setting.paths()) {
                for (Path file : files(pattern, folder -> matches(except, folder.resolve("any")))) {
                    Path log = FollowedLog.nameOf(file);
                    if (!matches(except, file)
                            && !matches(except, log)
                            && !logs.containsKey(log)
                            && real.add(realPath(log))) {
                        Optional<Format> format = setting.format()
                                .or(() -> setting.naming().formats().of(log.toString()));
                        logs.put(log, new FollowedLog(log, setting.naming(), format, setting.from()));
                    }
                }
            }
        }
        return logs.values();
    }

    /** Where several links lead; a log that is not there, or not any more, is none but itself. */
    private static Path realPath(Path log) {
        try {
            return log.toRealPath();
        } catch (IOException e) {
            return log;
        }
    }

    @Override
    public Map<Path, Optional<String>> folders() {
        return folders.refused();
    }

    /** Whether a text is a pattern. */
    static boolean understands(String pattern) {
        try {
            matcher(pattern);
            return pattern.indexOf('\0') < 0;
        } catch (PatternSyntaxException e) {
            return false;
        }
    }

    private static boolean matches(List<PathMatcher> matchers, Path path) {
        return matchers.stream().anyMatch(matcher -> matcher.matches(path));
    }

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /** The files that a pattern matches now; a name without wildcards is one, be the file there or not. */
    private List<Path> files(String pattern, Predicate<Path> excepted) throws IOException {
        Path fixed = fixedPart(pattern);
        if (fixed.toString().equals(pattern)) {
            return Files.isDirectory(fixed) ? folders.beneath(fixed, path -> true, excepted) : List.of(fixed);
        }
        return folders.beneath(fixed, matcher(pattern), excepted);
    }

    /** The folders before the first wildcard, or the whole name. */
    private static Path fixedPart(String pattern) {
        Path fixed = Path.of("/");
        for (String part : pattern.substring(1).split("/")) {
            if (part.matches(".*[*?\\[{\\\\].*")) {
                return fixed;
            }
            fixed = fixed.resolve(part);
        }
        return Path.of(pattern).equals(fixed) ? Path.of(pattern) : fixed;
    }
}
