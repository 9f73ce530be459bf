package io.culprit.app.demo;

import io.culprit.app.lifecycle.Failure;
import java.io.IOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/** The recordings a demo plays: its user's, or those within the jar, which become files because shippers read files. */
public final class Recordings {

    private static final String BUNDLED = "/recordings";

    private Recordings() {}

    /** Recordings of the given folders; two of the same name are told apart by a number. */
    static List<Recording> of(List<Path> folders) {
        Set<String> taken = new HashSet<>();
        List<Recording> recordings = new ArrayList<>();
        for (Path folder : folders) {
            String base = folder.toAbsolutePath().normalize().getFileName().toString();
            String name = base;
            for (int number = 2; !taken.add(name); number++) {
                name = base + "-" + number;
            }
            recordings.add(new Recording(name, folder));
        }
        return recordings;
    }

    /** The bundled recordings, as files within the given folder. */
    public static List<Recording> extractTo(Path folder) {
        try {
            URI bundled = Objects.requireNonNull(bundled(), "recordings are missing from the jar")
                    .toURI();
            if (!bundled.getScheme().equals("jar")) {
                copy(Path.of(bundled), folder);
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(bundled, Map.of())) {
                    copy(jar.getPath(BUNDLED), folder);
                }
            }
            try (Stream<Path> copies = Files.list(folder)) {
                return of(copies.sorted().toList());
            }
        } catch (IOException | URISyntaxException e) {
            throw new Failure("cannot write the bundled recordings to " + folder + ": " + e, e);
        }
    }

    private static URL bundled() {
        return Recordings.class.getResource(BUNDLED);
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                Files.createDirectories(target.getParent());
                Files.write(target, Files.readAllBytes(file));
            }
        }
    }
}
