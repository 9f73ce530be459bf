package io.culprit.shipper.format.grok;

import io.culprit.shipper.format.text.Line;
import io.culprit.shipper.format.text.LiteralSet;
import java.util.List;

/** Tells lines that cannot match an expression, for the texts that each match contains, without decoding them. */
final class PreFilter {

    private final List<LiteralSet> required;

    private PreFilter(List<LiteralSet> required) {
        this.required = required;
    }

    static PreFilter of(String regex) {
        return new PreFilter(
                RequiredLiterals.of(regex).stream().map(LiteralSet::of).toList());
    }

    /** Whether a line may match; never false for one that does. */
    boolean lets(Line line) {
        for (LiteralSet literals : required) {
            if (!literals.in(line) && !inText(literals, line)) {
                return false;
            }
        }
        return true;
    }

    /** Bytes that are not UTF-8 stand as escapes in the text that is matched, which may hold what the bytes do not. */
    private static boolean inText(LiteralSet literals, Line line) {
        return hasHighBytes(line) && literals.in(Line.of(line.text()));
    }

    private static boolean hasHighBytes(Line line) {
        for (int i = 0; i < line.length(); i++) {
            if (line.at(i) < 0) {
                return true;
            }
        }
        return false;
    }

    /** The texts, for explanations. */
    @Override
    public String toString() {
        return String.join(" and ", required.stream().map(LiteralSet::toString).toList());
    }
}
