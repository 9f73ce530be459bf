package io.culprit.shipper.tail;

import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.reading.GenerationName;
import java.util.function.ToIntFunction;

/**
 * What a generation is called in delivery ids: its name by content, which its first lines make, and a number where other
 * generations of the log have the same.
 *
 * <p>One that is read anew from its start gets the number that it had, or its lines would count as others.
 */
final class GenerationIdentity {

    private final String nameBefore;
    private final int twinBefore;
    private final ToIntFunction<String> twins;
    private GenerationName name;
    private int twin;

    /**
     * @param checkpoint what is remembered of it
     * @param twins how many other generations of the log have a name
     */
    GenerationIdentity(Checkpoint checkpoint, ToIntFunction<String> twins) {
        this.nameBefore = checkpoint.generation().text();
        this.twinBefore = checkpoint.twin();
        this.twins = twins;
        this.name = checkpoint.offset() == 0 ? GenerationName.NONE : checkpoint.generation();
        this.twin = checkpoint.twin();
    }

    /** Its next line. */
    void read(Line line) {
        GenerationName next = name.with(line);
        if (next != name) {
            name = next;
            twin = next.text().equals(nameBefore) ? twinBefore : twins.applyAsInt(next.text());
        }
    }

    /** Its name by content, as far as it was read. */
    GenerationName name() {
        return name;
    }

    /** How many generations had that name before it. */
    int twin() {
        return twin;
    }

    /** Both together. */
    String text() {
        return Checkpoint.generationName(name, twin);
    }
}
