package io.culprit.shipper.topic;

import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.wire.DeadLetter;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Heartbeats of the hosts behind topics: they go the way of the data, but for feeds that the tail vouches for. */
final class TopicBeats implements EventSink {

    private static final Logger LOG = LoggerFactory.getLogger(TopicBeats.class);

    private final FollowedFeeds followed;
    private final Consumer<EventRecord> data;
    private boolean warned;

    /** @param data takes what goes the way of the data */
    TopicBeats(FollowedFeeds followed, Consumer<EventRecord> data) {
        this.followed = followed;
        this.data = data;
    }

    @Override
    public void accept(EventRecord record) {
        if (record instanceof Heartbeat beat && followed.vouchFor(beat)) {
            warn(beat);
        } else {
            data.accept(record);
        }
    }

    private void warn(Heartbeat beat) {
        if (!warned) {
            warned = true;
            LOG.warn(
                    "logs of service {} on host {} are followed here and come by a topic, too: only what is followed is"
                            + " vouched for, so that lines of the topic may count as late; ship them one way, or under"
                            + " another service",
                    beat.service(),
                    beat.host());
        }
    }

    @Override
    public void reject(DeadLetter letter) {
        throw new IllegalStateException("a heartbeat is no line that could be refused: " + letter.detail());
    }
}
