package io.culprit.shipper.settings;

import io.culprit.shipper.format.Format;
import io.culprit.shipper.inventory.Inputs;
import io.culprit.shipper.tail.FollowedLog;
import io.culprit.shipper.tail.Tail;
import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.PatternSyntaxException;

/**
 * Finds the logs that settings name: each once, under the first setting that names it, whichever of its rotated files a
 * pattern matches.
 */
public final class LogFinder implements Tail.Logs {

    private static final int DEEPEST = 40;

    private final List<LogSetting> settings;

    public LogFinder(List<LogSetting> settings) {
        this.settings = List.copyOf(settings);
    }

    @Override
    public Collection<FollowedLog> logs() throws IOException {
        Map<Path, FollowedLog> logs = new LinkedHashMap<>();
        Set<Path> real = new HashSet<>();
        for (LogSetting setting : settings) {
            List<PathMatcher> except =
                    setting.except().stream().map(LogFinder::matcher).toList();
            for (String pattern : setting.paths()) {
                for (Path file : files(pattern)) {
                    Path log = FollowedLog.nameOf(file);
                    boolean excepted =
                            except.stream().anyMatch(matcher -> matcher.matches(file) || matcher.matches(log));
                    if (!excepted && !logs.containsKey(log) && (!Files.exists(log) || real.add(log.toRealPath()))) {
                        Optional<Format> format = setting.format()
                                .or(() -> setting.naming().formats().of(log.toString()));
                        logs.put(log, new FollowedLog(log, setting.naming(), format, setting.from()));
                    }
                }
            }
        }
        return logs.values();
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

    private static PathMatcher matcher(String pattern) {
        return FileSystems.getDefault().getPathMatcher("glob:" + pattern);
    }

    /** The files that a pattern matches now; a name without wildcards is one, be the file there or not. */
    private static List<Path> files(String pattern) throws IOException {
        Path fixed = fixedPart(pattern);
        if (fixed.toString().equals(pattern)) {
            return Files.isDirectory(fixed) ? beneath(fixed, path -> true) : List.of(fixed);
        }
        return beneath(fixed, matcher(pattern));
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

    private static List<Path> beneath(Path folder, PathMatcher matcher) throws IOException {
        List<Path> files = new ArrayList<>();
        if (!Files.isDirectory(folder)) {
            return files;
        }
        Files.walkFileTree(folder, EnumSet.of(FileVisitOption.FOLLOW_LINKS), DEEPEST, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (attributes.isRegularFile() && Inputs.mayBeRead(file) && matcher.matches(file)) {
                    files.add(file);
                }
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFileFailed(Path file, IOException failure) {
                return FileVisitResult.CONTINUE;
            }
        });
        files.sort(null);
        return files;
    }
}
