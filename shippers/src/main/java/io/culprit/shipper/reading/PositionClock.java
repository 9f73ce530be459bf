package io.culprit.shipper.reading;

import io.culprit.event.Header;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Gives each record of a source its position in time: the running maximum of the stamps.
 *
 * <p>A stamp more than an hour off starts a new segment only once three consecutive stamps agree, so one from a broken
 * clock cannot drag the source along. Which it is shows only in the records after it: so such records are held, at most
 * until the third, and then take their own stamps if these agree, or the position before them if not. A log that was
 * silent for hours therefore goes on at the right time with its first line. Forward, stamps agree while they do not go back
 * by an hour; backward, only within ten minutes of each other, because requests that lasted for hours end in bunches (at a
 * restart) and are stamped with their starts.
 *
 * <p>A record without stamp takes the position of the record before it; at the start, that of the first stamp.
 *
 * @param <T> the record
 */
final class PositionClock<T> {

    private static final Duration JUMP = Duration.ofHours(1);
    private static final Duration SET_BACK = Duration.ofMinutes(10);
    private static final int AGREEING = 3;
    // Held records without stamp cost memory; a log that has this many in a row is not going to decide anything.
    private static final int MOST_HELD = 10_000;

    private final ArrayDeque<Held<T>> held = new ArrayDeque<>();
    private Optional<Instant> position;
    private Optional<Instant> candidate = Optional.empty();
    private int agreeing;

    private static final int MOST_KEPT = 100;

    private final List<SetBack> setBacks = new ArrayList<>();

    /**
     * A clock that was set back by more than an hour: the stamps before and after.
     *
     * @param from the position that the source had reached
     * @param to the position at which it went on
     */
    record SetBack(Instant from, Instant to) {}

    /** A clock that begins with the first stamp. */
    PositionClock() {
        this(Optional.empty());
    }

    /** @param position where the records before left it */
    PositionClock(Optional<Instant> position) {
        this.position = position;
    }

    /** Where the stamps went back and stayed back, the first {@value #MOST_KEPT} of them. */
    List<SetBack> setBacks() {
        return setBacks;
    }

    /** A record and its position. */
    record Positioned<T>(T record, Instant position) {}

    private record Held<T>(T record, Optional<Instant> stamp) {}

    /**
     * The position of the next record, where it needs no other record to be decided; mostly it does not.
     *
     * @return nothing where the record is to be {@linkplain #add added}
     */
    Optional<Instant> decided(Optional<Instant> stamp) {
        if (!held.isEmpty() || position.isEmpty()) {
            return Optional.empty();
        }
        if (stamp.isPresent()) {
            if (!near(stamp.get())) {
                return Optional.empty();
            }
            advance(stamp.get());
        }
        return position;
    }

    /**
     * The position of the next record, where its stamp alone decides it as {@link #decided(Optional)} does.
     *
     * @param second of the stamp, since the epoch
     * @param nanos of that second
     * @return nothing where it takes more to decide it
     */
    Optional<Instant> decided(long second, int nanos) {
        if (!held.isEmpty() || position.isEmpty()) {
            return Optional.empty();
        }
        long ahead = second - position.get().getEpochSecond();
        if (Math.abs(ahead) >= JUMP.toSeconds()) {
            return Optional.empty();
        }
        if (ahead > 0 || ahead == 0 && nanos > position.get().getNano()) {
            Instant stamp = Instant.ofEpochSecond(second, nanos);
            if (!Header.possible(stamp)) {
                return Optional.empty();
            }
            position = Optional.of(stamp);
        }
        return position;
    }

