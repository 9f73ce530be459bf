package io.culprit.wire;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.ObjectWriter;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.culprit.event.AccessEvent;
import io.culprit.event.EventRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.common.errors.SerializationException;

/**
 * The value of a record on an {@code events.*} topic: events, or a heartbeat, one JSON object a line.
 *
 * <p>Consecutive events of one source travel together, since it is the record and not the event that costs a broker; a record
 * with one event is that event's JSON.
 */
public final class EventLines {

    /** Most events in one record. */
    public static final int MOST = 256;

    private static final ObjectWriter WRITER =
            Json.mapper().writerFor(EventRecord.class).without(SerializationFeature.FLUSH_AFTER_WRITE_VALUE);
    private static final ObjectReader READER = Json.mapper().readerFor(EventRecord.class);

    private EventLines() {}

    /**
     * The value that carries these.
     *
     * @param records at least one
     */
    public static byte[] write(List<? extends EventRecord> records) {
        return new Writer().write(records);
    }

    /** Writes values one after another, in room that it keeps; for one thread. */
    public static final class Writer {

        private final JsonBytes room = new JsonBytes(1 << 12);
        private final AccessJson access = new AccessJson(room);

        /**
         * The value that carries these.
         *
         * @param records at least one
         */
        public byte[] write(List<? extends EventRecord> records) {
            room.reset();
            try (JsonGenerator json = WRITER.getFactory().createGenerator(room)) {
                json.setRootValueSeparator(null);
                for (EventRecord record : records) {
                    if (room.size() > 0) {
                        room.raw('\n');
                    }
                    if (record instanceof AccessEvent event) {
                        access.write(event);
                    } else {
                        WRITER.writeValue(json, record);
                        json.flush();
                    }
                }
            } catch (IOException e) {
                throw new SerializationException("cannot write events", e);
            }
            return room.toByteArray();
        }
    }

    /** Takes what a value carries, in order. */
    public interface Reader {

        /** An event or a heartbeat. */
        void take(EventRecord record);

        /**
         * A line that is neither; the lines around it are read all the same.
         *
         * @param line the line
         * @param why what is wrong with it
         */
        void refuse(String line, String why);
    }

    /** Reads a value line by line. */
    public static void read(byte[] value, Reader reader) {
        int from = 0;
        while (from < value.length) {
            int to = endOfLine(value, from);
            if (to > from) {
                line(value, from, to, reader);
            }
            from = to + 1;
        }
    }

    /**
     * Reads values of which only some attributes of access events matter: where these are few, the rest of such an event is
     * left out, and its stamp and time of observation with it. For one thread.
     *
     * <p>What is written as {@link Writer} writes it is read in a small part of the time that all other JSON takes.
     */
    public static final class EssentialReader {

        private final boolean few;
        private final AccessEssentials access = new AccessEssentials();
        private final PlainErrors errors = new PlainErrors();
        private final PlainHeartbeats heartbeats = new PlainHeartbeats();
        private int end;

        /** @param attributes attributes of access events that matter, by the names that {@link io.culprit.event.Event#attribute} knows */
        public EssentialReader(Collection<String> attributes) {
            this.few = AccessEssentials.ATTRIBUTES.containsAll(attributes);
        }

        /** Reads a value line by line. */
        public void read(byte[] value, Reader reader) {
            int from = 0;
            while (from < value.length) {
                Optional<? extends EventRecord> plain = plain(value, from);
                if (plain.isPresent()) {
                    reader.take(plain.get());
                } else {
                    end = endOfLine(value, from);
                    if (end > from) {
                        line(value, from, end, reader);
                    }
                }
                from = end + 1;
            }
        }

        private Optional<? extends EventRecord> plain(byte[] value, int from) {
            if (few) {
                Optional<? extends EventRecord> event = access.read(value, from, value.length);
                if (event.isPresent()) {
                    end = access.end();
                    return event;
                }
            }
            Optional<? extends EventRecord> heartbeat = heartbeats.read(value, from, value.length);
            if (heartbeat.isPresent()) {
                end = heartbeats.end();
                return heartbeat;
            }
            Optional<? extends EventRecord> error = errors.read(value, from, value.length);
            end = errors.end();
            return error;
        }
    }

    private static int endOfLine(byte[] value, int from) {
        int at = from;
        while (at < value.length && value[at] != '\n') {
            at++;
        }
        return at;
    }

    private static void line(byte[] value, int from, int to, Reader reader) {
        EventRecord record;
        try {
            record = READER.readValue(value, from, to - from);
        } catch (IOException e) {
            reader.refuse(new String(value, from, to - from, StandardCharsets.UTF_8), "no event: " + e.getMessage());
            return;
        }
        if (record == null) {
            reader.refuse("null", "no event: null");
        } else {
            reader.take(record);
        }
    }
}
