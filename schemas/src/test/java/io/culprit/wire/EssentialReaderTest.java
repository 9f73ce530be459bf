package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.event.EventRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EssentialReaderTest {

    private final List<String> refused = new ArrayList<>();

    private final EventLines.EssentialReader reader =
            new EventLines.EssentialReader(Set.of("http.response.status_code", "url.path"));

    private static String sample() throws IOException {
        try (InputStream sample = EventLinesTest.class.getResourceAsStream("/io/culprit/sample/access.json")) {
            EventRecord access = Json.mapper().readValue(sample, EventRecord.class);
            return new String(EventLines.write(List.of(access)), StandardCharsets.UTF_8);
        }
    }

    private List<AccessEvent> read(String value) {
        List<AccessEvent> taken = new ArrayList<>();
        reader.read(value.getBytes(StandardCharsets.UTF_8), into(taken));
        return taken;
    }

    private static AccessEvent whole(String value) {
        List<AccessEvent> taken = new ArrayList<>();
        EventLines.read(value.getBytes(StandardCharsets.UTF_8), new EssentialReaderTest().into(taken));
        return taken.get(0);
    }

    private EventLines.Reader into(List<AccessEvent> taken) {
        return new EventLines.Reader() {
            @Override
            public void take(EventRecord record) {
                taken.add((AccessEvent) record);
            }

            @Override
            public void refuse(String line, String why) {
                refused.add(line);
            }
        };
    }

    private static void agree(AccessEvent essential, AccessEvent whole) {
        assertThat(essential.header().delivery()).isEqualTo(whole.header().delivery());
        assertThat(essential.header().positionTime()).isEqualTo(whole.header().positionTime());
        assertThat(essential.header().service()).isEqualTo(whole.header().service());
        assertThat(essential.header().host()).isEqualTo(whole.header().host());
        assertThat(essential.header().path()).isEqualTo(whole.header().path());
        assertThat(essential.text()).isEqualTo(whole.text());
        AccessEssentials.ATTRIBUTES.forEach(
                name -> assertThat(essential.attribute(name)).isEqualTo(whole.attribute(name)));
    }

    @Test
    void leavesOutWhatIsNotAskedFor() throws IOException {
        assertThat(whole(sample()).userAgent()).isNotEmpty();

        assertThat(read(sample())).singleElement().satisfies(event -> {
            agree(event, whole(sample()));
            assertThat(event.userAgent()).isEmpty();
        });
    }

    @Test
    void readsAllOfAnEvent_whenOtherAttributesMatter() throws IOException {
        List<AccessEvent> taken = new ArrayList<>();

        new EventLines.EssentialReader(Set.of("user_agent.original"))
                .read(sample().getBytes(StandardCharsets.UTF_8), into(taken));

        assertThat(taken).containsExactly(whole(sample()));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '~',
            quoteCharacter = '`',
            value = {
                "\"url.path\":\"~\"url.path\":\"/caf\u00e9\\u0041\\\"",
                "\"user_agent.original\":\"~\"user_agent.original\":\"\\\" \\\\",
                "\"position_time\":\"~ \"position_time\" : \"",
                "{\"event.kind\"~{ \"event.kind\"",
                "\"url.path\"~\"new.thing\":{\"a\":[1,{}]},\"url.path\"",
                "\"url.path\"~\"new.thing\":-1.5e3,\"url.path\"",
                "\"url.path\"~\"new.thing\":{\"a\":\"}\",\"b\":\"\"},\"url.path\"",
                "\"http.response.status_code\":~\"http.response.status_code\":404,\"http.response.status_code\":",
                "\"url.path\":~\"new.thing\":\"\\u000a\",\"url.path\":",
            })
    void readsTheSameAsAll_whateverElseStandsInIt(String from, String to) throws IOException {
        String line = sample().replace(from, to);
        assertThat(line).isNotEqualTo(sample());

        assertThat(read(line)).singleElement().satisfies(event -> agree(event, whole(line)));
        assertThat(read(sample() + "\n" + line + "\n\n" + sample()))
                .satisfiesExactly(
                        before -> agree(before, whole(sample())),
                        event -> agree(event, whole(line)),
                        behind -> agree(behind, whole(sample())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"position_time\":\"2026-01-01T00:00:00Z\"", "\"service.name\":\"other\""})
    void readsALineWhateverTheOneBeforeSaidTwice(String again) throws IOException {
        String twice = sample().replace("\"url.path\"", again + ",\"url.path\"");

        List<AccessEvent> read = read(twice + "\n" + sample());

        agree(read.get(read.size() - 1), whole(sample()));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "2026-11-21T08:04:58Z",
                "2026-11-21T08:04:58.120Z",
                "2026-11-21T08:04:58.123456Z",
                "2026-02-28T23:59:59.999Z",
                "2026-11-21T24:00:00Z",
                "1970-01-01T00:00:00Z"
            })
    void readsTimesAsInstantDoes(String time) throws IOException {
        String line = sample().replaceFirst("\"position_time\":\"[^\"]*\"", "\"position_time\":\"" + time + "\"");

        assertThat(read(line + "\n" + line)).hasSize(2).allSatisfy(event -> agree(event, whole(line)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-02-30T08:04:58Z", "2026-11-21T08:60:00Z", "9999-11-21T08:00:00Z", "x"})
    void refusesTimesThatAreNone(String time) throws IOException {
        read(sample().replaceFirst("\"position_time\":\"[^\"]*\"", "\"position_time\":\"" + time + "\""));

        assertThat(refused).hasSize(1);
    }

    @Test
    void refusesWhatIsCutOff_whereverThatIs() throws IOException {
        String line = sample();
        for (int length = 1; length < line.length(); length++) {
            assertThat(read(line.substring(0, length))).isEmpty();
        }

        assertThat(refused).hasSize(line.length() - 1);
    }
}
