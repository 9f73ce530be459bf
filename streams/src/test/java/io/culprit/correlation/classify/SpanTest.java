package io.culprit.correlation.classify;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.signal.Occurrence;
import io.culprit.event.Delivery;
import io.culprit.event.ErrorEvent;
import io.culprit.event.Event;
import io.culprit.event.Header;
import io.culprit.event.Software;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SpanTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:00:00Z");

    private static final Event EVENT = new ErrorEvent(
            new Header(
                    new Delivery("web1", "error.log", "1f", 0, 0),
                    AT,
                    Duration.ofSeconds(1),
                    AT,
                    AT,
                    "shop",
                    "web1",
                    "error.log"),
            Software.APACHE,
            "error",
            "",
            OptionalLong.empty(),
            OptionalLong.empty(),
            "",
            "",
            OptionalInt.empty(),
            "",
            "failed",
            new TreeMap<>(),
            "failed");

    private static Occurrence of(String client, OptionalInt most) {
        return new Occurrence(
                "http.failed-client",
                new TreeMap<>(Collections.singletonMap("client", client)),
                Duration.ofSeconds(1),
                most,
                false);
    }

    private static List<String> kept(List<String> clients, OptionalInt most, List<OpenBucket> evicted) {
        Span span = new Span();
        clients.forEach(client -> {
            Occurrence occurrence = of(client, most);
            OpenBucket bucket = span.of(occurrence, () -> new OpenBucket(occurrence, "shop", "web1", AT), evicted::add);
            if (bucket != null) {
                bucket.count(EVENT);
            }
        });
        return span.all().stream()
                .map(bucket -> bucket.bucket().fields().get("client") + "×" + bucket.count())
                .sorted()
                .toList();
    }

    @Test
    void keepsTheSame_whateverCameFirst_whenThereAreTooMany() {
        List<String> clients = new ArrayList<>(IntStream.range(0, 40)
                .mapToObj(i -> "192.0.2." + (100 + i % 20))
                .toList());
        List<String> inOrder = kept(clients, OptionalInt.of(8), new ArrayList<>());
        assertThat(inOrder).hasSize(8).first().isEqualTo("192.0.2.100×2");
        for (int seed = 0; seed < 50; seed++) {
            Collections.shuffle(clients, new Random(seed));
            List<OpenBucket> evicted = new ArrayList<>();

            assertThat(kept(clients, OptionalInt.of(8), evicted)).isEqualTo(inOrder);
            assertThat(evicted).allMatch(OpenBucket::limited);
        }
    }

    @Test
    void keepsAll_whenNoMostIsSaid() {
        List<String> clients =
                IntStream.range(0, 2_000).mapToObj(i -> "client" + i).toList();

        assertThat(kept(clients, OptionalInt.empty(), new ArrayList<>())).hasSize(2_000);
    }
}
