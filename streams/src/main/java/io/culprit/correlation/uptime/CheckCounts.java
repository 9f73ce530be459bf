package io.culprit.correlation.uptime;

import io.culprit.uptime.CheckDay;
import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * How checks came out.
 *
 * @param up checks that passed
 * @param downUnconfirmed checks that failed, and passed when they were made again
 * @param down checks that failed, and failed again
 */
public record CheckCounts(long up, long downUnconfirmed, long down) {

    static final CheckCounts NONE = new CheckCounts(0, 0, 0);

    private static final int DECIMALS = 3;
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    CheckCounts plus(CheckDay day) {
        return new CheckCounts(up + day.up(), downUnconfirmed + day.downUnconfirmed(), down + day.down());
    }

    CheckCounts plus(CheckCounts other) {
        return new CheckCounts(up + other.up, downUnconfirmed + other.downUnconfirmed, down + other.down);
    }

    /** All checks. */
    public long checks() {
        return up + downUnconfirmed + down;
    }

    /** Checks that a visitor would have seen fail. */
    public long failed() {
        return downUnconfirmed + down;
    }

    /**
     * Per cent of the checks that passed, to 3 decimals: what visitors saw.
     *
     * @throws ArithmeticException when there are no checks
     */
    public BigDecimal uptime() {
        return percent(up);
    }

    /**
     * Per cent of the checks that were not down for sure, to 3 decimals: what a monitor says that takes back a failure when
     * a second look finds nothing.
     *
     * @throws ArithmeticException when there are no checks
     */
    public BigDecimal naiveUptime() {
        return percent(up + downUnconfirmed);
    }

    /** Rounded down: one failure in a million is not 100 %. */
    private BigDecimal percent(long part) {
        return HUNDRED.multiply(BigDecimal.valueOf(part))
                .divide(BigDecimal.valueOf(checks()), DECIMALS, RoundingMode.DOWN);
    }
}
