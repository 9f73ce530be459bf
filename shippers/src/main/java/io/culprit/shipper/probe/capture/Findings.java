package io.culprit.shipper.probe.capture;

import io.culprit.shipper.format.EventBody;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Captures whose output is changes, one a line: how they are made, and how they are read. */
public final class Findings {

    // Escaped twice, a character becomes at most four, and the line stays below what a line may be.
    private static final int MOST_CHARACTERS = 200_000;
    private static final int MOST_CHANGES = 5_000;

    private Findings() {}

    /** Reads the output of a capture; lines that are no changes yield nothing. */
    public static List<EventBody> read(Capture capture) {
        return capture.lines().stream()
                .limit(MOST_CHANGES)
                .map(Finding::of)
                .flatMap(Optional::stream)
                .map(Finding::event)
                .toList();
    }

    /**
     * The captures of changes of one moment, as few as there can be; none of no changes.
     *
     * @param command what was looked at
     */
    public static List<Capture> captures(Instant at, String kind, String command, List<Finding> changes) {
        List<Capture> captures = new ArrayList<>();
        StringBuilder output = new StringBuilder();
        int lines = 0;
        for (Finding change : changes) {
            String line = change.toLine();
            if (lines == MOST_CHANGES || (lines > 0 && output.length() + line.length() > MOST_CHARACTERS)) {
                captures.add(Capture.of(at, kind, command, output.toString()));
                output.setLength(0);
                lines = 0;
            }
            output.append(line).append('\n');
            lines++;
        }
        if (lines > 0) {
            captures.add(Capture.of(at, kind, command, output.toString()));
        }
        return captures;
    }

    /**
     * The captures of changes that happened one after another, in the order of their times.
     *
     * @param changes what happened, by when
     */
    public static List<Capture> captures(String kind, String command, Map<Instant, List<Finding>> changes) {
        List<Capture> captures = new ArrayList<>();
        new TreeMap<>(changes).forEach((at, found) -> captures.addAll(captures(at, kind, command, found)));
        return captures;
    }

    /**
     * When something happened, if that is between two looks; else the later look is the best that is known.
     *
     * @param told the time that the host has for it
     */
    public static Instant moment(Instant told, Instant before, Instant now) {
        return told.isAfter(before) && !told.isAfter(now) ? told : now;
    }
}
