package io.culprit.correlation.signal;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.event.EventKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * One signal as its file declares it: which events it is, and what is captured from them.
 *
 * @param signal its name, as {@code wsgi.maximum-requests}
 * @param about what it means, for people
 * @param event the kind of event; a signal comes from one topic only, so its buckets have one writer
 * @param where attributes an event must have: each one of the listed texts
 * @param contains a text that the message must hold, looked for before any regular expression runs
 * @param capture regular expressions that must be found in the named attributes; their named groups become fields
 * @param captureOptional the same, but an event without a match is still this signal
 * @param fields further fields, as templates over captured names and attributes
 * @param width span of a bucket
 * @param most how many buckets with different fields one span may have, of one service on one host: the canonically smallest; for
 *     fields that whoever sends requests can make up. Such buckets go on when they are final
 * @param samples events, as attribute texts, that must match
 */
public record SignalDefinition(
        String signal,
        String about,
        EventKind event,
        Map<String, List<String>> where,
        Optional<String> contains,
        Map<String, String> capture,
        @JsonProperty("capture-optional") Map<String, String> captureOptional,
        Map<String, String> fields,
        Duration width,
        OptionalInt most,
        List<Map<String, String>> samples) {

    private static final Duration SECOND = Duration.ofSeconds(1);

    public SignalDefinition {
        Objects.requireNonNull(signal, "signal");
        Objects.requireNonNull(event, () -> "event of signal " + signal);
        about = Objects.requireNonNullElse(about, "");
        where = where == null ? Map.of() : Map.copyOf(where);
        contains = contains == null ? Optional.empty() : contains;
        capture = capture == null ? Map.of() : Map.copyOf(capture);
        captureOptional = captureOptional == null ? Map.of() : Map.copyOf(captureOptional);
        fields = fields == null ? Map.of() : Map.copyOf(fields);
        most = most == null ? OptionalInt.empty() : most;
        width = Objects.requireNonNullElse(width, SECOND);
        samples = samples == null ? List.of() : List.copyOf(samples);
        if (width.toSeconds() < 1 || width.toNanosPart() != 0) {
            throw new IllegalArgumentException("width of signal " + signal + " is not whole seconds: " + width);
        }
        if (most.isPresent() && most.getAsInt() < 1) {
            throw new IllegalArgumentException("most of signal " + signal + " is less than one: " + most.getAsInt());
        }
    }
}
