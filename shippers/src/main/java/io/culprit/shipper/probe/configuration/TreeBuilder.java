package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.Host;
import io.culprit.shipper.probe.host.FileNames;
import io.culprit.shipper.probe.host.HostFiles;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A configuration in the making: bounded in files, depth and size, whatever includes whatever. */
final class TreeBuilder {

    static final int MOST_DEPTH = 32;

    private static final int MOST_FILES = 4_000;
    private static final int MOST_BYTES = 4 * 1024 * 1024;
    private static final int MOST_STATEMENTS = 200_000;

    private final Host host;
    private final Set<String> files = new LinkedHashSet<>();
    private final List<Statement> statements = new ArrayList<>();
    private final Set<String> refused = new LinkedHashSet<>();
    private boolean cut;
    private int read;

    TreeBuilder(Host host) {
        this.host = host;
    }

    /** The text of a file that is part of the configuration, or nothing when it cannot be had. */
    Optional<String> text(String file, int depth) {
        if (depth > MOST_DEPTH || read == MOST_FILES) {
            cut = true;
            return Optional.empty();
        }
        try {
            String text = HostFiles.text(host, file, MOST_BYTES);
            cut |= text.length() >= MOST_BYTES;
            files.add(file);
            read++;
            return Optional.of(text);
        } catch (AccessDeniedException e) {
            refused.add(file);
        } catch (IOException e) {
            // A file that is not there is the server's to complain about; it shows as a file gone, and in what -M says.
            return Optional.empty();
        }
        return Optional.empty();
    }

    /** The files that an include names, sorted. */
    List<String> named(String pattern) {
        try {
            return FileNames.isPattern(pattern) ? FileNames.matching(host, pattern) : List.of(pattern);
        } catch (AccessDeniedException e) {
            refused.add(e.getFile() == null ? pattern : e.getFile());
        } catch (IOException e) {
            return List.of();
        }
        return List.of();
    }

    /** The names in a folder; none when it is no folder. */
    List<String> in(String folder) {
        try {
            return FileNames.in(host, folder);
        } catch (AccessDeniedException e) {
            refused.add(folder);
        } catch (IOException e) {
            return List.of();
        }
        return List.of();
    }

    void add(Statement statement) {
        if (statements.size() < MOST_STATEMENTS) {
            statements.add(statement);
        } else {
            cut = true;
        }
    }

    Host host() {
        return host;
    }

    ConfigurationTree build(String server, String main) {
        return new ConfigurationTree(
                server,
                main,
                List.copyOf(files),
                statements,
                List.copyOf(refused),
                files.isEmpty() && refused.isEmpty(),
                cut);
    }
}
