package io.culprit.shipper.probe.tcp;

import io.culprit.shipper.format.text.Numbers;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Counters of {@code /proc/net/netstat}, pairs of lines with names and values: how often since boot a connection was not
 * taken because too many waited to be accepted.
 */
final class KernelCounters {

    private static final Map<String, String> WANTED =
            Map.of("ListenOverflows", "listen.overflows", "ListenDrops", "listen.drops");

    private KernelCounters() {}

    static Map<String, String> of(List<String> lines) {
        Map<String, String> counters = new TreeMap<>();
        for (int i = 0; i + 1 < lines.size(); i++) {
            String[] names = lines.get(i).split(" ");
            String[] values = lines.get(i + 1).split(" ");
            if (names[0].equals("TcpExt:") && values[0].equals(names[0]) && values.length == names.length) {
                for (int column = 1; column < names.length; column++) {
                    String name = WANTED.get(names[column]);
                    if (name != null && Numbers.isNumber(values[column])) {
                        counters.put(name, values[column]);
                    }
                }
            }
        }
        return counters;
    }
}
