package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.Parsing;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ConsoleFormatTest {

    @Test
    void readsConsoleLine() {
        ErrorEvent event = Parsing.event(
                new ConsoleFormat(),
                "1795249585727 apache2: Syntax error on line 13 of /etc/x: Cannot load y",
                ErrorEvent.class);
        assertThat(event.header().time()).isEqualTo(Instant.ofEpochMilli(1795249585727L));
        assertThat(event.level()).isEmpty();
        assertThat(event.message()).startsWith("apache2: Syntax error");
    }
}
