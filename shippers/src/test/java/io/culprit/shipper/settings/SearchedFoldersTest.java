package io.culprit.shipper.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SearchedFoldersTest {

    @TempDir
    private Path folder;

    private final SearchedFolders folders = new SearchedFolders();

    private List<Path> look(boolean excepted) throws IOException {
        folders.begin();
        return folders.beneath(folder, path -> true, refused -> excepted);
    }

    private Path closed() throws IOException {
        Path closed = Files.createDirectory(folder.resolve("private"));
        Files.writeString(closed.resolve("a.log"), "a");
        chmod(closed, "---------");
        assumeThat(Files.isReadable(closed)).as("root reads whatever its mode").isFalse();
        return closed;
    }

    private static void chmod(Path path, String mode) throws IOException {
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(mode));
    }

    @Test
    void remembersAFolderThatItMayNotLookInto_untilItMay() throws IOException {
        Path closed = closed();
        assertThat(look(false)).isEmpty();
        assertThat(folders.refused()).containsEntry(closed, Optional.of("permission denied: " + closed));

        chmod(closed, "rwx------");
        assertThat(look(false)).containsExactly(closed.resolve("a.log"));
        assertThat(folders.refused()).containsEntry(closed, Optional.empty());
    }

    @Test
    void saysNothingOfAFolderThatIsExcepted() throws IOException {
        Path closed = closed();
        assertThat(look(true)).isEmpty();
        assertThat(folders.refused()).isEmpty();
        chmod(closed, "rwx------");
    }

    @Test
    void findsWhatIsThere_andNothingWhereThereIsNoFolder() throws IOException {
        Files.writeString(folder.resolve("a.log"), "a");

        assertThat(look(false)).containsExactly(folder.resolve("a.log"));
        assertThat(folders.beneath(folder.resolve("none"), path -> true, refused -> false))
                .isEmpty();
        assertThat(folders.refused()).isEmpty();
    }
}
