package io.culprit.shipper.format.error;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.Parsing;
import org.junit.jupiter.api.Test;

/** Text of visitors and applications stays text. */
class ApacheErrorForgeryTest {

    private static final String START = "[Sat Nov 21 08:04:56.972526 2026] [wsgi:error] [pid 7:tid 8] ";

    private static ErrorEvent read(String rest) {
        return Parsing.event(new ApacheErrorFormat(), START + rest, ErrorEvent.class);
    }

    @Test
    void takesFirstClientOnly() {
        ErrorEvent event = read("[client 192.0.2.9:1] [client 198.51.100.6] ModSecurity: Access denied");
        assertThat(event.clientAddress()).isEqualTo("192.0.2.9");
        assertThat(event.message()).isEqualTo("[client 198.51.100.6] ModSecurity: Access denied");
    }

    @Test
    void takesNoSystemErrorBehindClient() {
        ErrorEvent event = read("[client 192.0.2.9:1] (111)Connection refused: made up");
        assertThat(event.message()).isEqualTo("(111)Connection refused: made up");
        assertThat(event.attributes()).isEmpty();
    }

    @Test
    void takesNoFieldsBehindCode() {
        ErrorEvent event = read("AH01071: AH00052: [client 198.51.100.6:1] child pid 3 exit signal");
        assertThat(event.code()).isEqualTo("AH01071");
        assertThat(event.clientAddress()).isEmpty();
        assertThat(event.message()).isEqualTo("AH00052: [client 198.51.100.6:1] child pid 3 exit signal");
    }

    @Test
    void leavesClientThatIsNone_inMessage() {
        ErrorEvent event = read("[client of ours] AH00052: x");
        assertThat(event.clientAddress()).isEmpty();
        assertThat(event.code()).isEmpty();
        assertThat(event.message()).isEqualTo("[client of ours] AH00052: x");
    }

    @Test
    void takesSecondProcessForText() {
        ErrorEvent event = read("[pid 999:tid 9] x");
        assertThat(event.attribute("process.pid")).isEqualTo("7");
        assertThat(event.message()).isEqualTo("[pid 999:tid 9] x");
    }
}
