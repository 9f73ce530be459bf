package io.culprit.shipper.cli;

import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.reading.ReadingSummary;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.stream.Collectors;

/** What was shipped, in one line. */
final class ShipSummary {

    private ShipSummary() {}

    static String line(ReadingSummary summary, Inventory inventory, long acknowledged) {
        ReadingSummary.Lines total = summary.total();
        String rejected = total.rejected().entrySet().stream()
                .map(entry -> entry.getKey().name().toLowerCase(Locale.ROOT).replace('_', '-') + " " + entry.getValue())
                .collect(Collectors.joining(", "));
        String zone = inventory.zone().equals(ZoneOffset.UTC)
                ? "UTC"
                : inventory.zone().getId();
        return String.format(
                Locale.ROOT,
                "shipped %d events of %d lines from %d sources (%d parts, %d blank, %d rejected%s); %d records acknowledged;"
                        + " times without zone read as %s; %d files unused",
                total.events(),
                total.lines(),
                summary.sources().size(),
                total.parts(),
                total.blank(),
                total.rejectedLines(),
                rejected.isEmpty() ? "" : ": " + rejected,
                acknowledged,
                zone,
                inventory.unused().size());
    }
}
