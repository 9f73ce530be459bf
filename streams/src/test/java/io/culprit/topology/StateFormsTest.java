package io.culprit.topology;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.correlation.classify.Vouched;
import io.culprit.correlation.watermark.HeardFeed;
import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import io.culprit.signal.Frontier;
import io.culprit.wire.CompactSerde;
import io.culprit.wire.JsonSerde;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class StateFormsTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:04:58.120Z");

    static Stream<Arguments> states() {
        Frontier frontier = new Frontier(
                "shop",
                "web1",
                EventKind.ERROR,
                false,
                List.of(new Feed("shop", EventKind.ERROR)),
                List.of(new SourceFrontier("error.log", Optional.of(AT), SourceFrontier.State.OPEN)));
        return Stream.of(
                Arguments.of(StateForms.times(), Instant.class, AT),
                Arguments.of(StateForms.heardFeeds(), HeardFeed.class, new HeardFeed(frontier, AT)),
                Arguments.of(
                        StateForms.vouched(),
                        Vouched.class,
                        new Vouched(List.of("blog", "shop"), Optional.of(AT), true)),
                Arguments.of(StateForms.vouched(), Vouched.class, new Vouched(List.of(), Optional.empty(), false)));
    }

    @ParameterizedTest
    @MethodSource("states")
    <V> void readsBackWhatItWrote(CompactSerde<V> serde, Class<V> type, V value) {
        byte[] written = serde.serializer().serialize("store", value);

        assertThat(serde.deserializer().deserialize("store", written)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("states")
    <V> void takesUpWhatWasStoredAsJson(CompactSerde<V> serde, Class<V> type, V value) {
        byte[] before = JsonSerde.versioned(type).serializer().serialize("store", value);

        assertThat(serde.deserializer().deserialize("store", before)).isEqualTo(value);
    }

    @ParameterizedTest
    @MethodSource("states")
    <V> void isRefusedByAProgramThatKnowsOnlyJson(CompactSerde<V> serde, Class<V> type, V value) {
        byte[] written = serde.serializer().serialize("store", value);

        assertThatThrownBy(() -> JsonSerde.versioned(type).deserializer().deserialize("store", written))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("version 2")
                .hasMessageContaining("upgrade it, or reset");
    }
}
