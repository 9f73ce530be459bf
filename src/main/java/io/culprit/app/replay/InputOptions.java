package io.culprit.app.replay;

import io.culprit.app.lifecycle.ExitCode;
import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.command.NamingOptions;
import io.culprit.shipper.inventory.Attribution;
import io.culprit.shipper.inventory.HostFolders;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.InventoryException;
import io.culprit.shipper.inventory.PathPattern;
import io.culprit.shipper.inventory.UnreadableException;
import io.culprit.shipper.packed.Unpacking;
import io.culprit.shipper.terminal.FileFault;
import io.culprit.yaml.YamlException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.PatternSyntaxException;
import picocli.CommandLine.Option;

/** What to read, and whose it is: files, folders, archives, patterns of those, and standard input. */
public final class InputOptions {

    private static final Path STDIN = Path.of("-");

    @Option(
            names = "--path",
            paramLabel = "PATTERN",
            description =
                    "Take service and host from paths below what is given, as '{service}/{host}/**' (default: hosts"
                            + " from folders side by side that are called as machines are, as web1 and web2).")
    private Optional<String> pattern = Optional.empty();

    @Option(
            names = "--manifest",
            paramLabel = "FILE",
            description = "YAML file that says of which service and host files are, in which zone and format.")
    private Optional<Path> manifest = Optional.empty();

    /**
     * Looks at what there is to read.
     *
     * @param unpacking where archives and standard input are kept while they are read
     * @param stdin what {@code -} stands for
     * @throws Failure when an option is wrong; the message says the mend
     */
    public Inventory inventory(List<Path> paths, NamingOptions naming, Unpacking unpacking, InputStream stdin)
            throws InventoryException, IOException {
        Attribution attribution = attribution(naming);
        List<Path> found = new ArrayList<>();
        for (Path path : paths) {
            if (path.equals(STDIN)) {
                found.add(kept(stdin, unpacking));
            } else if (GlobPaths.isGlob(path)) {
                found.addAll(matches(path));
            } else {
                found.add(path);
            }
        }
        return Inventory.of(found, naming.naming(), attribution, Optional.of(unpacking));
    }

    private Attribution attribution(NamingOptions naming) throws UnreadableException {
        if (pattern.isPresent() && manifest.isPresent()) {
            throw new Failure("--path and --manifest both say whose files are: keep one", ExitCode.USAGE);
        }
        if (manifest.isPresent()) {
            return manifest(manifest.get());
        }
        if (pattern.isPresent()) {
            try {
                return new PathPattern(pattern.get());
            } catch (IllegalArgumentException e) {
                throw new Failure("--path '" + pattern.get() + "': " + e.getMessage(), ExitCode.USAGE);
            }
        }
        return naming.host().isPresent() ? Attribution.AS_NAMED : new HostFolders();
    }

    private static Attribution manifest(Path file) throws UnreadableException {
        try {
            return Manifest.read(file);
        } catch (YamlException e) {
            throw new Failure(e.getMessage(), e);
        } catch (IOException e) {
            throw new UnreadableException("--manifest", file, e);
        }
    }

    private static List<Path> matches(Path glob) {
        try {
            List<Path> matches = GlobPaths.matches(glob);
            if (matches.isEmpty()) {
                throw new Failure("nothing matches " + glob + ": check the pattern");
            }
            return matches;
        } catch (PatternSyntaxException e) {
            throw new Failure("'" + glob + "' is no pattern: write one as logs/**/access.log", ExitCode.USAGE);
        } catch (IOException e) {
            throw new Failure("cannot read " + glob + ": " + FileFault.of(e), e);
        }
    }

    /** It is read from its start twice, and may be an archive: so it must be a file. */
    private static Path kept(InputStream stdin, Unpacking unpacking) throws IOException {
        Path file = unpacking.file("stdin");
        Files.copy(stdin, file);
        return file;
    }
}
