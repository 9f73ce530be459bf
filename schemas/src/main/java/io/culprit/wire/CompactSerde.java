package io.culprit.wire;

import java.time.DateTimeException;
import java.util.function.BiConsumer;
import java.util.function.Function;
import org.apache.kafka.common.errors.SerializationException;
import org.apache.kafka.common.serialization.Deserializer;
import org.apache.kafka.common.serialization.Serde;
import org.apache.kafka.common.serialization.Serializer;

/**
 * Reads and writes one type in compact form behind a version byte, for stores and topics that only Culprit reads and that
 * change with every few events.
 *
 * <p>Version 1 was JSON and is still read; a newer version than {@link #VERSION} is refused.
 *
 * @param <T> the type; a null value stands for a tombstone
 */
public final class CompactSerde<T> implements Serde<T> {

    /** The version written. */
    public static final byte VERSION = 2;

    private static final ThreadLocal<CompactBytes> WRITERS = ThreadLocal.withInitial(CompactBytes::new);
    private static final ThreadLocal<CompactReader> READERS = ThreadLocal.withInitial(CompactReader::new);

    private final String typeName;
    private final Deserializer<T> before;
    private final Serializer<T> serializer = (topic, value) -> value == null ? null : write(value);
    private final Deserializer<T> deserializer = (topic, bytes) -> bytes == null ? null : read(topic, bytes);
    private final BiConsumer<CompactBytes, T> writing;
    private final Function<CompactReader, T> reading;

    /**
     * @param typeName what it is, for messages
     * @param before reads version 1, its version byte included
     * @param writing writes a value
     * @param reading reads it; may throw an {@link IllegalArgumentException} where it is none
     */
    public CompactSerde(
            String typeName,
            Deserializer<T> before,
            BiConsumer<CompactBytes, T> writing,
            Function<CompactReader, T> reading) {
        this.typeName = typeName;
        this.before = before;
        this.writing = writing;
        this.reading = reading;
    }

    /** For a type whose version 1 was its JSON. */
    public static <T> CompactSerde<T> of(
            Class<T> type, BiConsumer<CompactBytes, T> writing, Function<CompactReader, T> reading) {
        return new CompactSerde<>(
                type.getSimpleName(), JsonSerde.versioned(type).deserializer(), writing, reading);
    }

    @Override
    public Serializer<T> serializer() {
        return serializer;
    }

    @Override
    public Deserializer<T> deserializer() {
        return deserializer;
    }

    private byte[] write(T value) {
        CompactBytes bytes = WRITERS.get();
        bytes.reset();
        bytes.raw(VERSION);
        writing.accept(bytes, value);
        return bytes.toByteArray();
    }

    private T read(String topic, byte[] bytes) {
        if (bytes.length == 0 || bytes[0] < VERSION) {
            return before.deserialize(topic, bytes);
        }
        if (bytes[0] > VERSION) {
            throw JsonSerde.unknownVersion(topic, typeName, bytes, VERSION);
        }
        CompactReader reader = READERS.get();
        reader.over(bytes, 1);
        try {
            T value = reading.apply(reader);
            if (!reader.atEnd()) {
                throw new IllegalArgumentException("something stands behind it");
            }
            return value;
        } catch (IllegalArgumentException | ArithmeticException | DateTimeException e) {
            throw new SerializationException("not a " + typeName + " on " + topic + ": " + e.getMessage(), e);
        }
    }
}
