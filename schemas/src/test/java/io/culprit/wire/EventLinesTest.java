package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventLinesTest {

    private static final EventRecord ONE = beat("one\n{\"two\":2}");
    private static final EventRecord TWO = beat("two");

    private final List<EventRecord> taken = new ArrayList<>();
    private final List<String> refused = new ArrayList<>();

    private static EventRecord beat(String service) {
        return new Heartbeat(service, "web-1", EventKind.ERROR, Instant.EPOCH, List.of(), List.of(), List.of());
    }

    private void read(byte[] value) {
        EventLines.read(value, new EventLines.Reader() {
            @Override
            public void take(EventRecord record) {
                taken.add(record);
            }

            @Override
            public void refuse(String line, String why) {
                refused.add(line);
            }
        });
    }

    @Test
    void readsBackWhatItWrote_inOrder_whateverStandsInTheTexts() {
        byte[] value = EventLines.write(List.of(ONE, TWO, ONE));

        read(value);

        assertThat(new String(value, StandardCharsets.UTF_8).lines()).hasSize(3);
        assertThat(taken).containsExactly(ONE, TWO, ONE);
        assertThat(refused).isEmpty();
    }

    @Test
    void keepsTheOrder_whereAccessEventsAndOthersTravelTogether() throws IOException {
        EventRecord access;
        try (InputStream sample = EventLinesTest.class.getResourceAsStream("/io/culprit/sample/access.json")) {
            access = Json.mapper().readValue(sample, EventRecord.class);
        }
        EventLines.Writer writer = new EventLines.Writer();
        writer.write(List.of(access));

        read(writer.write(List.of(ONE, access, access, TWO, access)));

        assertThat(taken).containsExactly(ONE, access, access, TWO, access);
        assertThat(refused).isEmpty();
    }

    @Test
    void oneEvent_isItsJsonAlone() {
        byte[] json = JsonSerde.plain(EventRecord.class).serializer().serialize("t", TWO);

        assertThat(EventLines.write(List.of(TWO))).isEqualTo(json);
    }

    @Test
    void refusesALineThatIsNoEvent_andReadsTheOthers() {
        String good = new String(EventLines.write(List.of(TWO)), StandardCharsets.UTF_8);

        read((good + "\n{\"event.kind\":\"no\n\nnull\n" + good + "\n").getBytes(StandardCharsets.UTF_8));

        assertThat(taken).containsExactly(TWO, TWO);
        assertThat(refused).containsExactly("{\"event.kind\":\"no", "null");
    }
}
