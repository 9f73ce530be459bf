package io.culprit.app.uptime;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import io.culprit.correlation.uptime.UptimeRow;
import io.culprit.wire.Json;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A row of uptime for machines; property names are public API.
 *
 * @param service the service
 * @param check the check, absent for all checks of the service together
 * @param period the period's name
 * @param checks all checks
 * @param up checks that passed
 * @param downUnconfirmed checks that failed, and passed when they were made again
 * @param down checks that failed, and failed again
 * @param uptimePercent per cent of the checks that passed, rounded down to 3 decimals
 * @param naiveUptimePercent per cent of the checks that were not down for sure, rounded down to 3 decimals
 * @param explained how many of the failed ones an incident explains; absent for one check of several
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
@JsonInclude(JsonInclude.Include.NON_ABSENT)
record UptimeJson(
        String service,
        Optional<String> check,
        String period,
        long checks,
        long up,
        long downUnconfirmed,
        long down,
        BigDecimal uptimePercent,
        BigDecimal naiveUptimePercent,
        OptionalLong explained) {

    static String of(UptimeRow row) throws JsonProcessingException {
        return Json.mapper()
                .writeValueAsString(new UptimeJson(
                        row.service(),
                        row.check(),
                        row.period(),
                        row.counts().checks(),
                        row.counts().up(),
                        row.counts().downUnconfirmed(),
                        row.counts().down(),
                        row.counts().uptime(),
                        row.counts().naiveUptime(),
                        row.explained()));
    }
}
