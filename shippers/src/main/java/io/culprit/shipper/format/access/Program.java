package io.culprit.shipper.format.access;

import io.culprit.shipper.format.text.Line;
import java.util.List;

/**
 * A format, compiled: steps that are taken along a line, each as far as its field reaches.
 *
 * <p>Where a field can end in more than one place and the rest does not match behind the first, the next is tried; how often
 * is bounded, so that no line can stall its reader.
 */
final class Program {

    private static final int MOST_RETRIES = 256;

    private final String member;
    private final Step[] steps;
    private final int[] slots;

    /** @param slots the fields that the steps fill, those of endings among them */
    Program(String member, List<Step> steps, int[] slots) {
        this.member = member;
        this.steps = steps.toArray(new Step[0]);
        this.slots = slots;
    }

    /** Takes back what a match that failed has filled, so that the next one begins without it. */
    void takeBack(AccessFields fields) {
        for (int slot : slots) {
            fields.unset(slot);
        }
    }

    int[] slots() {
        return slots;
    }

    /** Reads a whole line into fields. */
    boolean matches(AccessFields fields, Line line) {
        fields.begin(line);
        return matches(fields, line.from());
    }

    /** Reads the rest of a line from a place on. */
    boolean matches(AccessFields fields, int from) {
        int at = from;
        int retries = 0;
        int i = 0;
        while (i < steps.length) {
            int next = steps[i].match(fields, at);
            while (next < 0) {
                // Behind a quote that nothing closes there is no more line, wherever the fields before it end.
                if (i == 0 || fields.isCut() || retries++ > MOST_RETRIES) {
                    return false;
                }
                i--;
                next = steps[i].again(fields);
            }
            at = next;
            i++;
        }
        if (!member.isEmpty()) {
            fields.member(member);
        }
        return true;
    }
}
