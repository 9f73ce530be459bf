package io.culprit.app.definitions;

import io.culprit.app.lifecycle.Failure;
import io.culprit.correlation.catalogue.DefinitionText;
import io.culprit.correlation.catalogue.DefinitionText.Origin;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** Files and folders of signals and patterns; in a folder, whatever ends in {@code .yaml} or {@code .yml}. */
public record DefinitionFolders(List<Path> paths) {

    private static final long LONGEST = 1_000_000;

    public DefinitionFolders {
        paths = List.copyOf(paths);
    }

    /**
     * Reads all files, in the order of their names.
     *
     * @throws Failure when one is not there or cannot be read
     */
    public List<DefinitionText> read() {
        List<DefinitionText> texts = new ArrayList<>();
        for (Path path : paths) {
            if (Files.isDirectory(path)) {
                try (Stream<Path> files = Files.list(path)) {
                    files.filter(DefinitionFolders::isDefinition).sorted().forEach(file -> texts.add(read(file)));
                } catch (IOException e) {
                    throw new Failure("cannot read the folder of patterns " + path + ": " + e.getMessage(), e);
                }
            } else {
                texts.add(read(path));
            }
        }
        return texts;
    }

    /** Hidden files are what editors keep beside the one that they write. */
    private static boolean isDefinition(Path file) {
        String name = file.getFileName().toString();
        return !name.startsWith(".") && name.matches(".*\\.ya?ml") && Files.isRegularFile(file);
    }

    private static DefinitionText read(Path file) {
        try {
            if (!Files.exists(file)) {
                throw new Failure("no such file or folder of patterns: " + file);
            }
            if (Files.size(file) > LONGEST) {
                throw new Failure("cannot read " + file + ": no pattern has more than " + LONGEST + " bytes");
            }
            return new DefinitionText(file.toString(), Files.readString(file), Origin.OWN);
        } catch (CharacterCodingException e) {
            throw new Failure("cannot read " + file + ": it is not in UTF-8: save it so", e);
        } catch (IOException e) {
            throw new Failure("cannot read " + file + ": " + e.getMessage(), e);
        }
    }
}
