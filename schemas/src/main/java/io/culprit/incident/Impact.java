package io.culprit.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What an incident did to users; a figure that cannot be told from the sources is absent, never 0.
 *
 * @param requestsFailed requests that failed because of it
 * @param requestsTotal requests in the same time
 * @param shareFailed the quotient of the two, rounded to 4 decimals
 * @param checksFailed checks that failed in its time
 * @param checksExplained how many of those it explains
 * @param clientsAffected distinct clients among the failed requests
 * @param clientsAffectedAtLeast true when there were more clients than could be told apart, else absent
 * @param durationS seconds from first to last evidence
 * @param reopened how often it was over and began again
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
public record Impact(
        OptionalLong requestsFailed,
        OptionalLong requestsTotal,
        Optional<Double> shareFailed,
        OptionalLong checksFailed,
        OptionalLong checksExplained,
        OptionalLong clientsAffected,
        Optional<Boolean> clientsAffectedAtLeast,
        long durationS,
        OptionalLong reopened) {

    public Impact {
        requestsFailed = requestsFailed == null ? OptionalLong.empty() : requestsFailed;
        requestsTotal = requestsTotal == null ? OptionalLong.empty() : requestsTotal;
        shareFailed = shareFailed == null ? Optional.empty() : shareFailed;
        checksFailed = checksFailed == null ? OptionalLong.empty() : checksFailed;
        checksExplained = checksExplained == null ? OptionalLong.empty() : checksExplained;
        clientsAffected = clientsAffected == null ? OptionalLong.empty() : clientsAffected;
        clientsAffectedAtLeast = clientsAffectedAtLeast == null ? Optional.empty() : clientsAffectedAtLeast;
        reopened = reopened == null ? OptionalLong.empty() : reopened;
    }
}
