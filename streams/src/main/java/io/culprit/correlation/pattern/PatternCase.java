package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.event.EventKind;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * A test of a pattern, as its file tells it: what happened, and which incidents must come of it.
 *
 * @param name what is the situation, and what must come of it; {@code case} in the file
 * @param defaults attributes that every event of a kind has unless it says otherwise
 * @param events what happened
 * @param until how far the sources report beyond the last event
 * @param expect the incidents that must stand at the end
 */
public record PatternCase(
        @JsonProperty("case") String name,
        Map<EventKind, Map<String, String>> defaults,
        List<CaseEvent> events,
        Optional<Duration> until,
        Expected expect) {

    public PatternCase {
        Objects.requireNonNull(name, "case");
        defaults = defaults == null ? Map.of() : Map.copyOf(defaults);
        events = List.copyOf(Objects.requireNonNull(events, "events"));
        until = Objects.requireNonNullElse(until, Optional.empty());
        Objects.requireNonNull(expect, "expect");
    }

    /**
     * What must come of it.
     *
     * @param incidents every incident of the pattern under test, and of other patterns those that are named; none where
     *     nothing may open, not even for a moment
     */
    public record Expected(List<ExpectedIncident> incidents) {

        public Expected {
            incidents = List.copyOf(incidents);
        }

        /** The incidents, as a list. */
        @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
        public static Expected of(List<ExpectedIncident> incidents) {
            return new Expected(incidents);
        }

        /** The short form, {@code expect: none}. */
        @JsonCreator
        public static Expected of(String none) {
            if (!none.equals("none")) {
                throw new IllegalArgumentException("expect is '" + none + "': write none, or a list of incidents");
            }
            return new Expected(List.of());
        }
    }
}
