package io.culprit.topology;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.signal.Exemplar;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class ParcelsTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:04:58Z");

    private record Sent(String service, List<SignalRecord> signals) {}

    private final List<Sent> sent = new ArrayList<>();
    private final Parcels parcels = new Parcels((service, signals) -> sent.add(new Sent(service, signals)));

    private static SignalBucket bucket(String service, int second, String text) {
        Exemplar exemplar = new Exemplar(AT.plusSeconds(second), text, "error.log", second);
        return SignalBucket.of("crash", service, "web1", new TreeMap<>(), Duration.ofSeconds(1), exemplar);
    }

    @Test
    void sendsOneRecordAService_inTheOrderOfItsSignals() {
        parcels.add(bucket("shop", 2, "a"));
        parcels.add(bucket("blog", 1, "b"));
        parcels.add(bucket("shop", 1, "c"));
        assertThat(sent).isEmpty();

        parcels.send();

        assertThat(sent)
                .containsExactly(
                        new Sent("shop", List.of(bucket("shop", 2, "a"), bucket("shop", 1, "c"))),
                        new Sent("blog", List.of(bucket("blog", 1, "b"))));
    }

    @Test
    void sendsNothing_whenThereIsNothing() {
        parcels.add(bucket("shop", 1, "a"));
        parcels.send();
        sent.clear();

        parcels.send();

        assertThat(sent).isEmpty();
    }

    @Test
    void keepsRecordsBelowWhatABrokerTakes_whenLinesAreLong() {
        for (int i = 0; i < 100; i++) {
            parcels.add(bucket("shop", i, "x".repeat(30_000)));
        }
        parcels.send();

        assertThat(sent).allSatisfy(one -> assertThat(one.signals()).hasSizeLessThanOrEqualTo(2));
        assertThat(sent.stream().flatMap(one -> one.signals().stream()).map(SignalRecord.class::cast))
                .hasSize(100)
                .isSortedAccordingTo(
                        (one, other) -> ((SignalBucket) one).start().compareTo(((SignalBucket) other).start()));
    }

    @Test
    void sendsALineThatIsLongerThanARecordShouldBe_alone() {
        parcels.add(bucket("shop", 1, "a"));
        parcels.add(bucket("shop", 2, "x".repeat(100_000)));
        parcels.send();

        assertThat(sent).extracting(one -> one.signals().size()).containsExactly(1, 1);
    }

    @Test
    void sendsFurtherRecords_whenOneIsFull() {
        for (int i = 0; i < 600; i++) {
            parcels.add(bucket("shop", i, ""));
        }
        parcels.send();

        assertThat(sent).extracting(one -> one.signals().size()).containsExactly(256, 256, 88);
    }
}
