package io.culprit.shipper.tail;

import io.culprit.shipper.tail.Siblings.Sibling;
import io.culprit.shipper.terminal.FileFault;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/**
 * The generations of one log: which of them the files in its folder are, and which of these are still to be read.
 *
 * <p>A file is the generation that its key and its content say; a file that is none of the known ones is a new one.
 */
final class Generations implements Closeable {

    private final FollowedLog log;
    private final Clock clock;
    private final Patience patience;
    private final Consumer<Loss> losses;
    private final List<TailedFile> open = new ArrayList<>();
    private final PastGenerations past;
    private final Set<FileKey> refusedAtFirst = new HashSet<>();
    private final Instant since;
    private Optional<String> unreadable = Optional.empty();
    private boolean first;
    private long rotations;

    /** @param past what was saved of this log */
    Generations(FollowedLog log, List<Checkpoint> past, Patience patience, Clock clock, Consumer<Loss> losses) {
        this.log = log;
        this.clock = clock;
        this.patience = patience;
        this.losses = losses;
        this.past = new PastGenerations(past, clock, losses);
        this.first = past.isEmpty();
        this.since = clock.instant();
    }

    /** Those that are being read, oldest first. */
    List<TailedFile> open() {
        return open;
    }

    /** Why a file of the log cannot be read at the moment. */
    Optional<String> unreadable() {
        return unreadable;
    }

    /** Something of the log could not be read; the next scan tries again. */
    void failed(IOException why) {
        unreadable = Optional.of(fault(log.path(), why));
    }

    /** Always the same words for the same fault, whoever met it: a change of words is told as a change of state. */
    private static String fault(Path path, IOException why) {
        return why instanceof AccessDeniedException ? "permission denied: " + path : path + ": " + FileFault.of(why);
    }

    /** How often the log was rotated or truncated while it was followed. */
    long rotations() {
        return rotations;
    }

    /** Looks at the files there are. */
    void scan() throws IOException {
        Map<Path, IOException> faults = new LinkedHashMap<>();
        List<Sibling> there = Siblings.of(log.path(), faults::put);
        for (TailedFile file : open) {
            Place place = file.place();
            Optional<Sibling> now =
                    there.stream().filter(sibling -> place.in(sibling.key())).findFirst();
            boolean wasLive = place.live();
            now.ifPresentOrElse(place::moved, place::unlinked);
            rotations += wasLive && !place.live() ? 1 : 0;
        }
        // The newest first: what an older one has in common with it is a copy, be it whole by now or not.
        List<Sibling> newestFirst = new ArrayList<>(there);
        Collections.reverse(newestFirst);
        for (Sibling sibling : newestFirst) {
            if (open.stream().noneMatch(file -> file.place().in(sibling.key()))) {
                try {
                    adopt(sibling);
                } catch (NoSuchFileException e) {
                    // Rotated further between the listing and the look: the next scan finds it.
                    continue;
                } catch (IOException e) {
                    faults.put(sibling.path(), e);
                    if (first) {
                        refusedAtFirst.add(sibling.key());
                    }
                }
            }
        }
        first = false;
        unreadable = faults.entrySet().stream()
                .map(fault -> fault(fault.getKey(), fault.getValue()))
                .findFirst();
        List<Path> oldestFirst = there.stream().map(Sibling::path).toList();
        open.sort(Comparator.comparing((TailedFile file) -> file.place().live())
                .thenComparing(file -> oldestFirst.indexOf(file.place().path())));
        // What cannot be read is not gone.
        if (unreadable.isEmpty() && !clock.instant().isBefore(since.plus(patience.copy()))) {
            past.missing(there);
        }
    }

    /** Whether the file of the log's name is another than before. */
    boolean replaced() throws IOException {
        try {
            FileKey key = FileKey.stat(log.path()).key();
            return open.stream()
                    .noneMatch(file -> file.place().live() && file.place().in(key));
        } catch (NoSuchFileException e) {
            return open.stream().anyMatch(file -> file.place().live());
        } catch (IOException e) {
            failed(e);
            return false;
        }
    }

