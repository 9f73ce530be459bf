package io.culprit.app.why;

import io.culprit.event.Event;
import io.culprit.shipper.inventory.Inventory;
import io.culprit.shipper.inventory.Source;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/** Which sources were heard around a moment: what tells that nothing happened from that nothing would have told. */
final class Listening implements Consumer<Event> {

    private final Span around;
    private final Map<String, Heard> heard = new HashMap<>();

    private static final class Heard {
        private Instant first = Instant.MAX;
        private Instant last = Instant.MIN;
        private long within;
    }

    /** Whether a source covers a moment. */
    enum State {
        /** It wrote then. */
        HEARD,
        /** It wrote before and after, but not then. */
        SILENT,
        /** It begins after or ends before. */
        OUTSIDE
    }

    /**
     * A source.
     *
     * @param source its name
     * @param host its host
     * @param state whether it covers the moment
     * @param within its events then
     * @param first position of its first event; empty when there was none
     * @param last position of its last event; empty when there was none
     */
    record Covered(
            String source, String host, State state, long within, Optional<Instant> first, Optional<Instant> last) {}

    /** @param around the time that counts */
    Listening(Span around) {
        this.around = around;
    }

    @Override
    public void accept(Event event) {
        Instant at = event.header().positionTime();
        Heard source = heard.computeIfAbsent(
                key(event.header().host(), event.header().delivery().file()), any -> new Heard());
        source.first = at.isBefore(source.first) ? at : source.first;
        source.last = at.isAfter(source.last) ? at : source.last;
        if (around.holds(at)) {
            source.within++;
        }
    }

    /** All sources that tell times, in their order; a configuration tells none. */
    List<Covered> coverage(Inventory inventory) {
        return inventory.sources().stream()
                .filter(Source::timed)
                .map(source -> {
                    Heard known = heard.getOrDefault(key(source.host(), source.name()), new Heard());
                    boolean any = !known.first.isAfter(known.last);
                    return new Covered(
                            source.name(),
                            source.host(),
                            state(known),
                            known.within,
                            Optional.of(known.first).filter(first -> any),
                            Optional.of(known.last).filter(last -> any));
                })
                .toList();
    }

    private State state(Heard source) {
        if (source.within > 0) {
            return State.HEARD;
        }
        return source.first.isBefore(around.from()) && source.last.isAfter(around.to()) ? State.SILENT : State.OUTSIDE;
    }

    private static String key(String host, String source) {
        return host + "|" + source;
    }
}
