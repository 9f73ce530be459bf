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

    Program(String member, List<Step> steps) {
        this.member = member;
        this.steps = steps.toArray(new Step[0]);
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
                if (i == 0 || retries++ > MOST_RETRIES) {
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
