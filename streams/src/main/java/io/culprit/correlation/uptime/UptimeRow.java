package io.culprit.correlation.uptime;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * How a check of a service, or all its checks together, came out in a period.
 *
 * @param service the service, empty for checks of hosts
 * @param check the check; empty for all checks of the service together
 * @param period the period's name
 * @param counts how the checks came out
 * @param explained how many of the failed ones an incident explains; empty for one check of several, because incidents
 *     are those of a service
 */
public record UptimeRow(
        String service, Optional<String> check, String period, CheckCounts counts, OptionalLong explained) {}
