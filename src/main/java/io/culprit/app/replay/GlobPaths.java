package io.culprit.app.replay;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/** Finds what a pattern means that no shell has replaced, as {@code logs/**}{@code /access.log} in quotes. */
final class GlobPaths {

    private static final int DEEPEST = 40;
    private static final String WILDCARDS = ".*[*?\\[{].*";

    private GlobPaths() {}

    /** Whether a path is a pattern rather than the name of something. */
    static boolean isGlob(Path path) {
        return path.toString().matches(WILDCARDS) && !Files.exists(path);
    }

    /**
     * The files and folders that a pattern matches, in order.
     *
     * @throws PatternSyntaxException when it is none
     * @throws IOException when a folder cannot be looked into
     */
    static List<Path> matches(Path pattern) throws IOException {
        List<PathMatcher> matchers = matchers(pattern.normalize().toString());
        Path start = fixedPart(pattern.normalize());
        if (!Files.isDirectory(start)) {
            return List.of();
        }
        try (Stream<Path> walk = Files.walk(start, DEEPEST, FileVisitOption.FOLLOW_LINKS)) {
            return walk.map(Path::normalize)
                    .filter(path -> matchers.stream().anyMatch(matcher -> matcher.matches(path)))
                    .filter(path -> !path.getFileName().toString().startsWith("."))
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw e.getCause();
        }
    }

    /**
     * What a pattern means: two asterisks between slashes also stand for no folder at all, as in shells.
     *
     * @throws PatternSyntaxException when it is none
     */
    static List<PathMatcher> matchers(String text) {
        List<PathMatcher> matchers = new ArrayList<>();
        for (String each : List.of(text, text.replace("/**/", "/"), text.replaceFirst("^\\*\\*/", ""))) {
            matchers.add(FileSystems.getDefault().getPathMatcher("glob:" + each));
        }
        return matchers;
    }

    /** The folders before the first wildcard. */
    private static Path fixedPart(Path pattern) {
        Path fixed = pattern.isAbsolute() ? pattern.getRoot() : Path.of("");
        for (Path part : pattern) {
            if (part.toString().matches(WILDCARDS)) {
                return fixed;
            }
            fixed = fixed.resolve(part);
        }
        return fixed;
    }
}
