package io.culprit.shipper.packed;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Date;
import java.util.Enumeration;
import java.util.List;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;

/**
 * Archives, unpacked to a folder of their own below the one for temporary files, until they are closed.
 *
 * <p>Members that come one after another in an archive are read at the same time, by the times in them; so they must be
 * files. Names that lead out of the archive, links, devices, and more than an archive of logs can hold are refused, and the
 * rest is unpacked. An archive within an archive stays as it is.
 */
public final class Unpacking implements Closeable {

    private static final String PREFIX = "culprit-replay-";

    private final Limits limits;
    private final BooleanSupplier stopped;
    private Optional<Path> folder = Optional.empty();
    private int archives;

    /**
     * What came of an archive.
     *
     * @param folder where its members are now
     * @param refused members that are not there
     */
    public record Unpacked(Path folder, List<Refused> refused) {
        public Unpacked {
            refused = List.copyOf(refused);
        }
    }

    /** @param stopped whether to unpack no more */
    public Unpacking(BooleanSupplier stopped) {
        this(stopped, Limits.USUAL);
    }

    Unpacking(BooleanSupplier stopped, Limits limits) {
        this.stopped = stopped;
        this.limits = limits;
    }

    /** Whether a file is an archive. */
    public static boolean isArchive(Path path) {
        return ArchiveKind.of(path).isPresent();
    }

    /**
     * Whether something is an archive that begins with these bytes.
     *
     * @param start 512 bytes or more, if there are as many
     * @param compression what they were unpacked from
     */
    public static boolean isArchive(byte[] start, Compression compression) {
        return ArchiveKind.of(start, compression).isPresent();
    }

    /**
     * Unpacks an archive: a tar, compressed or not, or a zip.
     *
     * @throws IOException when the folder for it cannot be made
     */
    public Unpacked unpack(Path archive) throws IOException {
        Path target = fresh();
        Destination destination = new Destination(target, limits, Files.size(archive));
        try {
            if (ArchiveKind.of(archive).equals(Optional.of(ArchiveKind.ZIP))) {
                unzip(archive, destination);
            } else {
                untar(archive, destination);
            }
        } catch (RefusedException | DamagedException e) {
            destination.refuse("", e.getMessage());
        } catch (IOException | IllegalArgumentException e) {
            destination.refuse("", "the archive is damaged: fetch it anew");
        }
        return new Unpacked(target, destination.refused());
    }

    /** Whether a file is below the folder. */
    public boolean owns(Path path) {
        return folder.filter(path::startsWith).isPresent();
    }

    /** Where a file may be made that goes with the folder. */
    public Path file(String name) throws IOException {
        return fresh().resolve(name);
    }

    private void untar(Path archive, Destination destination) throws IOException {
        try (TarBytes bytes = new TarBytes(UnpackedFile.open(archive));
                TarArchiveInputStream tar = new TarArchiveInputStream(bytes)) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                bytes.inContent(true);
                destination.take(
                        new Member(entry.getName(), type(entry), modified(entry.getLastModifiedDate())), read(tar));
                bytes.inContent(false);
            }
        }
    }

    private void unzip(Path archive, Destination destination) throws IOException {
        try (ZipFile zip = ZipFile.builder().setPath(archive).get()) {
            Enumeration<ZipArchiveEntry> entries = zip.getEntriesInPhysicalOrder();
            while (entries.hasMoreElements()) {
                ZipArchiveEntry entry = entries.nextElement();
                if (!zip.canReadEntryData(entry)) {
                    destination.refuse(entry.getName(), "encrypted, or compressed in a way that is not known");
                    continue;
                }
                try (InputStream content = zip.getInputStream(entry)) {
                    destination.take(
                            new Member(entry.getName(), type(entry), modified(entry.getLastModifiedDate())),
                            read(content));
                }
            }
        }
    }

    private Member.Content read(InputStream in) {
        return buffer -> {
            if (stopped.getAsBoolean()) {
                throw new RefusedException("stopped while it was unpacked");
            }
            return in.read(buffer);
        };
    }

    private static Member.Type type(TarArchiveEntry entry) {
        if (entry.isSymbolicLink() || entry.isLink()) {
            return Member.Type.LINK;
        }
        // The library calls a device a file.
        boolean special = entry.isCharacterDevice() || entry.isBlockDevice() || entry.isFIFO();
        return entry.isDirectory() ? Member.Type.FOLDER : special ? Member.Type.OTHER : Member.Type.FILE;
    }

    private static Member.Type type(ZipArchiveEntry entry) {
        if (entry.isUnixSymlink()) {
            return Member.Type.LINK;
        }
        return entry.isDirectory() ? Member.Type.FOLDER : Member.Type.FILE;
    }

    private static Date modified(Date told) {
        return told == null || told.getTime() < 0 ? new Date(0) : told;
    }

    /** A folder that nobody else can look into: logs hold addresses and names. */
    private Path fresh() throws IOException {
        if (folder.isEmpty()) {
            folder = Optional.of(Files.createTempDirectory(PREFIX));
        }
        return Files.createDirectory(folder.get().resolve(Integer.toString(archives++)));
    }

    /** Deletes everything that was unpacked. */
    @Override
    public void close() throws IOException {
        if (folder.isPresent()) {
            delete(folder.get());
            folder = Optional.empty();
        }
    }

    private static void delete(Path top) throws IOException {
        Files.walkFileTree(top, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                Files.delete(file);
                return FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult postVisitDirectory(Path below, IOException failure) throws IOException {
                Files.delete(below);
                return FileVisitResult.CONTINUE;
            }
        });
    }
}
