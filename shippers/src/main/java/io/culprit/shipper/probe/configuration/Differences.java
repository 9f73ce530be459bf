package io.culprit.shipper.probe.configuration;

import io.culprit.shipper.probe.capture.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What differs between two states of a configuration, directive by directive and file by file, as {@code diff} finds it.
 *
 * <p>Where a directive went and one of its name came at the same place, its value changed.
 */
final class Differences {

    private static final long MOST_CELLS = 4_000_000;

    private final String server;
    private final List<Finding> found = new ArrayList<>();

    private Differences(String server) {
        this.server = server;
    }

    static List<Finding> between(String server, List<Kept> before, List<Kept> after) {
        Differences differences = new Differences(server);
        Map<String, List<Kept>> old = byFile(before);
        Map<String, List<Kept>> now = byFile(after);
        Set<String> files = new LinkedHashSet<>(old.keySet());
        files.addAll(now.keySet());
        files.forEach(
                file -> differences.compare(old.getOrDefault(file, List.of()), now.getOrDefault(file, List.of())));
        return differences.found;
    }

    private static Map<String, List<Kept>> byFile(List<Kept> statements) {
        return statements.stream().collect(Collectors.groupingBy(Kept::file, LinkedHashMap::new, Collectors.toList()));
    }

    private void compare(List<Kept> old, List<Kept> now) {
        int head = 0;
        while (head < old.size() && head < now.size() && old.get(head).says(now.get(head))) {
            head++;
        }
        int tail = 0;
        while (tail < old.size() - head
                && tail < now.size() - head
                && old.get(old.size() - 1 - tail).says(now.get(now.size() - 1 - tail))) {
            tail++;
        }
        middle(old.subList(head, old.size() - tail), now.subList(head, now.size() - tail));
    }

    /** The longest common subsequence; where that costs too much, all of it counts as different. */
    private void middle(List<Kept> old, List<Kept> now) {
        if ((long) old.size() * now.size() > MOST_CELLS) {
            replaced(old, now);
            return;
        }
        int[][] common = new int[old.size() + 1][now.size() + 1];
        for (int i = old.size() - 1; i >= 0; i--) {
            for (int j = now.size() - 1; j >= 0; j--) {
                common[i][j] = old.get(i).says(now.get(j))
                        ? common[i + 1][j + 1] + 1
                        : Math.max(common[i + 1][j], common[i][j + 1]);
            }
        }
        List<Kept> gone = new ArrayList<>();
        List<Kept> come = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < old.size() || j < now.size()) {
            if (i < old.size() && j < now.size() && old.get(i).says(now.get(j))) {
                replaced(gone, come);
                gone.clear();
                come.clear();
                i++;
                j++;
            } else if (j == now.size() || (i < old.size() && common[i + 1][j] >= common[i][j + 1])) {
                gone.add(old.get(i++));
            } else {
                come.add(now.get(j++));
            }
        }
        replaced(gone, come);
    }

    private void replaced(List<Kept> gone, List<Kept> come) {
        List<Kept> left = new ArrayList<>(gone);
        for (Kept now : come) {
            Optional<Kept> old = left.stream()
                    .filter(was -> was.name().equalsIgnoreCase(now.name())
                            && was.section().equals(now.section()))
                    .findFirst();
            old.ifPresent(left::remove);
            found.add(told(
                    old.isPresent() ? "changed" : "added",
                    now,
                    old.map(Kept::text).orElse(""),
                    now.text()));
        }
        left.forEach(was -> found.add(told("removed", was, was.text(), "")));
    }

    private Finding told(String action, Kept at, String old, String now) {
        String what = old.isEmpty() ? now : now.isEmpty() ? old : old + " -> " + now;
        boolean masked = old.equals(now);
        return Finding.of("configuration", action, at.name(), at.file() + ":" + at.line() + ": " + action + ": " + what)
                .with("server.software", server)
                .with("configuration.file", at.file())
                .with("configuration.line", Integer.toString(at.line()))
                .with("configuration.section", at.section())
                .with("configuration.old", old)
                .with("configuration.new", now)
                .with("configuration.masked", masked ? "true" : "");
    }
}
