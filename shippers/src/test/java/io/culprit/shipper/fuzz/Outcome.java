package io.culprit.shipper.fuzz;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.culprit.event.Event;
import io.culprit.event.EventRecord;
import io.culprit.shipper.format.Parsed;
import io.culprit.shipper.format.ParsedLine;
import io.culprit.shipper.format.Parsing;
import io.culprit.shipper.format.Rejection;
import io.culprit.wire.Json;
import java.io.IOException;
import java.io.UncheckedIOException;

/** What must hold of anything that was read, whatever it was read from. */
final class Outcome {

    private static final int LONGEST_DETAIL = 2_000;

    private Outcome() {}

    /** Events can be sent, and arrive as they were; a refusal is short. */
    static void of(Parsed parsed) {
        if (parsed instanceof Rejection rejection && rejection.detail().length() > LONGEST_DETAIL) {
            throw new AssertionError("a refusal of " + rejection.detail().length() + " characters");
        }
        if (parsed instanceof ParsedLine) {
            Parsing.events(record -> parsed, "").forEach(Outcome::arrives);
        }
    }

    private static void arrives(Event event) {
        ObjectMapper json = Json.mapper();
        try {
            EventRecord arrived = json.readValue(json.writeValueAsBytes(event), EventRecord.class);
            if (!arrived.equals(event)) {
                throw new AssertionError("sent " + event + "\nread " + arrived);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("cannot send " + event, e);
        }
    }

    /** A confidence is a share. */
    static void share(double confidence) {
        if (!(confidence >= 0 && confidence <= 1)) {
            throw new AssertionError("a confidence of " + confidence);
        }
    }
}
