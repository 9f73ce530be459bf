package io.culprit.shipper.health;

import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.tail.TailStatus;
import io.culprit.shipper.terminal.SafeText;
import io.culprit.shipper.topic.TopicStatus;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One line in the shipper's own log for every change of state, and none while nothing changes. */
public final class StateLog {

    private static final Logger LOG = LoggerFactory.getLogger(StateLog.class);

    private static final long MUCH = 64L << 20;

    private final Map<String, TailStatus.OfLog> before = new HashMap<>();
    private final Map<String, TopicStatus.OfTopic> topics = new HashMap<>();
    private boolean waiting;

    /** Takes what the tail tells. */
    public void update(TailStatus now) {
        now.logs().forEach(this::update);
        if (now.waitingSince().isPresent() && !waiting) {
            LOG.warn("the brokers take nothing: reading waits, and nothing is lost while the files are there");
        } else if (now.waitingSince().isEmpty() && waiting) {
            LOG.info("the brokers take events again");
        }
        waiting = now.waitingSince().isPresent();
    }

    /** Takes how far the topics are. */
    public void update(TopicStatus now) {
        now.topics().forEach(this::update);
    }

    private void update(TopicStatus.OfTopic now) {
        Optional<TopicStatus.OfTopic> last = Optional.ofNullable(topics.put(now.topic(), now));
        boolean wasAway = last.flatMap(TopicStatus.OfTopic::unreachableSince).isPresent();
        if (now.unreachableSince().isPresent() && !wasAway) {
            LOG.warn("the brokers of topic {} cannot be reached: it is read on when they are back", now.topic());
        } else if (now.unreachableSince().isEmpty() && wasAway) {
            LOG.info("the brokers of topic {} can be reached again", now.topic());
        }
        int before = last.map(TopicStatus.OfTopic::partitions).orElse(0);
        if (before == 0 && now.partitions() > 0) {
            LOG.info("reading {} partitions of topic {}", now.partitions(), now.topic());
        } else if (before > 0 && now.partitions() == 0) {
            LOG.info("topic {} is read by others of its group", now.topic());
        }
    }

    private void update(TailStatus.OfLog now) {
        String name = SafeText.of(now.log());
        Optional<TailStatus.OfLog> last = Optional.ofNullable(before.put(now.log(), now));
        boolean wasRead = last.filter(log -> !log.lines().isEmpty()).isPresent();
        if (!wasRead && !now.lines().isEmpty()) {
            LOG.info("reading {} as {}", name, formats(now));
        }
        if (last.filter(log -> log.rotations() < now.rotations()).isPresent()) {
            LOG.info("{} was rotated", name);
        }
        Optional<String> unreadable = last.flatMap(TailStatus.OfLog::unreadable);
        if (now.unreadable().isPresent() && !now.unreadable().equals(unreadable)) {
            LOG.warn("cannot read {}: {}", name, SafeText.of(now.unreadable().get()));
        } else if (now.unreadable().isEmpty() && unreadable.isPresent()) {
            LOG.info("{} can be read again", name);
        }
        if (now.caughtUp()
                && last.filter(log -> !log.caughtUp() && log.bytesBehind() > MUCH)
                        .isPresent()) {
            LOG.info("{} was caught up with", name);
        }
    }

    private static String formats(TailStatus.OfLog log) {
        return log.lines().stream().map(ReadingSummary.OfSource::format).collect(Collectors.joining(", "));
    }
}
