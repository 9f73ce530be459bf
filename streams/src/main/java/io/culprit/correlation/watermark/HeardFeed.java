package io.culprit.correlation.watermark;

import com.fasterxml.jackson.annotation.JsonIgnore;
import io.culprit.event.SourceFrontier;
import io.culprit.signal.Frontier;
import java.time.Instant;
import java.util.Optional;

/**
 * The last word of one feed.
 *
 * @param frontier what it said
 * @param heardAt wall clock when it was heard
 */
public record HeardFeed(Frontier frontier, Instant heardAt) {

    /** Whether more is expected of every source of the feed. */
    @JsonIgnore
    public boolean open() {
        for (SourceFrontier source : frontier.sources()) {
            if (source.state() != SourceFrontier.State.OPEN) {
                return false;
            }
        }
        return true;
    }

    /** How far it has come: see {@link Frontier#least}. */
    @JsonIgnore
    public Optional<Instant> least() {
        return Frontier.least(frontier.sources());
    }

    /** Whether it is to be waited for up to a time: it has not come so far, and more is expected of it. */
    public boolean isShortOf(Instant time) {
        Optional<Instant> least = least();
        return open() && (least.isEmpty() || least.get().isBefore(time));
    }
}
