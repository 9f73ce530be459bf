package io.culprit.shipper.inventory;

import io.culprit.shipper.inventory.Chains.Chain;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * In which zone a host writes times without one: as it was said, else as its own access logs show, else those of the first
 * host that has any, else UTC.
 */
final class Zones {

    private final Map<String, ZoneId> shown = new HashMap<>();
    private Optional<ZoneId> first = Optional.empty();

    Zones(List<Chain> chains, Attribution.Owners owners) {
        for (Chain chain : chains) {
            chain.layout().main().offset(chain.lines()).ifPresent(offset -> {
                shown.putIfAbsent(owners.of(chain.name()).host(), offset);
                first = first.or(() -> Optional.of(offset));
            });
        }
    }

    ZoneId of(Naming owner) {
        return owner.zone()
                .or(() -> Optional.ofNullable(shown.get(owner.host())))
                .or(() -> first)
                .orElse(ZoneOffset.UTC);
    }
}
