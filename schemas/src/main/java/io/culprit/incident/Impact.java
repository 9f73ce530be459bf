package io.culprit.incident;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.math.BigDecimal;
import java.math.RoundingMode;
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

    private static final int SHARE_DECIMALS = 4;

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

    /**
     * The same, with the figures it does not know taken from what was seen elsewhere. Those of requests go together, and those of
     * checks: a share of one server's requests says nothing of another's.
     */
    public Impact completedBy(Impact elsewhere) {
        boolean knowsRequests = requestsFailed.isPresent();
        boolean knowsChecks = checksFailed.isPresent();
        return new Impact(
                knowsRequests ? requestsFailed : elsewhere.requestsFailed,
                knowsRequests ? requestsTotal : elsewhere.requestsTotal,
                knowsRequests ? shareFailed : elsewhere.shareFailed,
                knowsChecks ? checksFailed : elsewhere.checksFailed,
                knowsChecks ? checksExplained : elsewhere.checksExplained,
                knowsRequests ? clientsAffected : elsewhere.clientsAffected,
                knowsRequests ? clientsAffectedAtLeast : elsewhere.clientsAffectedAtLeast,
                durationS,
                reopened);
    }

    /** The quotient of failed requests and all, rounded; absent when either is not known or there were none. */
    public static Optional<Double> share(OptionalLong failed, OptionalLong total) {
        return failed.isPresent() && total.isPresent() && total.getAsLong() > 0
                ? Optional.of(BigDecimal.valueOf(failed.getAsLong())
                        .divide(BigDecimal.valueOf(total.getAsLong()), SHARE_DECIMALS, RoundingMode.HALF_UP)
                        .doubleValue())
                : Optional.empty();
    }
}
