package io.culprit.shipper.probe.capture;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Named facts as a capture's output, {@code name: value} a line. */
public final class Facts {

    private Facts() {}

    /** The facts as text; a line break within a value becomes a blank, so that no value can forge a fact. */
    public static String write(Map<String, String> facts) {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(facts).forEach((name, value) -> text.append(name)
                .append(": ")
                .append(value.replaceAll("[\\p{Cntrl}\\x{85}\\x{2028}\\x{2029}]", " "))
                .append('\n'));
        return text.toString();
    }

    /** The facts of an output; what is no fact is left out. */
    public static SortedMap<String, String> read(List<String> lines) {
        SortedMap<String, String> facts = new TreeMap<>();
        for (String line : lines) {
            int colon = line.indexOf(": ");
            if (colon > 0) {
                facts.putIfAbsent(line.substring(0, colon), line.substring(colon + 2));
            }
        }
        return facts;
    }
}
