package io.culprit.uptime;

import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.annotation.JsonNaming;
import java.time.LocalDate;
import java.util.Objects;

/**
 * How one check of a service came out on one day, as one host saw it: an entry of the table of uptime.
 *
 * <p>The host is part of what an entry is about, because each host that looks has its own partition: two that look at the
 * same page would overwrite each other's counts. Whoever reads adds them up. Longer periods are sums of days.
 *
 * @param service the service, empty for checks of the host itself
 * @param host the host that looked, or on which its results were read
 * @param check what it looked at: a URL
 * @param day day in UTC of the checks' position times
 * @param up checks that passed
 * @param downUnconfirmed checks that failed, and passed when they were made again
 * @param down checks that failed, and failed again
 */
@JsonNaming(PropertyNamingStrategies.SnakeCaseStrategy.class)
public record CheckDay(
        String service, String host, String check, LocalDate day, long up, long downUnconfirmed, long down) {

    public CheckDay {
        Objects.requireNonNull(service, "service");
        Objects.requireNonNull(host, "host");
        Objects.requireNonNull(check, "check");
        Objects.requireNonNull(day, "day");
        if (up < 0 || downUnconfirmed < 0 || down < 0) {
            throw new IllegalArgumentException("counts are not negative");
        }
    }
}
