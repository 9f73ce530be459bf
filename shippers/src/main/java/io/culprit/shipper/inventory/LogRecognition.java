package io.culprit.shipper.inventory;

import io.culprit.event.Software;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.format.text.Line;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Recognises the logs of one host one by one, as their first lines appear.
 *
 * <p>What the logs that were recognised before tell serves those that come later: the zone, and which server writes into a
 * folder.
 */
public final class LogRecognition {

    /** So many lines that none is recognised are not going to be. */
    private static final int ENOUGH = 20;

    // Year-less stamps may be this far ahead of the clock.
    private static final Duration AHEAD = Duration.ofDays(1);

    private final Clock clock;
    private final ZoneId hostZone;
    private final Map<Path, Set<Software>> writers = new HashMap<>();
    private Optional<ZoneOffset> shown = Optional.empty();

    /**
     * @param clock the host's clock
     * @param hostZone zone in which the host's programs write times, unless access logs show another
     */
    public LogRecognition(Clock clock, ZoneId hostZone) {
        this.clock = clock;
        this.hostZone = hostZone;
    }

    /**
     * Recognises a log.
     *
     * @param path its name
     * @param naming whose it is, and what was said of its format and zone
     * @param chosen its format, where it was named
     * @param head how it begins
     * @param waited whether it is not to be waited for further lines
     * @return the source, or nothing where more lines may tell more
     */
    public Optional<Source> source(Path path, Naming naming, Optional<Format> chosen, byte[] head, boolean waited) {
        Head first = Head.of(head);
        Optional<Layout> layout =
                chosen.map(format -> Recognition.as(format, first)).or(() -> Recognition.of(first));
        if (layout.isEmpty() && !first.empty() && (waited || first.lines().size() >= ENOUGH)) {
            layout = Optional.of(Layout.of(new UnrecognisedLines()));
        }
        return layout.map(found -> source(path, naming, found, first.lines()));
    }

    private Source source(Path path, Naming naming, Layout layout, List<Line> head) {
        List<Line> lines = layout.contents(head, Recognition.ANY);
        layout.main().offset(lines).filter(offset -> shown.isEmpty()).ifPresent(offset -> shown = Optional.of(offset));
        Optional<Software> told = SoftwareFinder.told(layout, lines);
        told.filter(SoftwareFinder::writesAccessLogs)
                .ifPresent(software -> writers.computeIfAbsent(path.getParent(), any -> new HashSet<>())
                        .add(software));
        Software writer = told.or(() -> SoftwareFinder.ownName(path))
                .or(() -> besides(path.getParent()))
                .or(() -> SoftwareFinder.named(path))
                .orElse(Software.UNKNOWN);
        Setting setting = new Setting(naming.zone().orElseGet(this::zone), writer, (InstantSource)
                () -> clock.instant().plus(AHEAD));
        return new Source(
                path.toString(), naming.service(), naming.host(), layout.asWrittenBy(writer), setting, List.of());
    }

    /** Logs of two servers in one folder tell nothing of a third. */
    private Optional<Software> besides(Path folder) {
        Set<Software> servers = writers.getOrDefault(folder, Set.of());
        return servers.size() == 1 ? Optional.of(servers.iterator().next()) : Optional.empty();
    }

    /** The host's zone knows of summer time; what the access logs show does not, and wins only where it differs. */
    private ZoneId zone() {
        Instant now = clock.instant();
        return shown.filter(offset -> !hostZone.getRules().getOffset(now).equals(offset))
                .map(ZoneId.class::cast)
                .orElse(hostZone);
    }
}
