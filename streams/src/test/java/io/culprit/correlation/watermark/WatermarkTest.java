package io.culprit.correlation.watermark;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.SourceFrontier;
import io.culprit.event.SourceFrontier.State;
import io.culprit.incident.Coverage;
import io.culprit.signal.Frontier;
import io.culprit.signal.Scope;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class WatermarkTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");
    private static final Scope WEB1 = new Scope("shop", "web1");
    private static final Feed ERRORS = new Feed("shop", EventKind.ERROR);
    private static final Feed CHANGES = new Feed("", EventKind.CHANGE);

    @Test
    void isTheLeastFrontier_ofAllOpenSources() {
        Watermark watermark = watermark(
                WEB1, heard("web1", ERRORS, 10, State.OPEN, ERRORS, CHANGES), heard("web1", CHANGES, 7, State.OPEN));

        assertThat(watermark.complete()).contains(at(7));
        assertThat(watermark.ended()).isFalse();
    }

    @Test
    void waits_untilEveryFeedOfTheHostWasHeard() {
        assertThat(watermark(WEB1, heard("web1", ERRORS, 10, State.OPEN, ERRORS, CHANGES))
                        .complete())
                .isEmpty();
    }

    @Test
    void doesNotWait_forFeedsOfOtherServices() {
        Feed other = new Feed("wiki", EventKind.ERROR);

        assertThat(watermark(WEB1, heard("web1", ERRORS, 10, State.OPEN, ERRORS, other))
                        .complete())
                .contains(at(10));
    }

    @Test
    void isTheGreatestFrontier_whenAllHasEnded() {
        Watermark watermark = watermark(
                WEB1,
                heard("web1", ERRORS, 10, State.CLOSED, ERRORS, CHANGES),
                heard("web1", CHANGES, 7, State.CLOSED));

        assertThat(watermark.complete()).contains(at(10));
        assertThat(watermark.ended()).isTrue();
    }

    @Test
    void leavesOutAnEndedSource_whileOthersGoOn() {
        assertThat(watermark(
                                WEB1,
                                heard("web1", ERRORS, 10, State.OPEN, ERRORS, CHANGES),
                                heard("web1", CHANGES, 7, State.CLOSED))
                        .complete())
                .contains(at(10));
    }

    @Test
    void leavesOutASilentHost_fromTheScopeOfAllHosts_andSaysSo() {
        HeardFeed dead = new HeardFeed(frontier("web2", ERRORS, 3, State.OPEN), NOW.minusSeconds(61));
        Watermark watermark = watermark(Scope.service("shop"), heard("web1", ERRORS, 10, State.OPEN), dead);

        assertThat(watermark.complete()).contains(at(10));
        assertThat(watermark.coverage())
                .extracting(Coverage::source, Coverage::state)
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple("web1:error", "heard"),
                        org.assertj.core.api.Assertions.tuple("web2:error", "blind"));
    }

    @Test
    void waitsForASilentSource_inTheScopeOfOneHost_butNotForEver() {
        HeardFeed silent = new HeardFeed(frontier("web1", CHANGES, 3, State.OPEN), NOW.minusSeconds(61));
        HeardFeed gone = new HeardFeed(
                frontier("web1", CHANGES, 3, State.OPEN),
                NOW.minus(Watermark.GONE).minusSeconds(1));

        assertThat(watermark(WEB1, heard("web1", ERRORS, 10, State.OPEN), silent)
                        .complete())
                .contains(at(3));
        assertThat(watermark(WEB1, heard("web1", ERRORS, 10, State.OPEN), gone).complete())
                .contains(at(10));
    }

    @Test
    void leavesOutAHostFarBehind_fromTheScopeOfAllHosts() {
        long behind = Watermark.LAG.plus(Duration.ofSeconds(1)).toSeconds();

        assertThat(watermark(
                                Scope.service("shop"),
                                heard("web1", ERRORS, behind + 10, State.OPEN),
                                heard("web2", ERRORS, 9, State.OPEN))
                        .complete())
                .contains(at(behind + 10));
    }

    private static Watermark watermark(Scope scope, HeardFeed... feeds) {
        return new Watermark(scope, List.of(feeds), NOW);
    }

    private static HeardFeed heard(String host, Feed feed, long seconds, State state, Feed... expected) {
        return new HeardFeed(frontier(host, feed, seconds, state, expected), NOW);
    }

    private static Frontier frontier(String host, Feed feed, long seconds, State state, Feed... expected) {
        return new Frontier(
                "shop",
                host,
                feed.kind(),
                feed.service().isEmpty(),
                List.of(expected),
                List.of(new SourceFrontier(feed.kind().label(), Optional.of(at(seconds)), state)));
    }

    private static Instant at(long seconds) {
        return NOW.plusSeconds(seconds);
    }
}
