package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.EventKind;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class TopicsTest {

    static Stream<Topic> topics() {
        return Topics.ALL.stream();
    }

    @Test
    void givesEachTopicANameOfItsOwn() {
        assertThat(Topics.ALL).extracting(Topic::name).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @MethodSource("topics")
    void takesTheBrokersClock_onEveryTopic(Topic topic) {
        assertThat(configs(topic)).containsEntry("message.timestamp.type", "LogAppendTime");
    }

    @ParameterizedTest
    @MethodSource("topics")
    void keepsRecordsForATime_unlessItKeepsTheLatestOfEachKey(Topic topic) {
        boolean compacted = configs(topic).get("cleanup.policy").equals("compact");

        assertThat(configs(topic).containsKey("retention.ms")).isNotEqualTo(compacted);
    }

    @ParameterizedTest
    @EnumSource(EventKind.class)
    void findsADeclaredTopic_forEachKindOfEvent(EventKind kind) {
        assertThat(Topics.ALL).contains(Topics.events(kind));
        assertThat(Topics.events(kind).name()).isEqualTo("events." + kind.label());
    }

    @Test
    void createsTopic_withThePartitionsAndReplicasAskedFor() {
        assertThat(Topics.ALERTS.toNewTopic(4, (short) 3))
                .returns("alerts", topic -> topic.name())
                .returns(4, topic -> topic.numPartitions())
                .returns((short) 3, topic -> topic.replicationFactor());
    }

    private static Map<String, String> configs(Topic topic) {
        return topic.toNewTopic(Topics.PARTITIONS, (short) 1).configs();
    }
}
