package io.culprit.correlation.pattern;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.culprit.correlation.pattern.Condition.Bounds;
import java.util.Objects;
import java.util.Optional;

/**
 * What a figure or a text of an expected incident must be: a text exactly, or a number within bounds.
 *
 * @param atLeast smallest number
 * @param atMost largest number
 * @param exactly the text
 */
public record Wanted(
        @JsonProperty("at-least") Optional<Double> atLeast,
        @JsonProperty("at-most") Optional<Double> atMost,
        Optional<String> exactly) {

    public Wanted {
        atLeast = Objects.requireNonNullElse(atLeast, Optional.empty());
        atMost = Objects.requireNonNullElse(atMost, Optional.empty());
        exactly = Objects.requireNonNullElse(exactly, Optional.empty());
    }

    /** The short form, {@code culprit: deploy}. */
    @JsonCreator
    public static Wanted of(String text) {
        return new Wanted(Optional.empty(), Optional.empty(), Optional.of(text));
    }

    /** Whether a text is what is wanted. */
    public boolean accepts(String text) {
        return exactly.map(text::equals).orElseGet(() -> new Bounds(atLeast, atMost).hold(text));
    }

    @Override
    public String toString() {
        return exactly.orElseGet(() -> atLeast.map(least -> "at least " + least).orElse("")
                + (atLeast.isPresent() && atMost.isPresent() ? " and " : "")
                + atMost.map(most -> "at most " + most).orElse(""));
    }
}
