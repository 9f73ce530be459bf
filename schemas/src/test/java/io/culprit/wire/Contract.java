package io.culprit.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.culprit.event.AccessEvent;
import io.culprit.event.ChangeEvent;
import io.culprit.event.ErrorEvent;
import io.culprit.event.EventRecord;
import io.culprit.event.Heartbeat;
import io.culprit.event.ProbeEvent;
import io.culprit.incident.Incident;
import io.culprit.signal.Frontier;
import io.culprit.signal.SignalBucket;
import io.culprit.signal.SignalRecord;
import io.culprit.uptime.CheckDay;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/** Each thing that travels: its record, its schema, its samples, and the serde of the topic it travels on. */
enum Contract {
    ACCESS("access", AccessEvent.class, JsonSerde.plain(EventRecord.class), "access"),
    ERROR("error", ErrorEvent.class, JsonSerde.plain(EventRecord.class), "error"),
    PROBE("probe", ProbeEvent.class, JsonSerde.plain(EventRecord.class), "probe"),
    CHANGE("change", ChangeEvent.class, JsonSerde.plain(EventRecord.class), "change"),
    HEARTBEAT("heartbeat", Heartbeat.class, JsonSerde.plain(EventRecord.class), "heartbeat"),
    SIGNAL_BUCKET("signal-bucket", SignalBucket.class, JsonSerde.plain(SignalRecord.class), "signal-bucket"),
    FRONTIER("frontier", Frontier.class, JsonSerde.plain(SignalRecord.class), "frontier"),
    INCIDENT(
            "incident",
            Incident.class,
            JsonSerde.plain(Incident.class),
            "incident-daemon-recycling",
            "incident-module-load-crash",
            "incident-pending-module-change",
            "incident-silenced"),
    CHECK_DAY("check-day", CheckDay.class, JsonSerde.plain(CheckDay.class), "check-day"),
    DEAD_LETTER("dead-letter", DeadLetter.class, JsonSerde.plain(DeadLetter.class), "dead-letter");

    final Class<? extends Record> type;
    final JsonSerde<?> serde;
    final List<String> samples;
    private final String schemaName;
    private final Schema validator;

    Contract(String schemaName, Class<? extends Record> type, JsonSerde<?> serde, String... samples) {
        this.schemaName = schemaName;
        this.type = type;
        this.serde = serde;
        this.samples = List.of(samples);
        this.validator = Validators.of(text("schema", schemaName));
    }

    String schemaText() {
        return text("schema", schemaName);
    }

    JsonNode schema() {
        return tree(schemaText());
    }

    static String sampleText(String sample) {
        return text("sample", sample);
    }

    static JsonNode sample(String sample) {
        return tree(sampleText(sample));
    }

    /** What the schema has against a value; formats count. */
    List<Error> objections(String json) {
        return validator.validate(
                json,
                InputFormat.JSON,
                context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)));
    }

    @SuppressWarnings("unchecked")
    String rewritten(byte[] json) {
        JsonSerde<Object> both = (JsonSerde<Object>) serde;
        Object value = both.deserializer().deserialize("t", json);
        return new String(both.serializer().serialize("t", value), StandardCharsets.UTF_8);
    }

    static JsonNode tree(String json) {
        try {
            return Json.mapper().readTree(json);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String text(String folder, String name) {
        String path = "/io/culprit/" + folder + "/" + name + ".json";
        try (InputStream in = Objects.requireNonNull(Contract.class.getResourceAsStream(path), path)) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(path, e);
        }
    }

    private static final class Validators {
        private static final SchemaRegistry REGISTRY =
                SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

        static Schema of(String schema) {
            return REGISTRY.getSchema(schema, InputFormat.JSON);
        }
    }
}
