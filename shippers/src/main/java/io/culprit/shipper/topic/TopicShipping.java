package io.culprit.shipper.topic;

import io.culprit.shipper.delivery.KafkaTopicReader;
import io.culprit.shipper.delivery.Parcels;
import io.culprit.shipper.delivery.TopicReader;
import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.shipper.settings.TopicSetting;
import io.culprit.shipper.tail.Patience;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/** Reads topics of raw lines on a thread of its own, until told to stop or, if so wanted, until their end. */
public final class TopicShipping {

    private static final Duration WAIT = Duration.ofMillis(200);
    private static final Duration TO_STOP = Duration.ofSeconds(3);
    private static final Duration TO_CLOSE = Duration.ofSeconds(15);

    private final TopicFollower follower;
    private final boolean atEnd;
    private final Thread thread = new Thread(this::run, "culprit-topics");
    private final AtomicReference<RuntimeException> failure = new AtomicReference<>();
    private final CountDownLatch read = new CountDownLatch(1);
    private final CountDownLatch queueClosed = new CountDownLatch(1);
    private volatile ReadingSummary summary = ReadingSummary.NOTHING;
    private volatile boolean stopping;

    private TopicShipping(TopicFollower follower, boolean atEnd) {
        this.follower = follower;
        this.atEnd = atEnd;
    }

    /** Opens the reader of a setting. */
    @FunctionalInterface
    public interface Readers {

        /** Readers of Kafka. */
        Readers KAFKA = setting ->
                KafkaTopicReader.of(setting.connection(), setting.topics(), setting.group(), setting.fromBeginning());

        TopicReader open(TopicSetting setting);
    }

    /**
     * Starts to read.
     *
     * @param settings the topics, of which there is at least one
     * @param zone zone of hosts of which nothing tells it
     * @param parcels takes what is read
     * @param followed feeds that the tail vouches for
     * @param atEnd whether to end when all that is there was read and has arrived
     */
    public static TopicShipping start(
            List<TopicSetting> settings,
            Readers readers,
            ZoneId zone,
            Parcels parcels,
            FollowedFeeds followed,
            Redaction redaction,
            Patience patience,
            Clock clock,
            boolean atEnd) {
        List<Inlet> inlets = settings.stream()
                .map(setting -> new Inlet(setting, readers.open(setting)))
                .toList();
        TopicShipping shipping = new TopicShipping(
                new TopicFollower(inlets, zone, parcels, followed, redaction, patience, clock, Fleet.MOST), atEnd);
        shipping.thread.setDaemon(true);
        shipping.thread.start();
        return shipping;
    }

    private void run() {
        try {
            boolean ended = false;
            while (!stopping && !ended) {
                boolean any = follower.step(WAIT, () -> stopping);
                ended = atEnd && !any && follower.ended();
            }
            if (ended) {
                follower.closeSources();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException e) {
            failure.set(e);
        } finally {
            read.countDown();
        }
        awaitQueue();
        close();
    }

    /** What the queue still sends may arrive, and be committed. */
    private void awaitQueue() {
        try {
            queueClosed.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void close() {
        try {
            summary = follower.summary();
            follower.close();
        } catch (RuntimeException e) {
            failure.compareAndSet(null, e);
        }
    }

    /** How far it was about a second ago. */
    public TopicStatus status() {
        return follower.status();
    }

    /** Whether nothing more is read: it was stopped, failed, or came to the end that it was to come to. */
    public boolean done() {
        return read.getCount() == 0;
    }

    /** Whether reading failed, which {@link #close} tells. */
    public boolean failed() {
        return failure.get() != null;
    }

    /** Stops reading; returns when nothing more is put into the queue. */
    public void stop() throws InterruptedException {
        stopping = true;
        if (!read.await(TO_STOP.toMillis(), TimeUnit.MILLISECONDS)) {
            thread.interrupt();
        }
    }

    /**
     * Commits what has arrived and leaves the groups. To be called when the queue is closed.
     *
     * @return what became of the lines
     * @throws io.culprit.shipper.delivery.DeliveryException when reading failed
     */
    public ReadingSummary close(Duration within) throws InterruptedException {
        stopping = true;
        queueClosed.countDown();
        thread.join(Optional.of(within)
                .filter(given -> given.compareTo(TO_CLOSE) < 0)
                .orElse(TO_CLOSE)
                .toMillis());
        RuntimeException failed = failure.get();
        if (failed != null) {
            throw failed;
        }
        return summary;
    }
}
