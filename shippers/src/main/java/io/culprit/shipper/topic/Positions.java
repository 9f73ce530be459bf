package io.culprit.shipper.topic;

import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The positions in time of a partition's sources, of those that spoke last, as they stand in the note of a commit.
 *
 * <p>Whoever reads the partition next goes on from them: else a request that lasted long would lower the position of its
 * source, below what was vouched for.
 */
final class Positions {

    // Brokers take notes of 4,096 bytes; an entry has 18.
    private static final int MOST = 200;
    private static final int RADIX = 36;

    private final Map<String, Instant> byMark = new LinkedHashMap<>();

    /** A source has come to this position. */
    void put(String mark, Instant position) {
        byMark.remove(mark);
        byMark.put(mark, position);
        if (byMark.size() > MOST) {
            byMark.remove(byMark.keySet().iterator().next());
        }
    }

    /** The note. */
    String note() {
        return byMark.entrySet().stream()
                .map(entry ->
                        entry.getKey() + ':' + Long.toString(entry.getValue().toEpochMilli(), RADIX))
                .collect(Collectors.joining(","));
    }

    /** The positions in a note; what is no note of ours has none. */
    static Map<String, Instant> read(String note) {
        Map<String, Instant> positions = new HashMap<>();
        for (String entry : note.split(",")) {
            int colon = entry.indexOf(':');
            if (colon > 0) {
                try {
                    positions.put(
                            entry.substring(0, colon),
                            Instant.ofEpochMilli(Long.parseLong(entry.substring(colon + 1), RADIX)));
                } catch (NumberFormatException e) {
                    return Map.of();
                }
            }
        }
        return positions;
    }
}
