package io.culprit.shipper.probe.packages;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * What became of one package between two looks.
 *
 * <p>The words are those of the logs: a new version over an old one is {@code upgraded} or {@code downgraded}, then
 * {@code installed}.
 *
 * @param action what was done
 * @param name the package
 * @param architecture its architecture
 * @param version its version now, empty when it is gone
 * @param previous its version before, empty when it was not there
 */
record Difference(String action, String name, String architecture, String version, String previous) {

    Difference {
        Objects.requireNonNull(action);
        Objects.requireNonNull(name);
        Objects.requireNonNull(architecture);
        Objects.requireNonNull(version);
        Objects.requireNonNull(previous);
    }

    /** All that changed, by name. */
    static List<Difference> between(Collection<Installed> before, Collection<Installed> after) {
        Map<String, List<Installed>> old = byKey(before);
        Map<String, List<Installed>> now = byKey(after);
        Set<String> keys = new TreeSet<>(old.keySet());
        keys.addAll(now.keySet());
        List<Difference> found = new ArrayList<>();
        for (String key : keys) {
            List<Installed> gone = new ArrayList<>(old.getOrDefault(key, List.of()));
            List<Installed> come = new ArrayList<>(now.getOrDefault(key, List.of()));
            List<Installed> same = gone.stream().filter(come::contains).toList();
            gone.removeAll(same);
            come.removeAll(same);
            // Several versions at once, as kernels have, go and come each for itself.
            for (Installed each : come) {
                Installed was = gone.isEmpty() ? null : gone.remove(0);
                found.addAll(of(was, each));
            }
            gone.forEach(each -> found.addAll(of(each, null)));
        }
        return found;
    }

    private static Map<String, List<Installed>> byKey(Collection<Installed> packages) {
        return packages.stream()
                .collect(Collectors.groupingBy(
                        each -> each.name() + ' ' + each.architecture(), TreeMap::new, Collectors.toList()));
    }

    private static List<Difference> of(Installed was, Installed now) {
        boolean wasThere = was != null && was.isThere();
        boolean isThere = now != null && now.isThere();
        Installed any = now == null ? was : now;
        List<Difference> found = new ArrayList<>();
        if (!isThere) {
            if (wasThere) {
                found.add(new Difference("removed", any.name(), any.architecture(), "", was.version()));
            }
            // An rpm leaves nothing behind that could be purged later.
            if (now == null && !was.isThere()) {
                found.add(new Difference("purged", any.name(), any.architecture(), "", was.version()));
            }
            return found;
        }
        boolean another = wasThere && !was.version().equals(now.version());
        if (another) {
            String action = Versions.compare(was.version(), now.version()) > 0 ? "downgraded" : "upgraded";
            found.add(new Difference(action, now.name(), now.architecture(), now.version(), was.version()));
        }
        if (!now.isWhole()) {
            found.add(new Difference("status:" + now.state(), now.name(), now.architecture(), now.version(), ""));
        } else if (another || !wasThere || !was.isWhole()) {
            found.add(new Difference("installed", now.name(), now.architecture(), now.version(), ""));
        }
        return found;
    }
}
