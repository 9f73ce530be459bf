package io.culprit.shipper.tail;

import io.culprit.shipper.tail.Siblings.Sibling;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;

/** Where a generation stands: under the log's name, renamed, unlinked but still open, or nowhere since it was truncated. */
final class Place {

    private final Clock clock;
    private Path path;
    private FileKey key;
    private boolean live;
    private boolean linked = true;
    private boolean lost;
    private Instant awaySince = Instant.EPOCH;

    Place(Sibling sibling, Clock clock) {
        this.clock = clock;
        this.path = sibling.path();
        this.key = sibling.key();
        this.live = sibling.live();
    }

    /** The file is now found under this name. */
    void moved(Sibling sibling) {
        path = sibling.path();
        key = sibling.key();
        live(sibling.live());
        linked = true;
    }

    /** The file has no name any more in the log's folder; it is read on as long as it is open. */
    void unlinked() {
        linked = false;
        live(false);
    }

    private void live(boolean now) {
        if (live && !now) {
            awaySince = clock.instant();
        }
        live = now;
    }

    /** Its bytes are gone from the file. */
    void lose() {
        lost = true;
        live = false;
    }

    /** Its bytes were found in another file. */
    void found(Sibling copy) {
        moved(copy);
        lost = false;
    }

    /** Whether it is in this file. */
    boolean in(FileKey file) {
        return !lost && key.equals(file);
    }

    Path path() {
        return path;
    }

    FileKey key() {
        return key;
    }

    /** Whether it has the log's own name. */
    boolean live() {
        return live;
    }

    /** Whether it has a name in the log's folder. */
    boolean linked() {
        return linked;
    }

    /** Whether its bytes are gone from its file, and no copy was found yet. */
    boolean lost() {
        return lost;
    }

    /** Since when it has not had the log's own name; long ago where that was not seen. */
    Instant awaySince() {
        return awaySince;
    }
}