    /** Whether what was read of a file is gone from it; asked before more is read from it. */
    boolean truncated() throws IOException {
        boolean truncated = false;
        for (TailedFile file : open) {
            if (!file.intact()) {
                truncated(file);
                truncated = true;
            }
        }
        return truncated;
    }

    /** Done with a generation. */
    void finish(TailedFile file, Optional<Instant> position) throws IOException {
        past.add(file.checkpoint(position, true));
        open.remove(file);
        file.close();
    }

    /** Checkpoints of all generations that are remembered. */
    List<Checkpoint> checkpoints(Optional<Instant> position) throws IOException {
        past.forget();
        List<Checkpoint> all = new ArrayList<>(past.checkpoints());
        for (TailedFile file : open) {
            all.add(file.checkpoint(position, false));
        }
        return all;
    }

    /** How many other generations have this name. */
    private int twins(TailedFile of, String name) {
        long twins = open.stream()
                .filter(file -> file != of && file.identity().name().text().equals(name))
                .count();
        return (int) (twins + past.named(name));
    }

    private void truncated(TailedFile file) throws IOException {
        rotations++;
        losses.accept(new Loss(
                file.place().path(),
                file.lines().offset(),
                "the file was truncated: what was written to it between "
                        + file.lines().readToEndAt() + " and " + clock.instant()
                        + " may be lost, but for what a copy of it holds"));
        file.lose();
    }

    private void adopt(Sibling sibling) throws IOException {
        if (past.seenAgain(sibling)) {
            return;
        }
        Optional<Checkpoint> known = Likeness.of(sibling, past.checkpoints());
        if (known.isPresent()) {
            goOn(known.get(), sibling);
            return;
        }
        for (TailedFile file : List.copyOf(open)) {
            if (!file.place().lost() && Likeness.isCopy(sibling, file)) {
                return;
            }
            // Truncated this very moment, perhaps: the copy was whole before.
            if (!file.intact()) {
                truncated(file);
            }
            if (file.place().lost() && Likeness.isRest(sibling, file)) {
                return;
            }
        }
        if (Likeness.holdsNothingNew(sibling, past.checkpoints())) {
            past.judge(sibling);
            return;
        }
        begin(sibling);
    }

    private void goOn(Checkpoint checkpoint, Sibling sibling) throws IOException {
        boolean whole = checkpoint.done() && sibling.stat().bytes() == checkpoint.offset();
        if (whole || Likeness.unchanged(checkpoint, sibling)) {
            past.seenAs(checkpoint, sibling);
            past.judge(sibling);
            return;
        }
        // Not forgotten before it is open: what cannot be read any more is known when it can be read again.
        open(checkpoint, sibling);
        past.remove(checkpoint);
    }

    private void begin(Sibling sibling) throws IOException {
        Checkpoint start = Checkpoint.start(log.path(), sibling, clock.instant());
        boolean wanted = !wasThere(sibling)
                || log.from() == ReadFrom.ROTATED
                || (log.from() == ReadFrom.BEGINNING && sibling.live());
        if (wanted) {
            open(start, sibling);
        } else {
            Checkpoint passedOver = Checkpoint.passedOver(start, sibling);
            past.add(passedOver);
            if (sibling.live()) {
                goOn(passedOver, sibling);
            } else {
                past.judge(sibling);
            }
        }
    }

    /** Whether a file was there as it is before the log was followed, be it that it could not be read then. */
    private boolean wasThere(Sibling sibling) {
        return first
                || (refusedAtFirst.contains(sibling.key())
                        && sibling.stat().modifiedAt().isBefore(since));
    }

    private void open(Checkpoint checkpoint, Sibling sibling) throws IOException {
        TailedFile[] opened = new TailedFile[1];
        opened[0] = new TailedFile(checkpoint, sibling, clock, name -> twins(opened[0], name));
        open.add(opened[0]);
    }

    @Override
    public void close() throws IOException {
        for (TailedFile file : open) {
            file.close();
        }
    }
}
