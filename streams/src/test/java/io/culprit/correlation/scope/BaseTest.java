package io.culprit.correlation.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.state.MemoryTable;
import io.culprit.correlation.state.NoTable;
import io.culprit.correlation.story.HandClock;
import io.culprit.correlation.story.Story;
import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import io.culprit.incident.Incident;
import io.culprit.signal.Frontier;
import io.culprit.signal.Scope;
import io.culprit.signal.SignalBucket;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BaseTest {

    private static final Scope WEB1 = new Scope("shop", "web1");
    private static final List<Feed> FEEDS = List.of(
            new Feed("shop", EventKind.ACCESS), new Feed("shop", EventKind.ERROR), new Feed("shop", EventKind.PROBE));

    private final ScopeState state = new ScopeState(
            new NoTable<>(),
            new NoTable<>(),
            new MemoryTable<>(),
            new NoTable<>(),
            new MemoryTable<>(),
            new MemoryTable<>());
    private final ScopeCorrelation correlation = new ScopeCorrelation(
            Catalogue.builtIn(),
            state,
            new ScopeCorrelation.Output() {
                @Override
                public void transition(Incident revision) {}

                @Override
                public void late(Scope scope, SignalBucket bucket) {}
            },
            new HandClock(Story.START));
    private final Map<EventKind, Instant> reached = new EnumMap<>(EventKind.class);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void isWhereTheFeedIsThatIsFurthestBehind_inWhateverOrderTheySpeak(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 500; i++) {
            Feed feed = FEEDS.get(random.nextInt(FEEDS.size()));
            Instant to = reached.getOrDefault(feed.kind(), Story.START).plusMillis(random.nextInt(3_000));
            reached.put(feed.kind(), to);

            correlation.accept(new Frontier(
                    "shop",
                    "web1",
                    feed.kind(),
                    false,
                    FEEDS,
                    List.of(new SourceFrontier("log", Optional.of(to), SourceFrontier.State.OPEN))));

            assertThat(state.baseOf(WEB1)).isEqualTo(furthestBehind());
        }
    }

    private Optional<Instant> furthestBehind() {
        return reached.size() < FEEDS.size()
                ? Optional.empty()
                : reached.values().stream()
                        .min(Instant::compareTo)
                        .map(time -> SignalBucket.floor(time, Duration.ofSeconds(1)));
    }
}
