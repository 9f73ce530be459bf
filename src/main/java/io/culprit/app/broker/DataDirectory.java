package io.culprit.app.broker;

import io.culprit.app.lifecycle.Failure;
import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A folder that belongs to this process alone for as long as this object is open.
 *
 * <p>The lock is taken before anything in the folder is touched: a second broker on the same folder corrupts the metadata
 * of the first, and Kafka's own lock comes too late to prevent it. The operating system lets go of the lock when the
 * process dies, however it dies, so a free lock means that nobody uses the folder.
 */
public final class DataDirectory implements AutoCloseable {

    private static final String LOCK_FILE = "culprit.lock";

    // POSIX drops a process's locks on a file when ANY of its descriptors of that file is closed: so a second attempt
    // within this process must not even open the file.
    private static final Set<Path> HELD_BY_THIS_PROCESS = ConcurrentHashMap.newKeySet();

    private final Path path;
    private final FileChannel channel;
    private final FileLock lock;

    private DataDirectory(Path path, FileChannel channel, FileLock lock) {
        this.path = path;
        this.channel = channel;
        this.lock = lock;
    }

    /**
     * Takes a folder, which is created when it is not there.
     *
     * @throws Failure when another process has it, or it cannot be written
     */
    public static DataDirectory open(Path path) {
        return open(path, "--data-dir");
    }

    /**
     * Takes a folder that another option than {@code --data-dir} names.
     *
     * @param option the option, for the advice given when another process has the folder
     */
    public static DataDirectory open(Path path, String option) {
        return tryOpen(path)
                .orElseThrow(() -> new Failure("another culprit is using the folder " + path.toAbsolutePath()
                        + ": stop it, or give this one another folder with " + option));
    }

    /**
     * Takes a folder unless another process has it.
     *
     * @throws Failure when it cannot be written
     */
    public static Optional<DataDirectory> tryOpen(Path path) {
        try {
            Path real = Files.createDirectories(path).toRealPath();
            if (!HELD_BY_THIS_PROCESS.add(real)) {
                return Optional.empty();
            }
            Optional<DataDirectory> opened = Optional.empty();
            try {
                opened = lock(real);
                return opened;
            } finally {
                if (opened.isEmpty()) {
                    HELD_BY_THIS_PROCESS.remove(real);
                }
            }
        } catch (IOException e) {
            throw new Failure("cannot use " + path.toAbsolutePath() + " as data folder: " + FileFault.of(e), e);
        }
    }

    private static Optional<DataDirectory> lock(Path path) throws IOException {
        FileChannel channel =
                FileChannel.open(path.resolve(LOCK_FILE), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        Optional<FileLock> lock = Optional.ofNullable(channel.tryLock());
        if (lock.isEmpty()) {
            channel.close();
        }
        return lock.map(held -> new DataDirectory(path, channel, held));
    }

    /** Whether a folder is or was used as one of these. */
    public static boolean exists(Path path) {
        return Files.isRegularFile(path.resolve(LOCK_FILE));
    }

    /** The folder, absolute and without symbolic links. */
    public Path path() {
        return path;
    }

    /** A folder within it, created when it is not there. */
    public Path folder(String name) {
        try {
            return Files.createDirectories(path.resolve(name));
        } catch (IOException e) {
            throw new Failure("cannot write in the data folder " + path + ": " + FileFault.of(e), e);
        }
    }

    @Override
    public void close() throws IOException {
        lock.release();
        channel.close();
        HELD_BY_THIS_PROCESS.remove(path);
    }
}
