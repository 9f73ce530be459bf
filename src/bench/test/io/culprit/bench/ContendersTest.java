package io.culprit.bench;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.text.Line;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A comparison is fair only if every contender does the work: reads every line, and to the same fields. */
class ContendersTest {

    private final AccessBenchmark access = new AccessBenchmark();
    private final ErrorBenchmark errors = new ErrorBenchmark();
    private final GrokBenchmark grok = new GrokBenchmark();

    @BeforeEach
    void prepare() throws Exception {
        access.log = "";
        access.prepare();
        errors.prepare();
        grok.prepare();
    }

    @Test
    void allReadEveryAccessLine_toTheSameFields() throws Exception {
        for (int i = 0; i < 200; i++) {
            HttpdRecord httpd = access.httpdlogParser();
            Line line = access.lineRead();
            AccessEvent event = access.event(line);
            Map<String, Object> captured = access.grokOf(line);
            assertThat(AccessBenchmark.regex(line.text())).isPositive();
            assertThat(access.culpritFields()).isPositive();
            assertThat(access.culpritFieldsRecognised()).isPositive();
            assertThat(event.clientAddress())
                    .isEqualTo(captured.get("clientip"))
                    .isEqualTo(httpd.get("IP:connection.client.host"));
            assertThat(Integer.toString(event.status()))
                    .isEqualTo(captured.get("response"))
                    .isEqualTo(httpd.get("STRING:request.status.last"));
            assertThat(event.method())
                    .isEqualTo(captured.get("verb"))
                    .isEqualTo(httpd.get("HTTP.METHOD:request.firstline.method"));
        }
    }

    @Test
    void allReadEveryErrorLine() {
        for (Line line : ErrorLog.quiet().subList(0, 500)) {
            assertThat(errors.quiet(line)).as(line.text()).isPositive();
            assertThat(ErrorBenchmark.regex(line.text())).isPositive();
            assertThat(errors.grokOf(line)).containsKeys("loglevel", "message");
        }
        for (Line line : ErrorLog.loud().subList(0, 500)) {
            assertThat(errors.loud(line)).as(line.text()).isInstanceOf(ErrorEvent.class);
        }
    }

    @Test
    void filteredGrokFindsWhatBareGrokFinds() {
        int matched = 0;
        for (int i = 0; i < 5_000; i++) {
            boolean found = !grok.bareGrok().isEmpty();
            assertThat(grok.culpritGrokOf() instanceof ParsedLine).isEqualTo(found);
            matched += found ? 1 : 0;
        }
        assertThat(matched).isEqualTo(100);
    }
}