    /**
     * Takes the next record.
     *
     * @return the records whose position is now decided, in order
     */
    List<Positioned<T>> add(T record, Optional<Instant> stamp) {
        Optional<Instant> decidedAlready = decided(stamp);
        if (decidedAlready.isPresent()) {
            return List.of(new Positioned<>(record, decidedAlready.get()));
        }
        List<Positioned<T>> decided = new ArrayList<>();
        if (position.isEmpty() && stamp.isPresent()) {
            position = stamp;
            releaseHere(decided);
        } else if (stamp.isPresent()) {
            decided.addAll(jump(stamp.get()));
        }
        held.add(new Held<>(record, stamp));
        if (candidate.isEmpty() && position.isPresent()) {
            stamp.filter(this::near).ifPresent(this::advance);
            releaseHere(decided);
        } else if (agreeing == AGREEING || (held.size() > MOST_HELD && candidate.isPresent())) {
            releaseAsSegment(decided);
        }
        return decided;
    }

    /**
     * Nothing more is to come, at least for now: decides what is held. A jump forward is believed, since after a silence
     * there may be no third record; a jump back is not.
     *
     * @param without position for records of a source that has no stamp at all
     * @param latest a jump beyond this is not believed either
     */
    List<Positioned<T>> flush(Instant without, Instant latest) {
        List<Positioned<T>> decided = new ArrayList<>();
        if (held.isEmpty()) {
            return decided;
        }
        if (candidate.isPresent()
                && candidate.get().isAfter(position.orElseThrow())
                && !candidate.get().isAfter(latest)) {
            releaseAsSegment(decided);
        } else {
            position = Optional.of(position.orElse(without));
            releaseHere(decided);
        }
        return decided;
    }

    /** The records held, in order. */
    List<T> held() {
        return held.stream().map(Held::record).toList();
    }

    /** The latest stamp among the records held, if any are. */
    Optional<Instant> heldAt() {
        return candidate;
    }

    /** Weighs a stamp against those held; what it contradicts keeps the old position. */
    private List<Positioned<T>> jump(Instant stamp) {
        List<Positioned<T>> decided = new ArrayList<>();
        if (near(stamp)) {
            releaseHere(decided);
        } else if (candidate.isPresent() && agrees(stamp, candidate.get())) {
            candidate = Optional.of(stamp);
            agreeing++;
        } else {
            releaseHere(decided);
            candidate = Optional.of(stamp);
            agreeing = 1;
        }
        return decided;
    }

    private boolean near(Instant stamp) {
        // Asked of every record, and a duration's sign is turned by large numbers: seconds mostly tell.
        Instant here = position.orElseThrow();
        return Math.abs(stamp.getEpochSecond() - here.getEpochSecond()) < JUMP.toSeconds()
                || Duration.between(here, stamp).abs().compareTo(JUMP) <= 0;
    }

    private boolean agrees(Instant stamp, Instant last) {
        Instant here = position.orElseThrow();
        Duration step = Duration.between(last, stamp);
        return last.isAfter(here)
                ? stamp.isAfter(here) && step.compareTo(JUMP.negated()) >= 0
                : stamp.isBefore(here) && step.abs().compareTo(SET_BACK) <= 0;
    }

    private void advance(Instant stamp) {
        if (stamp.isAfter(position.orElseThrow())) {
            position = Optional.of(stamp);
        }
    }

    private void releaseHere(List<Positioned<T>> decided) {
        Instant here = position.orElseThrow();
        held.forEach(record -> decided.add(new Positioned<>(record.record(), here)));
        clear();
    }

    private void releaseAsSegment(List<Positioned<T>> decided) {
        boolean first = true;
        for (Held<T> record : held) {
            if (first && record.stamp().isPresent()) {
                noteSetBack(record.stamp().get());
                position = record.stamp();
                first = false;
            }
            record.stamp().ifPresent(this::advance);
            decided.add(new Positioned<>(record.record(), position.orElseThrow()));
        }
        clear();
    }

    private void noteSetBack(Instant to) {
        position.filter(from -> from.isAfter(to) && setBacks.size() < MOST_KEPT)
                .ifPresent(from -> setBacks.add(new SetBack(from, to)));
    }

    private void clear() {
        held.clear();
        candidate = Optional.empty();
        agreeing = 0;
    }
}
