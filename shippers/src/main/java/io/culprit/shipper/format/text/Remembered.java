package io.culprit.shipper.format.text;

import java.util.function.Function;

/**
 * What is to be told of a line, found out once while the same line is asked for: a record's first line may be long, and is
 * asked for with each line that follows.
 *
 * @param <T> what is told of a line
 */
public final class Remembered<T> {

    private final Function<Line, T> find;
    private Line line = Line.of("");
    private T found;

    /** @param find finds it out */
    public Remembered(Function<Line, T> find) {
        this.find = find;
    }

    /** What is told of this line. */
    public T of(Line asked) {
        if (line != asked) {
            found = find.apply(asked);
            line = asked;
        }
        return found;
    }
}
