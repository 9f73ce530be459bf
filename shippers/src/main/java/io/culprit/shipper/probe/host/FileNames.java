package io.culprit.shipper.probe.host;

import io.culprit.shipper.probe.Host;
import java.io.IOException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/** File names with wildcards, as the shell and the servers' include directives know them: {@code * ? [a-z]}. */
public final class FileNames {

    private static final int MOST = 20_000;

    private FileNames() {}

    /**
     * The files and folders that a pattern names, sorted; none when it matches nothing. A name that begins with a dot is
     * matched only by one that does, too.
     *
     * @param pattern an absolute path, of which any part may have wildcards
     * @throws IOException when a folder on the way cannot be read
     */
    public static List<String> matching(Host host, String pattern) throws IOException {
        List<String> found = List.of("");
        for (String name : pattern.split("/")) {
            if (!name.isEmpty()) {
                List<String> next = new ArrayList<>();
                for (String folder : found) {
                    below(host, folder, name, next);
                }
                found = next;
            }
        }
        return found.stream().filter(path -> HostFiles.exists(host, path)).toList();
    }

    /** Whether a text has wildcards. */
    public static boolean isPattern(String text) {
        return text.chars().anyMatch(c -> c == '*' || c == '?' || c == '[');
    }

    /** The names in a folder, sorted; none when there is no such folder. */
    public static List<String> in(Host host, String folder) throws IOException {
        List<String> names = new ArrayList<>();
        try (DirectoryStream<Path> entries = Files.newDirectoryStream(HostFiles.open(host, folder))) {
            for (Path entry : entries) {
                if (names.size() == MOST) {
                    break;
                }
                names.add(entry.getFileName().toString());
            }
        } catch (NoSuchFileException | NotDirectoryException e) {
            return List.of();
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        names.sort(null);
        return names;
    }

    private static void below(Host host, String folder, String name, List<String> found) throws IOException {
        if (!isPattern(name)) {
            found.add(folder + '/' + name);
            return;
        }
        PathMatcher matcher;
        try {
            // Braces are no wildcards here.
            matcher = FileSystems.getDefault()
                    .getPathMatcher("glob:" + name.replace("{", "\\{").replace("}", "\\}"));
        } catch (PatternSyntaxException e) {
            found.add(folder + '/' + name);
            return;
        }
        for (String entry : in(host, folder.isEmpty() ? "/" : folder)) {
            if (found.size() < MOST
                    && entry.startsWith(".") == name.startsWith(".")
                    && matcher.matches(Path.of(entry))) {
                found.add(folder + '/' + entry);
            }
        }
    }
}
