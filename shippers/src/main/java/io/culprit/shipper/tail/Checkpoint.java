package io.culprit.shipper.tail;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.culprit.shipper.reading.GenerationName;
import io.culprit.shipper.tail.Siblings.Sibling;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;

/**
 * Up to where the brokers have taken one generation of a log.
 *
 * @param log name of the log
 * @param path where the generation was last seen
 * @param key what the file system knew it by
 * @param head its first bytes, taken or not, in hexadecimal: a copy may be shorter than what was read
 * @param before its last bytes of those that were taken: that they still stand there says that it was not rewritten
 * @param offset how many bytes of it were taken, uncompressed
 * @param bytes how long it was when it was last seen, uncompressed; more than the offset when not all was taken
 * @param generation its name by content
 * @param twin how many generations of this log had the same name before it
 * @param position position in time that the log had reached
 * @param done whether it was read to its end and has been rotated away
 * @param seenAt when it was last seen on disk
 */
record Checkpoint(
        String log,
        String path,
        FileKey key,
        String head,
        Fingerprint before,
        long offset,
        long bytes,
        GenerationName generation,
        int twin,
        Optional<Instant> position,
        boolean done,
        Instant seenAt) {

    /** Most bytes of a head. */
    static final int HEAD = 512;

    /** Most bytes kept in mind of those before the offset. */
    static final int BEFORE = 128;

    Checkpoint {
        Objects.requireNonNull(log);
        Objects.requireNonNull(path);
        Objects.requireNonNull(key);
        Objects.requireNonNull(head);
        Objects.requireNonNull(before);
        Objects.requireNonNull(generation);
        Objects.requireNonNull(position);
        Objects.requireNonNull(seenAt);
    }

    /** The generation's name in delivery ids; that of a twin says which one it is. */
    @JsonIgnore
    String name() {
        return generationName(generation, twin);
    }

    /** Of a generation of which nothing was taken. */
    static Checkpoint start(Path log, Sibling sibling, Instant at) {
        return new Checkpoint(
                log.toString(),
                sibling.path().toString(),
                sibling.key(),
                "",
                Fingerprint.NONE,
                0,
                0,
                GenerationName.NONE,
                0,
                Optional.empty(),
                false,
                at);
    }

    /** What was there before the log was followed counts as taken. */
    static Checkpoint passedOver(Checkpoint start, Sibling sibling) throws IOException {
        try (FileContent content = FileContent.of(sibling.path())) {
            content.seek(content.packed() ? Long.MAX_VALUE : content.endOfLastLine());
            Memory memory = content.memory();
            String head = HexFormat.of().formatHex(memory.head());
            long offset = memory.offset();
            return new Checkpoint(
                    start.log(),
                    start.path(),
                    start.key(),
                    head,
                    memory.before(),
                    offset,
                    offset,
                    new GenerationName("from" + Long.toHexString(offset) + head.hashCode(), true),
                    0,
                    Optional.empty(),
                    !sibling.live(),
                    start.seenAt());
        }
    }

    static String generationName(GenerationName generation, int twin) {
        return twin == 0 ? generation.text() : generation.text() + "." + twin;
    }

    /** Bytes that were seen and not taken. */
    @JsonIgnore
    long left() {
        return Math.max(0, bytes - offset);
    }

    @JsonIgnore
    Memory memory() {
        return new Memory(HexFormat.of().parseHex(head), before, offset);
    }

    /** This checkpoint, of a generation of which nothing more is to be read. */
    Checkpoint finished() {
        return new Checkpoint(log, path, key, head, before, offset, bytes, generation, twin, position, true, seenAt);
    }

    /** This checkpoint, whenever it was seen. */
    Checkpoint whenever() {
        return seen(path, key, Instant.EPOCH);
    }

    /** This checkpoint, seen as another file: renamed, copied or compressed. */
    Checkpoint seen(String as, FileKey by, Instant at) {
        return new Checkpoint(log, as, by, head, before, offset, bytes, generation, twin, position, done, at);
    }
}
