package io.culprit.shipper.reading;

import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.event.Heartbeat;
import io.culprit.event.SourceFrontier;
import io.culprit.shipper.delivery.EventSink;
import io.culprit.shipper.inventory.Source;
import java.io.IOException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Says how far each source has been read, per service, host and kind of event.
 *
 * <p>A roster precedes all data. After that, groups whose sources moved are heard whenever the position in time has
 * advanced by a second, or another step. A frontier never goes back, not even where a source's clock was set back.
 */
public final class Heartbeats<R extends Sourced> {

    private static final Duration STEP = Duration.ofSeconds(1);

    private final EventSink sink;
    private final Clock wallClock;
    private final Function<String, List<String>> services;
    private final Duration step;
    private final Map<Group, List<R>> groups = new LinkedHashMap<>();
    private final Map<R, List<Group>> groupsOf = new HashMap<>();
    private Map<String, List<Feed>> feeds = Map.of();
    private final Map<R, Instant> stated = new HashMap<>();
    private final Set<Group> moved = new LinkedHashSet<>();
    private Optional<Instant> nextBeat = Optional.empty();
    private R lastMoved;

    private record Group(String service, String host, EventKind kind) {

        static List<Group> of(Source source) {
            return source.feeds().stream()
                    .map(feed -> new Group(feed.service(), source.host(), feed.kind()))
                    .toList();
        }
    }

    /** Tells how far a source has been read. */
    @FunctionalInterface
    public interface Reach<R> {

        /** How far this one has been read. */
        Reached of(R reader) throws IOException;
    }

    /**
     * How far a source has been read.
     *
     * @param frontier no record is still to come before this; empty when nothing is known
     * @param state whether more is expected
     * @param reason why it is blind, if it is
     */
    public record Reached(Optional<Instant> frontier, SourceFrontier.State state, Optional<String> reason) {

        /** How far a source was read that can be seen. */
        public Reached(Optional<Instant> frontier, SourceFrontier.State state) {
            this(frontier, state, Optional.empty());
        }

        /** The same, vouched for no further than this. */
        public Reached notAfter(Instant limit) {
            return new Reached(frontier.map(time -> time.isAfter(limit) ? limit : time), state, reason);
        }

        /** A source of which not all can be seen. */
        public static Reached blind(Optional<Instant> frontier, String why) {
            return new Reached(frontier, SourceFrontier.State.BLIND, Optional.of(why));
        }
    }

    /**
     * @param sink where heartbeats go, behind the data they vouch for
     * @param services services configured on the host
     */
    public Heartbeats(EventSink sink, Clock wallClock, List<String> services) {
        this(sink, wallClock, host -> services, STEP);
    }

    /**
     * The same for several hosts.
     *
     * @param services services configured on a host
     * @param step how far the position in time advances between heartbeats
     */
    Heartbeats(EventSink sink, Clock wallClock, Function<String, List<String>> services, Duration step) {
        this.step = step;
        this.sink = sink;
        this.wallClock = wallClock;
        this.services = services;
    }

    /** Adds sources and names them all, before the first of their records. */
    public void roster(List<R> readers) throws IOException {
        Set<Group> changed = new LinkedHashSet<>();
        for (R reader : readers) {
            List<Group> own = Group.of(reader.source());
            groupsOf.put(reader, own);
            for (Group group : own) {
                groups.computeIfAbsent(group, absent -> new ArrayList<>()).add(reader);
                changed.add(group);
            }
        }
        countFeeds();
        for (Group group : changed) {
            emit(group, reader -> new Reached(Optional.empty(), SourceFrontier.State.OPEN));
        }
    }

    /** Takes sources out of their rosters: nothing more is vouched for. A group without any is not heard any more. */
    public void forget(Collection<R> readers) {
        groups.values().forEach(group -> group.removeAll(readers));
        groups.values().removeIf(List::isEmpty);
        moved.retainAll(groups.keySet());
        lastMoved = null;
        stated.keySet().removeAll(readers);
        groupsOf.keySet().removeAll(readers);
        countFeeds();
    }

    /** Notes that a record of this source was passed on. */
    void passed(R reader, Instant position, Reach<R> reach) throws IOException {
        // Asked of every record, and neighbours mostly have one source.
        if (reader != lastMoved) {
            moved.addAll(groupsOf.get(reader));
            lastMoved = reader;
        }
        if (nextBeat.isEmpty()) {
            nextBeat = Optional.of(position.plus(step));
        } else if (!position.isBefore(nextBeat.get())) {
            beatMoved(reach);
            nextBeat = Optional.of(position.plus(step));
        }
    }

    /** Heartbeats of the groups that moved since they were last heard. */
    public void beatMoved(Reach<R> reach) throws IOException {
        for (Group group : moved) {
            emit(group, reach);
        }
        moved.clear();
        lastMoved = null;
    }

    /** Heartbeats of all groups. */
    public void beatAll(Reach<R> reach) throws IOException {
        for (Group group : groups.keySet()) {
            emit(group, reach);
        }
        moved.clear();
        lastMoved = null;
    }

    private void emit(Group group, Reach<R> reach) throws IOException {
        List<SourceFrontier> roster = new ArrayList<>();
        for (R reader : groups.get(group)) {
            Reached reached = reach.of(reader);
            reached.frontier().ifPresent(frontier -> stated.merge(reader, frontier, Heartbeats::later));
            roster.add(new SourceFrontier(
                    reader.source().name(),
                    Optional.ofNullable(stated.get(reader)),
                    reached.state(),
                    reached.reason()));
        }
        sink.accept(new Heartbeat(
                group.service(),
                group.host(),
                group.kind(),
                wallClock.instant(),
                services.apply(group.host()),
                feeds.get(group.host()),
                roster));
    }

    /** Of each host; they are told with every heartbeat, and seldom change. */
    private void countFeeds() {
        feeds = groups.keySet().stream()
                .collect(Collectors.groupingBy(
                        Group::host,
                        Collectors.mapping(group -> new Feed(group.service(), group.kind()), Collectors.toList())));
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
