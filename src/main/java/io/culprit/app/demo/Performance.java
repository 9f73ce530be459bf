package io.culprit.app.demo;

import io.culprit.app.alerts.AlertReader;
import io.culprit.app.lifecycle.Failure;
import io.culprit.app.terminal.Progress;
import io.culprit.app.terminal.Screen;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;

/**
 * Plays the programme and tells what comes out of the alert topic, until nothing more can come.
 *
 * <p>The end is a condition, not a time: everything shipped, consumed, and read back. It has to hold twice in a row,
 * because a heartbeat on its way or a timer of the correlation may still publish something.
 */
final class Performance {

    private static final Duration POLL = Duration.ofMillis(100);
    private static final Duration BETWEEN_QUESTIONS = Duration.ofMillis(250);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(60);
    private static final int TIMES_IN_A_ROW = 2;

    private final LocalPlatform platform;
    private final Programme programme;
    private final Clock clock;

    Performance(LocalPlatform platform, Programme programme, Clock clock) {
        this.platform = platform;
        this.programme = programme;
        this.clock = clock;
    }

    void play(double speed, AlertReader alerts, Story story, Screen screen)
            throws ExecutionException, InterruptedException {
        try (Shipping shipping = new Shipping(programme, speed, platform.connection(), clock);
                Progress progress = Progress.of(screen, "playing", programme.events())) {
            while (!shipping.done()) {
                tell(alerts, story);
                progress.to(shipping.passed());
            }
            progress.to(programme.events());
        }
        awaitTheRest(alerts, story);
    }

    private void tell(AlertReader alerts, Story story) {
        platform.correlation().throwIfFailed();
        alerts.poll(POLL).forEach(alert -> story.tell(alert.incident()));
    }

    private void awaitTheRest(AlertReader alerts, Story story) throws ExecutionException, InterruptedException {
        try (Admin admin = platform.connection().admin()) {
            CaughtUp caughtUp = new CaughtUp(admin, LocalPlatform.APPLICATION_ID);
            long leastBehind = Long.MAX_VALUE;
            Instant lastAdvance = clock.instant();
            int inARow = 0;
            while (inARow < TIMES_IN_A_ROW) {
                Instant nextQuestion = clock.instant().plus(BETWEEN_QUESTIONS);
                while (clock.instant().isBefore(nextQuestion)) {
                    tell(alerts, story);
                }
                inARow = caughtUp.isTrue(alerts.positions()) ? inARow + 1 : 0;
                long behind = caughtUp.behind();
                if (behind < leastBehind || inARow > 0) {
                    leastBehind = behind;
                    lastAdvance = clock.instant();
                }
                refuseToWaitForEver(lastAdvance, behind);
            }
        }
    }

    private void refuseToWaitForEver(Instant lastAdvance, long behind) {
        if (Duration.between(lastAdvance, clock.instant()).compareTo(STUCK_AFTER) > 0) {
            throw new Failure("the correlation made no progress for " + STUCK_AFTER.toSeconds() + " s with " + behind
                    + " records still to be read; run with -v to see why");
        }
    }
}
