package io.culprit.shipper.packed;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * The content of a compressed file, from a temporary one that nobody else can read and that is gone when it is closed, or
 * when the process ends.
 *
 * <p>Of a file that is damaged, or holds more than can be kept, it is what stands before that; then it fails.
 */
final class Spill extends FilterInputStream {

    static final String PREFIX = "culprit-unpacked-";
    private static final int BUFFER = 1 << 16;

    private final Optional<DamagedException> fault;

    private Spill(FileChannel kept, Optional<DamagedException> fault) {
        super(Channels.newInputStream(kept));
        this.fault = fault;
    }

    /**
     * Unpacks a file.
     *
     * @param content what is in it
     * @param packed the file
     * @param stopped whether to unpack no more
     * @throws IOException when it cannot be read, or the temporary file not be written
     */
    static Spill of(InputStream content, Path packed, Limits limits, BooleanSupplier stopped) throws IOException {
        Path file = Files.createTempFile(PREFIX, "");
        FileChannel kept = FileChannel.open(
                file, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE);
        try {
            long allowed = limits.bytes(
                    Files.size(packed), Files.getFileStore(file.getParent()).getUsableSpace());
            Optional<DamagedException> fault = copy(content, kept, allowed, stopped);
            kept.position(0);
            return new Spill(kept, fault);
        } catch (IOException e) {
            kept.close();
            throw e;
        }
    }

    private static Optional<DamagedException> copy(
            InputStream content, FileChannel kept, long allowed, BooleanSupplier stopped) throws IOException {
        byte[] buffer = new byte[BUFFER];
        while (!stopped.getAsBoolean()) {
            int read;
            try {
                read = content.read(buffer);
            } catch (DamagedException e) {
                return Optional.of(e);
            }
            if (read < 0) {
                break;
            }
            if (kept.position() + read > allowed) {
                return Optional.of(new DamagedException(
                        "there is no room to unpack it beside the others: more than " + (allowed >> 20)
                                + " MiB in the folder for temporary files: read it alone, or unpack it by hand",
                        new RefusedException("more than " + allowed + " bytes")));
            }
            for (ByteBuffer rest = ByteBuffer.wrap(buffer, 0, read); rest.hasRemaining(); ) {
                kept.write(rest);
            }
        }
        return Optional.empty();
    }

    @Override
    public int read(byte[] to, int from, int length) throws IOException {
        int read = super.read(to, from, length);
        if (read < 0 && fault.isPresent()) {
            throw fault.get();
        }
        return read;
    }
}
