package io.culprit.incident;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Objects;

/**
 * That an incident began while somebody had asked not to be told of such: it is published all the same.
 *
 * @param reason why they had asked, in their words
 * @param until end of the window it began in
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record Silenced(String reason, Instant until) {

    public Silenced {
        Objects.requireNonNull(reason, "reason");
        Objects.requireNonNull(until, "until");
    }
}
