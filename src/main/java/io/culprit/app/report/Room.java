package io.culprit.app.report;

/**
 * How much a report can still carry, so that it can be mailed: what comes first, being the worst, is told in full, and the
 * rest without its lines. Nothing is lost by it: {@code incidents.jsonl} has all.
 */
final class Room {

    private static final int CHARACTERS = 200_000;
    private static final int INCIDENTS = 120;

    private int characters = CHARACTERS;
    private int incidents = INCIDENTS;

    /** Whether lines of this length in all have room, which is then taken. */
    boolean takeLines(int length) {
        if (length > characters) {
            characters = 0;
            return false;
        }
        characters -= length;
        return true;
    }

    /** Whether one more incident has room, which is then taken. */
    boolean takeIncident() {
        incidents--;
        return incidents >= 0;
    }
}
