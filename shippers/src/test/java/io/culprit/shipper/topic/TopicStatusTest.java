package io.culprit.shipper.topic;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.shipper.reading.ReadingSummary;
import io.culprit.shipper.topic.TopicStatus.OfTopic;
import io.culprit.wire.DeadLetter;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TopicStatusTest {

    private static final String ACCESS = "/var/log/nginx/access.log";

    private final FakeTopic topic = new FakeTopic();

    @BeforeEach
    void start() {
        topic.start();
    }

    private OfTopic status() {
        return topic.follower().status().topics().get(0);
    }

    private Map<String, ReadingSummary.Lines> lines() {
        return status().lines().stream()
                .collect(Collectors.toMap(ReadingSummary.OfSource::format, ReadingSummary.OfSource::lines));
    }

    @Test
    void tellsBytesLinesAndRejections_ofAllHostsTogether() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.send("web-2", ACCESS, topic.access("b"));
        topic.send("web-2", ACCESS, "no line of an access log");
        topic.send("", ACCESS + "\\u0000", "nobody's");
        topic.run(5);

        assertThat(status().topic()).isEqualTo("raw-logs");
        assertThat(status().bytes())
                .isEqualTo(
                        FakeTopic.filebeat("web-1", ACCESS, topic.access("a")).length() * 2L
                                + FakeTopic.filebeat("web-2", ACCESS, "no line of an access log")
                                        .length()
                                + FakeTopic.filebeat("", ACCESS + "\\u0000", "nobody's")
                                        .length());
        assertThat(status().sources()).isEqualTo(2);
        assertThat(status().partitions()).isEqualTo(2);
        assertThat(lines().values().stream()
                        .mapToLong(ReadingSummary.Lines::eventLines)
                        .sum())
                .isEqualTo(2);
        assertThat(lines().get(TopicAccount.RECORD).rejected()).containsEntry(DeadLetter.Reason.MALFORMED, 1L);
        assertThat(lines().values().stream().flatMap(lines -> lines.rejected().keySet().stream()))
                .contains(DeadLetter.Reason.UNRECOGNISED);
    }

    @Test
    void goesOnCounting_whenAPartitionIsReadByAnother_andComesBack() throws Exception {
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(3);
        topic.revoke(FakeTopic.FIRST);
        topic.run(3);
        assertThat(status().partitions()).isEqualTo(1);
        topic.assign(FakeTopic.FIRST);
        topic.send("web-1", ACCESS, topic.access("b"));
        topic.run(3);

        assertThat(lines().values().stream()
                        .mapToLong(ReadingSummary.Lines::eventLines)
                        .sum())
                .isEqualTo(2);
    }

    @Test
    void tellsHowFarItLags_whileTheBrokersTakeNothing() throws Exception {
        topic.run(3);
        topic.full = true;
        topic.send("web-1", ACCESS, topic.access("a"));
        topic.run(3);
        topic.pass(Duration.ofMinutes(1));
        topic.send("web-1", ACCESS, topic.access("b"));
        topic.run(15);

        assertThat(topic.follower().status().waitingSince()).isPresent();
        topic.full = false;
        topic.run(10);
        assertThat(topic.follower().status().waitingSince()).isEmpty();
        assertThat(status().recordsBehind()).isZero();
        assertThat(status().behind()).isZero();
    }

    @Test
    void tellsOnceItIsLong_thatThereIsNoConnection() throws Exception {
        topic.connected = false;
        topic.run(5);
        assertThat(status().unreachableSince()).isEmpty();
        topic.run(10);
        assertThat(status().unreachableSince()).isPresent();
        topic.connected = true;
        topic.run(2);
        assertThat(status().unreachableSince()).isEmpty();
    }
}
