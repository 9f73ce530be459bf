package io.culprit.app.report;

import io.culprit.correlation.uptime.UptimeRow;
import io.culprit.shipper.terminal.SafeText;
import java.math.BigDecimal;

/** A row of uptime in words. */
record UptimeView(
        String service,
        String period,
        String check,
        long checks,
        long failed,
        long unconfirmed,
        long down,
        String uptime,
        String naive,
        String explained) {

    static UptimeView of(UptimeRow row) {
        return new UptimeView(
                row.service().isEmpty() ? "the host" : SafeText.of(row.service()),
                row.period(),
                row.check().map(SafeText::of).orElse("all checks"),
                row.counts().checks(),
                row.counts().failed(),
                row.counts().downUnconfirmed(),
                row.counts().down(),
                percent(row.counts().uptime()),
                percent(row.counts().naiveUptime()),
                row.explained().isPresent() && row.counts().failed() > 0
                        ? row.explained().getAsLong() + " of " + row.counts().failed()
                        : "");
    }

    private static String percent(BigDecimal percent) {
        return (percent.compareTo(BigDecimal.valueOf(100)) == 0 ? "100" : percent.toPlainString()) + " %";
    }
}
