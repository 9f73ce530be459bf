package io.culprit.shipper.tail;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.Delivery;
import io.culprit.event.Event;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Writes, rotates in all ways, kills and holds back acknowledgements at random, and then counts.
 *
 * <p>Every line must have arrived, and no line under two delivery ids. {@code -Dtorture.rounds} and
 * {@code -Dtorture.seed} make it longer or repeat a failure.
 */
class TortureTest {

    @TempDir
    private Path folder;

    private final Set<String> written = new LinkedHashSet<>();
    private final Set<String> mayBeLost = new LinkedHashSet<>();
    private Rig rig;
    private Random random;
    private boolean up;
    private int requests;
    private final List<String> acts = new ArrayList<>();

    static LongStream seeds() {
        long seed = Long.getLong("torture.seed", 1);
        return LongStream.range(seed, seed + Integer.getInteger("torture.rounds", 10));
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void losesNothing_andNamesEveryLineOnce(long seed) throws Exception {
        random = new Random(seed);
        rig = new Rig(folder, ReadFrom.BEGINNING);
        write();
        start();
        rig.step();
        for (int i = 0; i < 300; i++) {
            act();
        }
        if (!up) {
            start();
        }
        rig.acknowledging = true;
        rig.arrive(rig.waiting());
        rig.settle();

        Map<String, Set<Delivery>> ids = new HashMap<>();
        for (Event event : rig.events()) {
            ids.computeIfAbsent(event.attribute("url.path"), path -> new LinkedHashSet<>())
                    .add(event.header().delivery());
        }
        List<String> missing = new ArrayList<>(written);
        missing.removeAll(ids.keySet());
        missing.removeAll(mayBeLost);
        assertThat(missing).as("lost, seed %d after %s", seed, acts).isEmpty();
        assertThat(ids.entrySet().stream().filter(id -> id.getValue().size() > 1))
                .as("two delivery ids, seed %d after %s", seed, acts)
                .isEmpty();
        assertThat(ids.values().stream().flatMap(Set::stream).distinct().count())
                .as("delivery ids used twice, seed %d after %s", seed, acts)
                .isEqualTo(ids.size());
    }

    private void act() throws Exception {
        int choice = random.nextInt(100);
        if (choice < 45) {
            write();
        } else if (choice < 75) {
            if (up) {
                rig.step();
            }
        } else if (choice < 82) {
            rig.pass(Duration.ofMillis(random.nextInt(8_000)));
        } else if (choice < 84) {
            rename();
        } else if (choice < 86) {
            copyAndTruncate();
        } else if (choice < 88) {
            compressOne();
        } else if (choice < 89) {
            writeInPieces();
        } else if (choice < 92) {
            rig.acknowledging = !rig.acknowledging;
        } else if (choice < 96) {
            rig.arrive(random.nextInt(3));
        } else if (up) {
            did("kill");
            rig.kill();
            up = false;
        } else {
            start();
        }
    }

    private void did(String what) {
        acts.add(what + " (" + requests + ")");
    }

    private void start() throws IOException {
        did("start");
        rig.start();
        up = true;
    }

    private String next() {
        String path = "request-" + requests++;
        written.add("/" + path);
        return path;
    }

    private void write() throws IOException {
        int lines = 1 + random.nextInt(4);
        for (int i = 0; i < lines; i++) {
            rig.write(next());
        }
    }

    private void writeInPieces() throws Exception {
        String line = rig.line(next());
        int at = 1 + random.nextInt(line.length() - 1);
        Rig.append(rig.log, line.substring(0, at));
        if (up) {
            rig.step();
        }
        Rig.append(rig.log, line.substring(at));
    }

    private Path rotated(int number) {
        return rig.log.resolveSibling("access.log." + number);
    }

    private void shift() throws IOException {
        for (int number = 59; number > 0; number--) {
            Path packed = rotated(number).resolveSibling(rotated(number).getFileName() + ".gz");
            if (Files.exists(rotated(number))) {
                Files.move(rotated(number), rotated(number + 1));
            } else if (Files.exists(packed)) {
                Files.move(
                        packed,
                        rotated(number + 1).resolveSibling(rotated(number + 1).getFileName() + ".gz"));
            }
        }
    }

    /** A worker that still has the old file open goes on writing into it. */
    private void rename() throws Exception {
        did("rename");
        shift();
        Files.move(rig.log, rotated(1));
        if (random.nextBoolean()) {
            Rig.append(rotated(1), rig.line(next()));
        }
        if (up && random.nextBoolean()) {
            rig.step();
        }
        write();
    }

    /** What is written between copy and truncation stands nowhere any more, unless it was read in between. */
    private void copyAndTruncate() throws Exception {
        did("copy and truncate");
        shift();
        Files.copy(rig.log, rotated(1));
        if (random.nextInt(4) == 0) {
            String path = next();
            mayBeLost.add("/" + path);
            rig.write(path);
        }
        if (up && random.nextBoolean()) {
            rig.step();
        }
        FileChannel.open(rig.log, StandardOpenOption.WRITE, StandardOpenOption.TRUNCATE_EXISTING)
                .close();
        if (up && random.nextBoolean()) {
            rig.step();
        }
        write();
    }

    /** Not the newest rotated file: that may still be written to. */
    private void compressOne() throws IOException {
        Path file = rotated(2 + random.nextInt(3));
        if (Files.exists(file)) {
            did("compress " + file.getFileName());
            Path packed = file.resolveSibling(file.getFileName() + ".gz");
            try (var out = new GZIPOutputStream(Files.newOutputStream(packed))) {
                Files.copy(file, out);
            }
            Files.delete(file);
        }
    }
}
