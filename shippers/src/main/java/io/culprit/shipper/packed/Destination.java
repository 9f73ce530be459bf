package io.culprit.shipper.packed;

import io.culprit.shipper.terminal.FileFault;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.List;

/** The folder that one archive is unpacked to: takes what may be taken, and notes what not. */
final class Destination {

    private static final int BUFFER = 1 << 16;
    private static final int MOST_NOTED = 1_000;

    private final Path folder;
    private final Limits limits;
    private final long packed;
    private final long allowed;
    private final List<Refused> refused = new ArrayList<>();
    private final byte[] buffer = new byte[BUFFER];
    private int members;
    private long bytes;

    /** @param packed size of the archive */
    Destination(Path folder, Limits limits, long packed) throws IOException {
        this.folder = folder;
        this.limits = limits;
        this.packed = packed;
        this.allowed = limits.bytes(packed, Files.getFileStore(folder).getUsableSpace());
    }

    /** What was not taken. */
    List<Refused> refused() {
        return refused;
    }

    /** Notes why something was not taken. */
    void refuse(String name, String reason) {
        if (refused.size() < MOST_NOTED) {
            refused.add(new Refused(name, reason));
        }
    }

    /**
     * Takes a member.
     *
     * @throws IOException when nothing more can be taken
     */
    void take(Member member, Member.Content content) throws IOException {
        if (++members > limits.members()) {
            throw new RefusedException("it has more than " + limits.members() + " members: unpack it by hand");
        }
        switch (member.type()) {
            case FOLDER -> {}
            case LINK -> pass(member, "a link in an archive", content);
            case OTHER -> pass(member, "not a regular file", content);
            case FILE -> write(member, content);
        }
    }

    /** What is passed over is unpacked as well, to come to what stands behind it: so it counts as well. */
    private void pass(Member member, String reason, Member.Content content) throws IOException {
        refuse(member.name(), reason);
        while (read(content) >= 0) {
            continue;
        }
    }

    private int read(Member.Content content) throws IOException {
        int read = content.read(buffer);
        bytes += Math.max(read, 0);
        if (bytes > allowed) {
            throw new RefusedException(tooMuch());
        }
        return read;
    }

    private void write(Member member, Member.Content content) throws IOException {
        Path target;
        OutputStream out;
        try {
            target = member.within(folder);
            Files.createDirectories(target.getParent());
            if (Files.isDirectory(target, LinkOption.NOFOLLOW_LINKS)) {
                throw new RefusedException("a folder has its name");
            }
            // A name that comes twice means the later one, as to tar itself.
            out = Files.newOutputStream(target);
        } catch (IOException e) {
            pass(member, e instanceof RefusedException ? e.getMessage() : FileFault.of(e), content);
            return;
        }
        try (out) {
            for (int read = read(content); read >= 0; read = read(content)) {
                out.write(buffer, 0, read);
            }
        } catch (RefusedException e) {
            // Half a bomb is no log.
            Files.deleteIfExists(target);
            throw e;
        }
        // Stamps without a year are read by it.
        Files.setLastModifiedTime(target, FileTime.from(member.modified().toInstant()));
    }

    private String tooMuch() {
        return allowed < limits.believable(packed)
                ? "it holds more than the " + (allowed >> 20) + " MiB that " + folder.getParent()
                        + " has room for: set another with CULPRIT_JAVA_OPTS=-Djava.io.tmpdir=DIR"
                : "it holds more than " + limits.ratio() + " times its size: unpack it by hand if you trust it";
    }
}
