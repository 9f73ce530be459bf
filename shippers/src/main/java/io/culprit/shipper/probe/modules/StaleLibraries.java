package io.culprit.shipper.probe.modules;

import io.culprit.shipper.probe.capture.Finding;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Libraries that a server still has mapped although their file was replaced or removed, as after an upgrade of OpenSSL;
 * modules, of which more is known, are told by themselves.
 */
final class StaleLibraries {

    /** Where installed libraries are. Others, as of compilers at run time, are deleted while they are used on purpose. */
    private static final Pattern INSTALLED = Pattern.compile("/(?:usr/|opt/|lib).*\\.so(?:\\.[\\w.-]+)?");

    private static final int MOST = 200;

    private StaleLibraries() {}

    /** Their paths; at most 200, which is more than a server has. */
    static SortedSet<String> in(
            List<MappedFile> mapped, Collection<Seen> modules, Collection<ConfiguredModule> configured) {
        Set<Long> known = modules.stream().map(Seen::mapped).collect(Collectors.toSet());
        Set<String> folders = configured.stream()
                .map(module -> folder(module.file()))
                .filter(folder -> !folder.isEmpty())
                .collect(Collectors.toSet());
        return mapped.stream()
                .filter(file -> file.deleted()
                        && !known.contains(file.inode())
                        && !folders.contains(folder(file.path()))
                        && INSTALLED.matcher(file.path()).matches())
                .map(MappedFile::path)
                .limit(MOST)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static String folder(String path) {
        return path.substring(0, path.lastIndexOf('/') + 1);
    }

    /** Those that are stale since the last look. */
    static List<Finding> between(Set<String> before, SortedSet<String> now) {
        return now.stream()
                .filter(path -> !before.contains(path))
                .map(path -> {
                    String name = path.substring(path.lastIndexOf('/') + 1);
                    return Finding.of(
                                    "library",
                                    "replaced",
                                    name,
                                    name + " is mapped from a file that is no longer on disk: " + path)
                            .with("library.file", path);
                })
                .toList();
    }
}
