package io.culprit.wire;

import java.time.Duration;
import java.time.Instant;

/** What records have in common, read from where a cursor stands. For one thread. */
final class PlainTexts {

    private final JsonCursor at;
    private final Names names = new Names();
    private final RecurringInstant times = new RecurringInstant();
    private String durationBefore = "";
    private Duration duration = Duration.ZERO;

    PlainTexts(JsonCursor at) {
        this.at = at;
    }

    /** A text of ASCII that is likely to come again. */
    String name() throws JsonCursor.NotPlain {
        at.text();
        at.beAscii(at.from(), at.to());
        return names.of(at.json(), at.from(), at.to());
    }

    /** The name behind this key, empty where another key stands. */
    String name(byte[] key) throws JsonCursor.NotPlain {
        return at.skip(key) ? name() : "";
    }

    /** @throws java.time.DateTimeException when it is none */
    Instant time() throws JsonCursor.NotPlain {
        at.text();
        return times.of(at.json(), at.from(), at.to());
    }

    /** @throws java.time.DateTimeException when it is none */
    Duration duration() throws JsonCursor.NotPlain {
        String text = name();
        if (!text.equals(durationBefore)) {
            duration = Duration.parse(text);
            durationBefore = text;
        }
        return duration;
    }
}
