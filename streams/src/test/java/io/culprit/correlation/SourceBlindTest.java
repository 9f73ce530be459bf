package io.culprit.correlation;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.story.HandClock;
import io.culprit.correlation.story.Story;
import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.event.SourceFrontier.State;
import io.culprit.incident.Incident;
import io.culprit.incident.Incident.Resolution;
import io.culprit.incident.Incident.Status;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SourceBlindTest {

    private final HandClock clock = new HandClock(Story.START);
    private final Correlator correlator = new Correlator(Catalogue.builtIn(), transition -> {}, clock);

    @Test
    void saysThatAHostIsSilent_andThatItIsHeardAgain() {
        hear("web1", EventKind.ERROR, State.OPEN);
        hear("web1", EventKind.ACCESS, State.OPEN);
        for (int second = 0; second < 180; second += 10) {
            clock.pass(Duration.ofSeconds(10));
            hear("web2", EventKind.ERROR, State.OPEN);
            correlator.tick();
        }

        assertThat(correlator.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.pattern()).isEqualTo("source-blind");
            assertThat(incident.culprit().name()).isEqualTo("web1");
            assertThat(incident.title()).isEqualTo("Nothing is heard of host web1");
            assertThat(incident.status()).isEqualTo(Status.FIRING);
            assertThat(incident.openedAt()).isEqualTo(Story.START);
        });

        hear("web1", EventKind.ERROR, State.OPEN);
        hear("web1", EventKind.ACCESS, State.OPEN);
        clock.pass(Duration.ofSeconds(10));
        correlator.tick();
        assertThat(correlator.incidents())
                .singleElement()
                .extracting(Incident::resolution)
                .isEqualTo(Optional.of(Resolution.RECOVERED));
    }

    @Test
    void saysWhatIsSilent_whenOtherEventsOfTheHostAreHeard() {
        hear("web1", EventKind.ACCESS, State.OPEN);
        for (int second = 0; second < 180; second += 10) {
            clock.pass(Duration.ofSeconds(10));
            hear("web1", EventKind.ERROR, State.OPEN);
            correlator.tick();
        }

        assertThat(correlator.incidents()).singleElement().satisfies(incident -> assertThat(incident.title())
                .isEqualTo("Nothing is heard of the access events of host web1"));
    }

    @Test
    void saysWhyASourceCannotBeRead() {
        hear("web1", EventKind.ERROR, State.BLIND);
        clock.pass(Duration.ofSeconds(125));
        hear("web1", EventKind.ERROR, State.BLIND);
        correlator.tick();

        assertThat(correlator.incidents()).singleElement().satisfies(incident -> {
            assertThat(incident.culprit().name()).isEqualTo("error.log");
            assertThat(incident.summary()).contains("permission");
        });
    }

    @Test
    void saysNothing_ofSourcesThatWereReadToTheirEnd() {
        hear("web1", EventKind.ERROR, State.CLOSED);
        clock.pass(Duration.ofHours(1));
        correlator.tick();

        assertThat(correlator.incidents()).isEmpty();
    }

    @Test
    void saysNothing_beforeItHasListenedForAWhileItself() {
        hear("web1", EventKind.ERROR, State.OPEN);
        clock.pass(Duration.ofSeconds(90));
        correlator.tick();

        assertThat(correlator.incidents()).isEmpty();
    }

    private void hear(String host, EventKind kind, State state) {
        correlator.accept(new Heartbeat(
                "shop",
                host,
                kind,
                clock.instant(),
                List.of("shop"),
                List.of(new Feed("shop", kind)),
                List.of(new SourceFrontier(
                        "error.log",
                        Optional.of(clock.instant()),
                        state,
                        state == State.BLIND ? Optional.of("permission") : Optional.empty()))));
    }
}
