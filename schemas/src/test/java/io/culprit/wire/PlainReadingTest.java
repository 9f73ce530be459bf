package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.ErrorEvent;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PlainReadingTest {

    private final PlainErrors errors = new PlainErrors();
    private final PlainHeartbeats heartbeats = new PlainHeartbeats();

    /** What a value was read as: records, and lines that were refused. */
    private static final class Taken implements EventLines.Reader {
        private final List<Object> all = new ArrayList<>();

        @Override
        public void take(EventRecord record) {
            all.add(record);
        }

        @Override
        public void refuse(String line, String why) {
            all.add(line);
        }
    }

    private static EventRecord sample(String name) throws IOException {
        try (InputStream sample = PlainReadingTest.class.getResourceAsStream("/io/culprit/sample/" + name + ".json")) {
            return Json.mapper().readValue(sample, EventRecord.class);
        }
    }

    private static String line(String name) throws IOException {
        return new String(EventLines.write(List.of(sample(name))), StandardCharsets.UTF_8);
    }

    private static byte[] bytes(String line) {
        return line.getBytes(StandardCharsets.UTF_8);
    }

    /** Both ways of reading give the same, whether a line is plain or not. */
    private static List<Object> read(byte[] value) {
        Taken plain = new Taken();
        new EventLines.EssentialReader(Set.of()).read(value, plain);
        Taken whole = new Taken();
        EventLines.read(value, whole);
        assertThat(plain.all).isEqualTo(whole.all);
        return plain.all;
    }

    private Optional<ErrorEvent> plainError(String line) {
        return errors.read(bytes(line), 0, bytes(line).length);
    }

    private Optional<Heartbeat> plainHeartbeat(String line) {
        return heartbeats.read(bytes(line), 0, bytes(line).length);
    }

    @Test
    void readsWhatIsWritten() throws IOException {
        assertThat(plainError(line("error"))).contains((ErrorEvent) sample("error"));
        assertThat(plainHeartbeat(line("heartbeat"))).contains((Heartbeat) sample("heartbeat"));
    }

    @Test
    void readsOneLineAfterTheOther() throws IOException {
        String value = line("error") + "\n" + line("heartbeat") + "\n\n" + line("error");

        assertThat(read(bytes(value))).containsExactly(sample("error"), sample("heartbeat"), sample("error"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"message\":\"~\"message\":\"\\\"a\\\" \\\\ \\/ \\b\\f\\n\\r\\t",
                "\"message\":\"~\"message\":\"\\\\",
                "\"message\":\"~\"client.address\":\"192.0.2.1\",\"client.port\":65535,\"message\":\"",
                "\"message\":\"~\"http.request.header.referer\":\"http://www.example.test/\\\"\",\"message\":\"",
                "\"log.record.original\"~\"attributes\":{\"a\":\"\",\"b\":\"\\\"\"},\"log.record.original\"",
                "\"process.pid\":29347,~",
                "\"server.software\":\"apache\",~",
                "\"PT0.000001S\"~\"PT1S\"",
            })
    void readsErrorsOfAnyKind(String from, String to) throws IOException {
        String line = line("error").replace(from, to == null ? "" : to);
        assertThat(line).isNotEqualTo(line("error"));

        assertThat(plainError(line)).isPresent();
        assertThat(read(bytes(line))).singleElement().isInstanceOf(ErrorEvent.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"message\":\"~\"message\":\"caf\u00e9 ",
                "\"message\":\"~\"message\":\"\\u0041\\ud83d\\udca5",
                "\"message\":\"~\"new.thing\":[1,{}],\"message\":\"",
                "\"message\":\"~\"log.level\":\"warn\",\"message\":\"",
                "\"message\":\"~ \"message\" : \"",
                "\"part\":0~\"part\":4294967296",
                "\"offset\":612~\"offset\":-1",
                "\"apache\"~\"sendmail\"",
                "\"server.software\":\"apache\"~\"server.software\":null",
                "\"PT0.000001S\"~\"soon\"",
                "\"position_time\":\"2026~\"position_time\":\"9999",
            })
    void leavesErrorsToTheWholeParser_whenTheyAreUnusual(String from, String to) throws IOException {
        String line = line("error").replace(from, to);
        assertThat(line).isNotEqualTo(line("error"));

        assertThat(plainError(line)).isEmpty();
        assertThat(read(bytes(line + "\n" + line("error")))).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "[\"shop\",\"wiki\"]~[]",
                "\"state\":\"closed\"~\"state\":\"blind\",\"reason\":\"permission: \\\"x\\\"\"",
                "\"service.name\":\"shop\",\"host.name\"~\"service.name\":\"\",\"host.name\"",
            })
    void readsHeartbeatsOfAnyKind(String from, String to) throws IOException {
        String line = line("heartbeat").replace(from, to);
        assertThat(line).isNotEqualTo(line("heartbeat"));

        assertThat(plainHeartbeat(line)).isPresent();
        assertThat(read(bytes(line))).singleElement().isInstanceOf(Heartbeat.class);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"state\":\"closed\"~\"state\":\"gone\"",
                "\"heartbeat.kind\":\"access\"~\"heartbeat.kind\":\"metric\"",
                "\"services\":[~\"new.thing\":1,\"services\":[",
                "[\"shop\",\"wiki\"]~null",
                "\"feeds\":[~\"feeds\":[{},",
                "[\"shop\",\"wiki\"]~[\"shop\",\"wiki\",]",
            })
    void leavesHeartbeatsToTheWholeParser_whenTheyAreUnusual(String from, String to) throws IOException {
        String line = line("heartbeat").replace(from, to);
        assertThat(line).isNotEqualTo(line("heartbeat"));

        assertThat(plainHeartbeat(line)).isEmpty();
        assertThat(read(bytes(line + "\n" + line("heartbeat")))).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"error", "heartbeat"})
    void refusesWhatTheWholeParserRefuses_whereverItIsCutOff(String name) throws IOException {
        byte[] whole = bytes(line(name));
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            assertThat(read(cut)).containsExactly(new String(cut, StandardCharsets.UTF_8));
        }
    }

    @Test
    void refusesBytesThatAreNoText() throws IOException {
        byte[] value = bytes(line("error"));
        int message = line("error").indexOf("child pid");
        value[message] = (byte) 0xff;

        assertThat(read(value)).singleElement().isInstanceOf(String.class);
    }
}
