package io.culprit.shipper.probe.packages;

import io.culprit.shipper.probe.Commands.Output;
import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.FileNames;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Which package a file belongs to: dpkg's lists in {@code /var/lib/dpkg/info}, or {@code rpm -qf}.
 *
 * <p>Files known under their old place are found, too: {@code /lib/x} is {@code /usr/lib/x} since the folders were merged.
 */
public final class PackageFiles {

    private static final String INFO = "/var/lib/dpkg/info";
    private static final Duration ENOUGH = Duration.ofSeconds(30);
    private static final int MOST_LIST = 64 * 1024 * 1024;
    private static final int AT_ONCE = 200;
    private static final int MOST_ASKED = 4_000;

    private PackageFiles() {}

    /** The owners of these files, by path; those that belong to no package, or of which it is not known, are missing. */
    public static Map<String, String> owners(Host host, Collection<String> paths) throws InterruptedException {
        if (paths.isEmpty()) {
            return Map.of();
        }
        if (Files.isDirectory(host.path(INFO))) {
            return dpkg(host, new HashSet<>(paths));
        }
        boolean rpm = RpmDatabase.FOLDERS.stream().anyMatch(folder -> Files.isDirectory(host.path(folder)));
        return rpm ? rpm(host, paths.stream().limit(MOST_ASKED).toList()) : Map.of();
    }

    private static Map<String, String> dpkg(Host host, Set<String> paths) {
        Map<String, String> owners = new HashMap<>();
        try {
            for (String name : FileNames.in(host, INFO)) {
                if (name.endsWith(".list")) {
                    String owner = name.substring(0, name.length() - ".list".length());
                    for (String path :
                            HostFiles.text(host, INFO + '/' + name, MOST_LIST).split("\n")) {
                        String here = paths.contains(path) ? path : "/usr" + path;
                        if (paths.contains(here)) {
                            owners.put(here, owner.replaceFirst(":.*", ""));
                        }
                    }
                }
            }
        } catch (IOException e) {
            // What is known so far is better than nothing.
            return owners;
        }
        return owners;
    }

    private static Map<String, String> rpm(Host host, List<String> paths) throws InterruptedException {
        Map<String, String> owners = new HashMap<>();
        for (int from = 0; from < paths.size(); from += AT_ONCE) {
            List<String> some = paths.subList(from, Math.min(paths.size(), from + AT_ONCE));
            List<String> command = new ArrayList<>(List.of("rpm", "-qf", "--queryformat", "%{NAME}\\n"));
            command.addAll(some);
            try {
                Output output = host.commands().run(command, ENOUGH);
                // A line for each path; a file without an owner has one that says so.
                List<String> lines = output.out().lines().toList();
                for (int i = 0; i < some.size() && lines.size() == some.size(); i++) {
                    if (!lines.get(i).contains(" ")) {
                        owners.put(some.get(i), lines.get(i));
                    }
                }
            } catch (IOException e) {
                return owners;
            }
        }
        return owners;
    }

    /**
     * The MD5 that a package says its file has, or nothing where it does not say: configuration files may be changed.
     *
     * @param owner the package
     */
    public static Optional<String> md5(Host host, String owner, String path) {
        for (String name : List.of(owner + ".md5sums", owner + ":amd64.md5sums", owner + ":arm64.md5sums")) {
            try {
                for (String line :
                        HostFiles.text(host, INFO + '/' + name, MOST_LIST).split("\n")) {
                    if (line.length() > 34 && path.equals('/' + line.substring(34))) {
                        return Optional.of(line.substring(0, 32));
                    }
                }
            } catch (IOException e) {
                // It has another architecture in its name, or none.
                continue;
            }
        }
        return Optional.empty();
    }
}
