package io.culprit.wire;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import java.io.IOException;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes one type as JSON.
 *
 * <p>{@link #plain} is for topics that others read. {@link #versioned} puts a version byte before the JSON; it is for
 * stores and topics that only Culprit reads, whose shape may change without a trace in the JSON.
 *
 * @param <T> the type; a null value stands for a tombstone
 */
public final class JsonSerde<T> implements Serde<T> {

    /** The version written by {@link #versioned}; a reader refuses a newer one. */
    public static final byte VERSION = 1;

    private final ObjectReader reader;
    private final ObjectWriter writer;
    private final boolean versioned;
    private final String typeName;

    private JsonSerde(Class<T> type, boolean versioned) {
        this.reader = Json.mapper().readerFor(type);
        this.writer = Json.mapper().writerFor(type);
        this.versioned = versioned;
        this.typeName = type.getSimpleName();
    }

    /** JSON alone. */
    public static <T> JsonSerde<T> plain(Class<T> type) {
        return new JsonSerde<>(type, false);
    }

    /** A version byte, then JSON. */
    public static <T> JsonSerde<T> versioned(Class<T> type) {
        return new JsonSerde<>(type, true);
    }

    @Override
    public Serializer<T> serializer() {
        return (topic, value) -> value == null ? null : write(topic, value);
    }

    @Override
    public Deserializer<T> deserializer() {
        return (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    }

    private byte[] write(String topic, T value) {
        try {
            byte[] json = writer.writeValueAsBytes(value);
            if (!versioned) {
                return json;
            }
            byte[] bytes = new byte[json.length + 1];
            bytes[0] = VERSION;
            System.arraycopy(json, 0, bytes, 1, json.length);
            return bytes;
        } catch (JsonProcessingException e) {
            throw new SerializationException("cannot write " + typeName + " to " + topic, e);
        }
    }

    private T read(String topic, byte[] bytes) {
        int from = versioned ? 1 : 0;
        if (versioned && (bytes.length == 0 || bytes[0] < 1 || bytes[0] > VERSION)) {
            throw unknownVersion(topic, typeName, bytes, VERSION);
        }
        try {
            return reader.readValue(bytes, from, bytes.length - from);
        } catch (IOException e) {
            throw new SerializationException("not a " + typeName + " on " + topic + ": " + e.getMessage(), e);
        }
    }

    static SerializationException unknownVersion(String topic, String typeName, byte[] bytes, byte readsUpTo) {
        return new SerializationException(topic + " holds a " + typeName + " of version "
                + (bytes.length == 0 ? "none" : bytes[0]) + "; this program reads up to " + readsUpTo
                + ": upgrade it, or reset the application's state");
    }
}
