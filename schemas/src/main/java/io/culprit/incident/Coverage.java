package io.culprit.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.Instant;
import java.util.Optional;

/**
 * Whether a source was heard: what tells "quiet" from "blind".
 *
 * @param source the source
 * @param state {@code heard}; {@code ended}; {@code blind} when it was left out for silence or lag; {@link #LATE}
 * @param lastHeardAt event time up to which it was read
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Coverage(String source, String state, Optional<Instant> lastHeardAt) {

    /** The state of a source of which something came too late to count. */
    public static final String LATE = "late";

    public Coverage {
        lastHeardAt = lastHeardAt == null ? Optional.empty() : lastHeardAt;
    }
}
