package io.culprit.correlation.fold;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Different texts, told apart exactly until there are too many: then there are at least as many as are kept.
 *
 * <p>A sorted list rather than a set: it is copied for each text that is new, and an array is copied quickly.
 *
 * @param texts those kept, the first that came, in their order
 * @param more whether there were others
 */
public record DistinctTexts(List<String> texts, boolean more) {

    /** Texts kept: the state of a case is stored with each of them. */
    static final int MOST = 1_000;

    static final DistinctTexts NONE = new DistinctTexts(List.of(), false);

    DistinctTexts plus(String text) {
        int place = Collections.binarySearch(texts, text);
        if (place >= 0 || more) {
            return this;
        }
        if (texts.size() >= MOST) {
            return new DistinctTexts(texts, true);
        }
        List<String> grown = new ArrayList<>(texts.size() + 1);
        grown.addAll(texts);
        grown.add(-place - 1, text);
        return new DistinctTexts(Collections.unmodifiableList(grown), false);
    }

    int count() {
        return texts.size();
    }
}
