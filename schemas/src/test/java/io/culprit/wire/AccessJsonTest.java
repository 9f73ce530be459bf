package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.EventRecord;
import io.culprit.event.Header;
import io.culprit.event.Software;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AccessJsonTest {

    private static final List<String> TEXTS = List.of(
            "", "", "-", "GET", "/a?b=c", "\"quoted\" \\ and \t\n\u0001", "\u00e9\u4e2d\ud83d\ude00", "</script>");

    private Random random;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void writesWhatTheAnnotationsSay(long seed) throws Exception {
        random = new Random(seed);
        List<AccessEvent> events = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            events.add(event());
        }
        ByteArrayOutputStream expected = new ByteArrayOutputStream();
        for (AccessEvent event : events) {
            expected.write(expected.size() == 0 ? "".getBytes() : "\n".getBytes());
            expected.write(JsonSerde.plain(EventRecord.class).serializer().serialize("t", event));
        }

        assertThat(new String(EventLines.write(events), StandardCharsets.UTF_8).lines())
                .containsExactlyElementsOf(expected.toString(StandardCharsets.UTF_8)
                        // Jackson escapes what is beyond the basic plane; UTF-8 is as good and shorter.
                        .replace("\\uD83D\\uDE00", "\ud83d\ude00")
                        .lines()
                        .toList());
    }

    @Test
    void writesAQuestionMark_whereATextHasHalfASurrogatePair() {
        assertThat(quoted("a\ud83d\u0001b")).isEqualTo("\"a?\\u0001b\"");
    }

    @Test
    void escapesWhereverItStands() {
        for (int length = 0; length < 40; length++) {
            for (String special : List.of("\"", "\\", "\n", "\u0000", "\u001f", "\u007f", "\u0080", " ")) {
                for (int at = 0; at <= length; at++) {
                    String text = "x".repeat(at) + special + "y".repeat(length - at);

                    assertThat(quoted(text))
                            .isEqualTo(new String(
                                    JsonSerde.plain(String.class).serializer().serialize("t", text),
                                    StandardCharsets.UTF_8));
                }
            }
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 7, 10, 99, 100, -1, Long.MAX_VALUE, Long.MIN_VALUE})
    void writesNumbersAsTheyAre(long number) {
        JsonBytes json = new JsonBytes(1);

        json.number(number);

        assertThat(json.toString(StandardCharsets.UTF_8)).isEqualTo(Long.toString(number));
    }

    private static String quoted(String text) {
        JsonBytes json = new JsonBytes(1);
        json.quoted(text);
        return json.toString(StandardCharsets.UTF_8);
    }

    private AccessEvent event() {
        TreeMap<String, String> attributes = new TreeMap<>();
        if (random.nextBoolean()) {
            attributes.put("http.request.header.x-a", text());
            attributes.put("b\"c", text());
        }
        return new AccessEvent(
                header(),
                Software.values()[random.nextInt(Software.values().length)],
                text(),
                random.nextBoolean() ? OptionalInt.empty() : OptionalInt.of(random.nextInt(65_536)),
                text(),
                text(),
                text(),
                text(),
                text(),
                random.nextInt(600),
                number(),
                number(),
                number(),
                text(),
                text(),
                text(),
                text(),
                duration(),
                number(),
                text(),
                text(),
                duration(),
                text(),
                attributes);
    }

    private Header header() {
        return new Header(
                new Delivery(text(), text(), text(), random.nextLong(1L << 40), random.nextInt(3)),
                instant(),
                Duration.ofNanos(random.nextInt(3) * 500_000_000L),
                instant(),
                instant(),
                text(),
                text(),
                text());
    }

    private Instant instant() {
        Instant second = Instant.ofEpochSecond(1_795_000_000L + random.nextInt(3));
        return random.nextBoolean() ? second : second.plusNanos(random.nextInt(1_000_000_000));
    }

    private String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private OptionalLong number() {
        return random.nextBoolean() ? OptionalLong.empty() : OptionalLong.of(random.nextLong(1L << 50));
    }

    private Optional<Duration> duration() {
        return random.nextBoolean() ? Optional.empty() : Optional.of(Duration.ofMillis(random.nextInt(100_000)));
    }
}
