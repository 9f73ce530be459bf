package io.culprit.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.culprit.event.AccessEvent;
import io.culprit.event.Delivery;
import io.culprit.event.EventKind;
import io.culprit.event.EventRecord;
import io.culprit.event.Feed;
import io.culprit.event.Header;
import io.culprit.event.Heartbeat;
import io.culprit.event.Software;
import io.culprit.event.SourceFrontier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import org.apache.kafka.common.errors.SerializationException;
import org.junit.jupiter.api.Test;

class JsonSerdeTest {

    private static final Instant AT = Instant.parse("2026-11-21T08:04:58Z");
    private static final Header HEADER = new Header(
            new Delivery("web1", "access.log", "5a", 17, 0),
            AT,
            Duration.ofSeconds(1),
            AT,
            AT,
            "shop",
            "web1",
            "access.log");

    @Test
    void writesOtelNamesAndReadsThemBack_forAnAccessEvent() {
        EventRecord event = new AccessEvent(
                HEADER,
                Software.NGINX,
                "",
                OptionalInt.of(443),
                "GET",
                "/a",
                "b=1",
                "1.1",
                "",
                200,
                OptionalLong.of(12),
                OptionalLong.empty(),
                OptionalLong.of(77),
                "192.0.2.1",
                "",
                "",
                "curl",
                Optional.of(Duration.ofMillis(20)),
                OptionalLong.empty(),
                "",
                "200",
                Optional.empty(),
                "",
                new TreeMap<>(Map.of("http.request.header.x-forwarded-for", "198.51.100.7")));
        byte[] bytes = JsonSerde.plain(EventRecord.class).serializer().serialize("t", event);

        assertThat(new String(bytes, StandardCharsets.UTF_8))
                .contains("\"event.kind\":\"access\"", "\"service.name\":\"shop\"", "\"url.path\":\"/a\"");
        assertThat(JsonSerde.plain(EventRecord.class).deserializer().deserialize("t", bytes))
                .isEqualTo(event);
    }

    @Test
    void readsBackWhatItWrote_forAHeartbeat() {
        EventRecord beat = new Heartbeat(
                "shop",
                "web1",
                EventKind.ERROR,
                AT,
                List.of("shop"),
                List.of(new Feed("shop", EventKind.ERROR)),
                List.of(new SourceFrontier("error.log", Optional.of(AT), SourceFrontier.State.OPEN)));
        JsonSerde<EventRecord> serde = JsonSerde.versioned(EventRecord.class);

        assertThat(serde.deserializer().deserialize("t", serde.serializer().serialize("t", beat)))
                .isEqualTo(beat);
    }

    @Test
    void refusesValue_whenItsVersionIsNewer() {
        assertThatThrownBy(() -> JsonSerde.versioned(EventRecord.class)
                        .deserializer()
                        .deserialize("t", new byte[] {9, '{', '}'}))
                .isInstanceOf(SerializationException.class)
                .hasMessageContaining("version 9");
    }
}
