package io.culprit.app.whatif;

import io.culprit.event.ChangeEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** A mod_wsgi daemon group as events show it: its options, its recyclings, and what each cut. */
final class DaemonGroup {

    /** A cut is logged when the connection to the killed process breaks. */
    private static final Duration CUT_WITHIN = Duration.ofSeconds(3);

    /** Processes whose successors are never seen to start are forgotten at last. */
    private static final int MOST_ENDING = 10_000;

    private final Set<String> ending = new HashSet<>();
    private final ArrayDeque<Aborted> aborted = new ArrayDeque<>();
    private Optional<ChangeEvent> configured = Optional.empty();
    private long recyclings;
    private boolean draining;
    private long cuts;
    private long squares;

    private static final class Aborted {
        private final Instant at;
        private int cuts;

        Aborted(Instant at) {
            this.at = at;
        }
    }

    void configured(ChangeEvent directive) {
        configured = Optional.of(directive);
    }

    void started(String pid) {
        ending.remove(pid);
    }

    /** A process that drains may say so with every request. */
    void recycled(String pid, boolean drains) {
        draining |= drains;
        if (ending.size() > MOST_ENDING) {
            ending.clear();
        }
        if (ending.add(pid)) {
            recyclings++;
        }
    }

    void aborted(String pid, Instant at) {
        if (ending.contains(pid)) {
            aborted.addLast(new Aborted(at));
        }
    }

    /** Whether a cut belongs to a recycling of this group. */
    boolean cut(Instant at) {
        while (!aborted.isEmpty() && aborted.peekFirst().at.plus(CUT_WITHIN).isBefore(at)) {
            settle(aborted.removeFirst());
        }
        if (aborted.isEmpty()) {
            return false;
        }
        aborted.peekLast().cuts++;
        return true;
    }

    private void settle(Aborted one) {
        cuts += one.cuts;
        squares += (long) one.cuts * one.cuts;
    }

    /** Processes that reached the limit. */
    long recyclings() {
        return recyclings;
    }

    /** Requests that recyclings cut, in the order of lines. */
    long cuts() {
        return cuts + aborted.stream().mapToLong(one -> one.cuts).sum();
    }

    /** Whether processes were seen to go on serving until they are idle. */
    boolean draining() {
        return draining;
    }

    /** Variance of what a recycling cuts, by its mean; at least 1. */
    double dispersion() {
        double sum = cuts();
        double ofSquares = squares
                + aborted.stream().mapToLong(one -> (long) one.cuts * one.cuts).sum();
        if (recyclings < 2 || sum == 0) {
            return 1;
        }
        double mean = sum / recyclings;
        return Math.max(1, (ofSquares / recyclings - mean * mean) / mean);
    }

    /** An option of WSGIDaemonProcess that is a number, where the configuration was read and has it. */
    OptionalLong option(String name) {
        String text = configured
                .map(directive -> directive.attribute("wsgi." + name.replace('-', '_')))
                .orElse("");
        return text.matches("\\d{1,9}") ? OptionalLong.of(Long.parseLong(text)) : OptionalLong.empty();
    }

    /** Whether the configuration was read. */
    boolean isConfigured() {
        return configured.isPresent();
    }
}
