package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.Delivery;
import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import io.culprit.signal.Exemplar;
import io.culprit.signal.Frontier;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompactSerdeTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:04:58.123456789Z");
    private static final SignalBucket BUCKET = new SignalBucket(
            "crash",
            "shop",
            "web1",
            new TreeMap<>(Map.of("group", "d\u00e9ploy\n|\u0000", "signal", "")),
            Instant.parse("1969-12-31T23:59:58Z"),
            Duration.ofSeconds(10),
            Long.MAX_VALUE,
            AT,
            Instant.MAX,
            List.of(
                    new Exemplar(AT, "child pid 1 exit signal \ud83d\udca5", "/var/log/error.log", Long.MAX_VALUE),
                    new Exemplar(AT, "x".repeat(100_000), "y".repeat(100), 0)));
    private static final Frontier FRONTIER = new Frontier(
            "shop",
            "web1",
            EventKind.CHANGE,
            true,
            List.of(new Feed("", EventKind.CHANGE), new Feed("shop", EventKind.ERROR)),
            List.of(
                    new SourceFrontier("dpkg.log", Optional.of(AT), SourceFrontier.State.CLOSED),
                    new SourceFrontier("locks", Optional.empty(), SourceFrontier.State.BLIND, Optional.of("no root"))));
    private static final List<SignalRecord> SIGNALS = List.of(BUCKET, FRONTIER, BUCKET.forService("other"));

    private final CompactSerde<List<SignalRecord>> serde = SignalForms.signals();

    private byte[] written() {
        return serde.serializer().serialize("signals", SIGNALS);
    }

    private List<SignalRecord> read(byte[] bytes) {
        return serde.deserializer().deserialize("signals", bytes);
    }

    @Test
    void readsBackWhatItWrote() {
        assertThat(read(written())).isEqualTo(SIGNALS);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1, 1, 63, 64, -64, -65, Integer.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE})
    void readsBackNumbersOfAnySize(long number) {
        CompactSerde<Long> numbers = CompactSerde.of(Long.class, CompactBytes::number, CompactReader::number);

        assertThat(numbers.deserializer().deserialize("t", numbers.serializer().serialize("t", number)))
                .isEqualTo(number);
    }

    @Test
    void readsBackDeliveries() {
        Delivery delivery = new Delivery("web1", "/var/log/a.log", "5a", Long.MAX_VALUE, Integer.MAX_VALUE);
        CompactSerde<Delivery> deliveries = SignalForms.deliveries();

        assertThat(deliveries
                        .deserializer()
                        .deserialize("t", deliveries.serializer().serialize("t", delivery)))
                .isEqualTo(delivery);
    }

    @Test
    void tellsNamesApart_whenTheyShareAPlaceAmongThoseKept() {
        CompactSerde<List<String>> names = new CompactSerde<>(
                "names",
                (topic, bytes) -> List.of(),
                (bytes, all) -> bytes.all(all, CompactBytes::text),
                reader -> reader.all(CompactReader::name));
        List<String> many =
                IntStream.range(0, 5_000).mapToObj(Integer::toString).toList();

        for (int round = 0; round < 2; round++) {
            assertThat(names.deserializer().deserialize("t", names.serializer().serialize("t", many)))
                    .isEqualTo(many);
        }
    }

    @Test
    void readsWhatWasWrittenBefore_whenItIsOfVersionOne() {
        byte[] frontier = JsonSerde.versioned(SignalRecord.class).serializer().serialize("signals", FRONTIER);
        byte[] bucket = JsonSerde.versioned(SignalBucket.class).serializer().serialize("buckets", BUCKET);

        assertThat(read(frontier)).containsExactly(FRONTIER);
        assertThat(SignalForms.buckets().deserializer().deserialize("buckets", bucket))
                .isEqualTo(BUCKET);
    }

    @ParameterizedTest
    @ValueSource(bytes = {0, 3, -1})
    void refusesValue_whenItsVersionIsUnknown(byte version) {
        byte[] bytes = written();
        bytes[0] = version;

        assertThatThrownBy(() -> read(bytes))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("version " + version);
    }

    @Test
    void refusesValue_whereverItIsCutOff() {
        byte[] bytes = written();
        for (int length : new int[] {1, 2, 3, 10, 60, 90, bytes.length / 2, bytes.length - 1}) {
            assertThatThrownBy(() -> read(Arrays.copyOf(bytes, length))).isInstanceOf(SerializationException.class);
        }
        assertThatThrownBy(() -> read(new byte[0])).isInstanceOf(SerializationException.class);
    }

    @Test
    void refusesValue_whenSomethingStandsBehindIt() {
        byte[] bytes = written();

        assertThatThrownBy(() -> read(Arrays.copyOf(bytes, bytes.length + 1)))
                .isInstanceOf(SerializationException.class);
    }

    @Test
    void keepsTombstones() {
        assertThat(serde.serializer().serialize("signals", null)).isNull();
        assertThat(serde.deserializer().deserialize("signals", null)).isNull();
    }
}
