package io.culprit.shipper.probe.host;

import com.fasterxml.jackson.databind.JavaType;
import io.culprit.shipper.probe.Blindness;
import io.culprit.wire.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;

/**
 * What a probe remembers from one look to the next: in memory, and in a file where one is named, so that what changed while
 * nobody looked is told as well.
 *
 * <p>The file is one look behind: what a look found is written only when the next one begins, by when its captures are stored
 * safely. After a crash changes are told a second time rather than never.
 *
 * @param <T> a record or a map that JSON can hold
 */
public final class StateFile<T> {

    private final Optional<Path> file;
    private final JavaType type;
    private Optional<T> known = Optional.empty();
    private Optional<Blindness> problem = Optional.empty();
    private boolean read;
    private boolean written = true;

    /**
     * A state that nobody has seen yet.
     *
     * @param file its path, or empty to keep it in memory only
     */
    public StateFile(String file, Class<T> type) {
        this.file = file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
        this.type = Json.mapper().constructType(type);
    }

    /** What was kept by the look before, which is now written; nothing at the very first look. */
    public Optional<T> before() {
        if (!read) {
            read = true;
            load();
        } else if (!written) {
            write();
        }
        return known;
    }

    /** Keeps what this look found. */
    public void keep(T state) {
        written &= known.equals(Optional.of(state));
        known = Optional.of(state);
    }

    /** Why the state is in memory only, though a file is named. */
    public Optional<Blindness> problem() {
        return problem;
    }

    private void load() {
        if (file.isEmpty()) {
            return;
        }
        try {
            known = Optional.of(Json.mapper().readValue(file.get().toFile(), type));
        } catch (IOException e) {
            if (Files.exists(file.get())) {
                problem = Optional.of(failed("cannot be read, so that changes before now are not told", e));
            }
        }
    }

    private void write() {
        if (file.isEmpty()) {
            return;
        }
        Path target = file.get().toAbsolutePath();
        Path part = target.resolveSibling(target.getFileName() + ".part");
        try {
            Files.createDirectories(target.getParent());
            Files.deleteIfExists(part);
            Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            Files.write(part, Json.mapper().writeValueAsBytes(known.orElseThrow()));
            Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            written = true;
            problem = Optional.empty();
        } catch (IOException e) {
            problem =
                    Optional.of(failed("cannot be written, so that changes while the shipper is down are not told", e));
        }
    }

    private Blindness failed(String what, IOException why) {
        String reason = why instanceof NoSuchFileException ? "no such folder" : why.getMessage();
        return new Blindness(
                Blindness.Reason.FAILED,
                "state " + file.orElseThrow() + " " + what + " (" + reason
                        + "): make it a file that the shipper may write");
    }
}
