package io.culprit.shipper.tail;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.culprit.shipper.terminal.FileFault;
import io.culprit.wire.Json;
import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * The checkpoints on disk, in one file that is replaced as a whole.
 *
 * <p>Its first line is a version and a checksum of the rest, which is JSON. A folder belongs to one shipper at a time: two
 * would undo each other's checkpoints.
 */
public final class Registry implements Closeable {

    private static final String NAME = "registry.json";
    private static final String VERSION = "culprit-registry 1 ";
    private static final TypeReference<List<Checkpoint>> CHECKPOINTS = new TypeReference<>() {};

    private static final Set<OpenOption> ANEW = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);

    // It has the first bytes of logs that others may not read.
    private static final FileAttribute<?> OWN =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

    private final Path file;
    private final FileChannel lockFile;

    private Registry(Path file, FileChannel lockFile) {
        this.file = file;
        this.lockFile = lockFile;
    }

    /**
     * Opens the registry of a folder, which is made if need be.
     *
     * @throws RegistryException when the folder cannot be used, or another shipper uses it
     */
    public static Registry in(Path folder) throws RegistryException {
        try {
            Files.createDirectories(folder);
            FileChannel lockFile =
                    FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
            FileLock lock = lock(lockFile);
            if (lock == null) {
                lockFile.close();
                throw new RegistryException("another shipper keeps its registry in " + folder
                        + ": stop it, or give this one a 'state' folder of its own");
            }
            return new Registry(folder.resolve(NAME), lockFile);
        } catch (RegistryException e) {
            throw e;
        } catch (IOException e) {
            throw new RegistryException(
                    "cannot keep a registry in " + folder + ": " + FileFault.of(e)
                            + ": name a folder in 'state' that this user may write to",
                    e);
        }
    }

    private static FileLock lock(FileChannel lockFile) throws IOException {
        try {
            return lockFile.tryLock();
        } catch (OverlappingFileLockException e) {
            return null;
        }
    }

    /**
     * What was saved last; nothing when nothing was.
     *
     * @throws RegistryException when it is not what was written
     */
    List<Checkpoint> load() throws RegistryException {
        byte[] bytes;
        try {
            if (!Files.exists(file)) {
                return List.of();
            }
            bytes = Files.readAllBytes(file);
        } catch (IOException e) {
            throw new RegistryException("cannot read " + file + ": " + FileFault.of(e), e);
        }
        int end = 0;
        while (end < bytes.length && bytes[end] != '\n') {
            end++;
        }
        byte[] json = Arrays.copyOfRange(bytes, Math.min(end + 1, bytes.length), bytes.length);
        String first = new String(bytes, 0, end, StandardCharsets.UTF_8);
        if (!first.equals(VERSION + Fingerprint.of(json).digest())) {
            throw damaged(
                    first.startsWith(VERSION) ? "its checksum is not that of its content" : "its first line is none");
        }
        try {
            return Json.mapper().readValue(json, CHECKPOINTS);
        } catch (IOException e) {
            throw damaged(e.getMessage());
        }
    }

    private RegistryException damaged(String why) {
        return new RegistryException("the registry " + file + " is damaged, " + why
                + ": remove it to read every log from the start again (what was sent before is recognised), or put back a"
                + " copy");
    }

    /** Replaces what was saved before; when it returns, it is on disk. */
    void save(List<Checkpoint> checkpoints) throws RegistryException {
        Path next = file.resolveSibling(NAME + ".next");
        try {
            byte[] json = Json.mapper().writerFor(CHECKPOINTS).writeValueAsBytes(checkpoints);
            byte[] first = (VERSION + Fingerprint.of(json).digest() + "\n").getBytes(StandardCharsets.UTF_8);
            Files.deleteIfExists(next);
            try (FileChannel out = FileChannel.open(next, ANEW, OWN)) {
                ByteBuffer all = ByteBuffer.allocate(first.length + json.length)
                        .put(first)
                        .put(json)
                        .flip();
                while (all.hasRemaining()) {
                    out.write(all);
                }
                out.force(true);
            }
            Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("checkpoints have no JSON", e);
        } catch (IOException e) {
            throw new RegistryException(
                    "cannot write " + next + ": " + FileFault.of(e) + ": make room, or let this user write there", e);
        }
    }

    @Override
    public void close() throws IOException {
        // Closing the file releases the lock, once and again.
        lockFile.close();
    }
}
