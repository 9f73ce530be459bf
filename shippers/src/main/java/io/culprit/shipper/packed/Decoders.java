package io.culprit.shipper.packed;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Opens compressed files of which many are open at once, so that their decoders take bounded memory together.
 *
 * <p>A decoder of xz holds up to 65 MiB, one of bzip2 5 MiB, for as long as its file is open; logs of many hosts are all open
 * at once, since they are read by the times in them. Files for whose decoders there is no room are unpacked to temporary
 * files, one at a time, and read from there. Not for several threads.
 */
public final class Decoders {

    // One decoder of the largest kind, which is a quarter of the heap that a replay has; or seven as xz makes them by
    // itself.
    private static final long ROOM = 68L << 20;

    private final BooleanSupplier stopped;
    private final long room;
    private final Limits limits;
    private long taken;

    /** @param stopped asked while a file is unpacked whether to unpack no more: what was unpacked by then is what there is */
    public Decoders(BooleanSupplier stopped) {
        this(stopped, ROOM, Limits.USUAL);
    }

    /** @param room bytes that decoders may take together */
    Decoders(BooleanSupplier stopped, long room, Limits limits) {
        this.stopped = stopped;
        this.room = room;
        this.limits = limits;
    }

    /**
     * Opens a file at its start.
     *
     * @throws DamagedException when it is compressed, and nothing of it can be read
     */
    public UnpackedFile open(Path path) throws IOException {
        long needed = Compression.memory(path);
        if (needed == 0) {
            return UnpackedFile.open(path);
        }
        if (needed > room - taken) {
            return unpacked(path);
        }
        taken += needed;
        try {
            return UnpackedFile.open(path, needed, () -> taken -= needed);
        } catch (IOException e) {
            taken -= needed;
            throw e;
        }
    }

    private UnpackedFile unpacked(Path path) throws IOException {
        try (UnpackedFile packed = UnpackedFile.open(path)) {
            return packed.from(Spill.of(packed, path, limits, stopped));
        }
    }
}
