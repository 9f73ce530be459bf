package io.culprit.correlation.scope;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.correlation.Correlator;
import io.culprit.correlation.catalogue.Catalogue;
import io.culprit.correlation.fold.FoldObserver;
import io.culprit.correlation.story.HandClock;
import io.culprit.correlation.story.Story;
import io.culprit.event.Event;
import io.culprit.event.Software;
import io.culprit.signal.Scope;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class FiguresTest {

    private final HandClock clock = new HandClock(Story.START);
    private final Counting folds = new Counting();
    private final Correlator correlator = new Correlator(Catalogue.builtIn(), told -> {}, clock, folds);

    private static final class Counting implements FoldObserver {
        private int pending;

        @Override
        public void begins(Scope scope, boolean ofPending) {
            pending += ofPending ? 1 : 0;
        }
    }

    private void serve(double at) {
        new Story()
                .request(Software.NGINX, at, "/", 200).shipped(1).stream()
                        .filter(Event.class::isInstance)
                        .forEach(correlator::accept);
    }

    private int foldsOfTicks(int ticks) {
        int before = folds.pending;
        for (int i = 0; i < ticks; i++) {
            correlator.tick();
        }
        return folds.pending - before;
    }

    @Test
    void foldsOnceASecond_whenOnlyFiguresChange() {
        serve(1);
        assertThat(foldsOfTicks(3)).isZero();

        clock.pass(Duration.ofSeconds(1));
        assertThat(foldsOfTicks(5)).isEqualTo(1);

        clock.pass(Duration.ofSeconds(1));
        assertThat(foldsOfTicks(5)).as("nothing has changed").isZero();
    }
}
