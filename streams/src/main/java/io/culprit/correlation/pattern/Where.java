package io.culprit.correlation.pattern;

import java.util.List;
import java.util.Map;

/** The {@code where} of conditions and supports: fields that must have one of some texts. */
final class Where {

    private Where() {}

    /** Whether all of them do; a loop, because every bucket of every second is asked. */
    static boolean holds(Map<String, List<String>> where, Map<String, String> fields) {
        if (where.isEmpty()) {
            return true;
        }
        for (Map.Entry<String, List<String>> field : where.entrySet()) {
            if (!field.getValue().contains(fields.getOrDefault(field.getKey(), ""))) {
                return false;
            }
        }
        return true;
    }
}
