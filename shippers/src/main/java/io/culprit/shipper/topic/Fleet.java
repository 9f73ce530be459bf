package io.culprit.shipper.topic;

import static io.culprit.event.SourceFrontier.State.OPEN;

import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.delivery.Partition;
import io.culprit.shipper.inventory.Head;
import io.culprit.shipper.inventory.Naming;
import io.culprit.shipper.inventory.Source;
import io.culprit.shipper.reading.Heartbeats.Reached;
import io.culprit.shipper.reading.RawLine;
import io.culprit.shipper.redaction.Redaction;
import io.culprit.shipper.settings.TopicSetting;
import io.culprit.shipper.tail.Patience;
import java.io.ByteArrayOutputStream;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** All sources that topics carry, by host. */
final class Fleet {

    /** So many logs; more come of envelopes that a stranger fills. */
    static final int MOST = 10_000;

    private static final Duration IDLE = Duration.ofDays(1);

    private final EventSink beats;
    private final ZoneId zone;
    private final Redaction redaction;
    private final Patience patience;
    private final Clock clock;
    private final int most;
    private final TopicAccount account;
    private final Map<Origin, Known> sources = new LinkedHashMap<>();
    private final Map<String, FleetHost> hosts = new LinkedHashMap<>();
    private final Set<Known> unrecognised = new LinkedHashSet<>();
    private final Map<Partition, Map<String, Instant>> resumed = new HashMap<>();

    private record Known(TopicSource source, TopicSetting setting, Instant since) {}

    /**
     * @param beats where heartbeats go
     * @param zone zone of hosts of which nothing tells it
     * @param account told of what will not be read any further
     */
    Fleet(
            EventSink beats,
            ZoneId zone,
            Redaction redaction,
            Patience patience,
            Clock clock,
            int most,
            TopicAccount account) {
        this.beats = beats;
        this.zone = zone;
        this.redaction = redaction;
        this.patience = patience;
        this.clock = clock;
        this.most = most;
        this.account = account;
    }

    /** Sources of a partition go on from these positions. */
    void resume(Partition partition, Map<String, Instant> positions) {
        resumed.put(partition, positions);
    }

    /** The source of lines; none where there are too many already. */
    Optional<TopicSource> source(Origin origin, TopicSetting setting) {
        Known known = sources.get(origin);
        if (known == null && sources.size() < most) {
            known = new Known(new TopicSource(origin, redaction, clock), setting, clock.instant());
            sources.put(origin, known);
            unrecognised.add(known);
        }
        return Optional.ofNullable(known).map(Known::source);
    }

    /** Recognises sources whose first lines have come, and names them in rosters. */
    void recognise() {
        Map<FleetHost, List<TopicSource>> fresh = new LinkedHashMap<>();
        for (Known known : List.copyOf(unrecognised)) {
            TopicSource source = known.source();
            Optional<Source> found = recognised(known);
            if (found.isPresent()) {
                unrecognised.remove(known);
                String mark = source.origin().mark();
                source.readAs(
                        found.get(),
                        partition -> Optional.ofNullable(
                                resumed.getOrDefault(partition, Map.of()).get(mark)));
                fresh.computeIfAbsent(host(source.origin()), first -> new ArrayList<>())
                        .add(source);
            }
        }
        fresh.forEach(FleetHost::roster);
    }

    private Optional<Source> recognised(Known known) {
        Origin origin = known.source().origin();
        boolean waited = known.since().plus(patience.unfinished()).isBefore(clock.instant());
        if (!known.source().fresh() && !waited) {
            return Optional.empty();
        }
        Naming naming = new Naming(
                origin.service(), origin.host(), known.setting().naming().zone());
        return host(origin)
                .recognition()
                .source(
                        path(origin.path()),
                        naming,
                        known.setting().format(origin.path()),
                        head(known.source().waiting()),
                        waited)
                .map(found -> new Source(
                        origin.path(), found.service(), found.host(), found.layout(), found.setting(), List.of()));
    }

    private FleetHost host(Origin origin) {
        return hosts.computeIfAbsent(origin.host(), first -> new FleetHost(beats, clock, zone));
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            return Path.of("unnamed");
        }
    }

    private static byte[] head(List<RawLine> lines) {
        ByteArrayOutputStream head = new ByteArrayOutputStream();
        for (RawLine line : lines) {
            if (head.size() + line.text().length() < Head.BYTES) {
                head.write(line.text().bytes(), line.text().from(), line.text().length());
                head.write('\n');
            }
        }
        return head.toByteArray();
    }

    /** Notes that records of a source were read, for the pace of its host's heartbeats. */
    void flowed(TopicSource source) {
        host(source.origin()).flowed();
    }

    /**
     * Heartbeats of the hosts for which it is time.
     *
     * @param behind how far the partition is that is furthest behind; empty at the end of all
     */
    void beat(Optional<Instant> behind) {
        Instant now = clock.instant();
        hosts.values().forEach(host -> host.beat(now, patience.idleBeat(), source -> source.reached(behind)));
    }

    /** The last heartbeats. */
    void close() {
        hosts.values().forEach(host -> host.beat(TopicSource::closed));
    }

    /** Forgets sources that said nothing for a day. */
    void forgetIdle() {
        Instant since = clock.instant().minus(IDLE);
        Set<TopicSource> idle = matching(source -> source.heardAt().isBefore(since) && !source.open());
        if (!idle.isEmpty()) {
            hosts.values()
                    .forEach(host -> host.beat(
                            source -> idle.contains(source) ? source.closed() : new Reached(Optional.empty(), OPEN)));
            idle.forEach(source -> account.closing(source, source.lines().keySet()));
            forget(idle);
        }
    }

    /** Forgets what it has of partitions, and sources that have lines nowhere else: another vouches for them now. */
    void drop(Collection<Partition> partitions) {
        Set<Partition> gone = Set.copyOf(partitions);
        resumed.keySet().removeAll(gone);
        all().forEach(source -> account.closing(source, gone));
        forget(matching(source -> source.drop(gone)));
    }

    private Set<TopicSource> matching(Predicate<TopicSource> which) {
        Set<TopicSource> found = new LinkedHashSet<>();
        all().stream().filter(which).forEach(found::add);
        return found;
    }

    private void forget(Set<TopicSource> gone) {
        sources.values().removeIf(known -> gone.contains(known.source()));
        unrecognised.removeIf(known -> gone.contains(known.source()));
        hosts.values().forEach(host -> host.forget(gone));
        Set<String> named = new LinkedHashSet<>();
        sources.keySet().forEach(origin -> named.add(origin.host()));
        hosts.keySet().retainAll(named);
    }

    /** All sources there are. */
    List<TopicSource> all() {
        return sources.values().stream().map(Known::source).toList();
    }
}
