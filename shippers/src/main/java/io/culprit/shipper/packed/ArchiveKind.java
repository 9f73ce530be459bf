package io.culprit.shipper.packed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.apache.commons.compress.archivers.tar.TarUtils;

/** What a file that holds others is, told by its first bytes; a tar may be compressed as a whole. */
enum ArchiveKind {
    TAR,
    ZIP;

    /** Whether a file is an archive; what cannot be read is none, and whoever reads it says why. */
    static Optional<ArchiveKind> of(Path path) {
        try (UnpackedFile file = UnpackedFile.open(path)) {
            return of(file.readNBytes(TarConstants.DEFAULT_RCDSIZE), file.compression());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /**
     * What something is that begins with these bytes.
     *
     * @param start at least {@value TarConstants#DEFAULT_RCDSIZE} bytes if there are as many
     * @param compression what they were unpacked from
     */
    static Optional<ArchiveKind> of(byte[] start, Compression compression) {
        byte[] head = Arrays.copyOf(start, Math.min(start.length, TarConstants.DEFAULT_RCDSIZE));
        if (compression == Compression.NONE && head.length > 4 && head[0] == 'P' && head[1] == 'K' && zip(head)) {
            return Optional.of(ZIP);
        }
        return tar(head) ? Optional.of(TAR) : Optional.empty();
    }

    /** Every tar has a checksum; the word "ustar" only those since 1988. */
    private static boolean tar(byte[] head) {
        try {
            return head.length == TarConstants.DEFAULT_RCDSIZE && head[0] != 0 && TarUtils.verifyCheckSum(head);
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    /** A member's header or, in an empty archive, the end of the directory. */
    private static boolean zip(byte[] head) {
        return (head[2] == 3 && head[3] == 4) || (head[2] == 5 && head[3] == 6);
    }
}
