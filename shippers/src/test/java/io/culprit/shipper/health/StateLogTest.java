package io.culprit.shipper.health;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.culprit.shipper.tail.TailStatus;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class StateLogTest {

    private static final Instant NOW = Instant.parse("2026-11-21T08:00:00Z");

    private final Logger logger = (Logger) LoggerFactory.getLogger(StateLog.class);
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private Level level;
    private final StateLog states = new StateLog();

    @BeforeEach
    void listen() {
        lines.start();
        level = logger.getLevel();
        logger.setLevel(Level.INFO);
        logger.addAppender(lines);
    }

    @AfterEach
    void stopListening() {
        logger.detachAppender(lines);
        logger.setLevel(level);
    }

    private void told(Optional<String> unreadable) {
        states.update(new TailStatus(
                NOW,
                List.of(new TailStatus.OfLog(
                        "/var/log/a.log", 0, 0, Optional.empty(), true, 0, unreadable, List.of(), 0)),
                Optional.empty()));
    }

    @Test
    void saysOnceThatALogCannotBeRead_andOnceThatItCanBeAgain() {
        told(Optional.empty());
        told(Optional.of("permission denied: /var/log/a.log"));
        told(Optional.of("permission denied: /var/log/a.log"));
        told(Optional.empty());
        told(Optional.empty());

        assertThat(lines.list)
                .extracting(ILoggingEvent::getFormattedMessage)
                .containsExactly(
                        "cannot read /var/log/a.log: permission denied: /var/log/a.log",
                        "/var/log/a.log can be read again");
    }
}
