package io.culprit.correlation.fold;

import io.culprit.text.Excerpt;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Which of the requests go to which daemon group, where several live side by side: by the mounts of the configuration, else
 * by a folder that bears the name of one group, or a word of it, and of no other. No log line says it.
 *
 * @param mounted the group that the configuration mounts at a first folder of the path, {@link #ROOT} for all paths; {@link
 *     #NOBODY} where Apache serves files itself
 * @param requests how many were counted
 * @param below how many of these went below a folder that may tell
 */
record Mounts(SortedMap<String, String> mounted, long requests, SortedMap<String, Long> below) {

    /** The mount of a group that serves all paths that no other does. */
    static final String ROOT = "";

    /** No group's name. */
    static final String NOBODY = "";

    static final Mounts UNKNOWN = new Mounts(new TreeMap<>(), 0, new TreeMap<>());

    /** Of a folder that is nobody's for all that is known. */
    private static final String UNDECIDED = "?";

    private static final int MAX_FOLDERS = 64;

    Mounts mounted(String folder, String group) {
        if (group.equals(mounted.get(folder)) || mounted.size() == MAX_FOLDERS) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(mounted);
        more.put(folder, group);
        return new Mounts(more, requests, below);
    }

    Mounts counted(long count) {
        return new Mounts(mounted, requests + count, below);
    }

    Mounts counted(String folder, long count, Set<String> groups) {
        if (!mounted.containsKey(folder) && groups.stream().noneMatch(group -> isWordOf(group, folder))) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(below);
        more.merge(folder, count, Long::sum);
        return new Mounts(mounted, requests, more);
    }

    /**
     * The share of the requests that goes to a group, 0 to 1: at most that, where {@link #others} are left.
     *
     * @param groups all groups of the host
     */
    double share(String group, Set<String> groups) {
        if (requests == 0) {
            return 1;
        }
        long foreign =
                apart(group, groups).keySet().stream().mapToLong(below::get).sum();
        return (double) Math.max(0, requests - foreign) / requests;
    }

    /** The other groups whose requests cannot be told from the group's. */
    SortedSet<String> others(String group, Set<String> groups) {
        SortedSet<String> others = new TreeSet<>(groups);
        others.remove(group);
        mounted.forEach((folder, owner) -> {
            if (!folder.equals(ROOT)) {
                others.remove(owner);
            }
        });
        others.removeAll(apart(group, groups).values());
        others.removeIf(name -> Excerpt.begins(name, group)
                || groups.stream().anyMatch(whole -> !whole.equals(name) && Excerpt.begins(name, whole)));
        return others;
    }

    /** The folders whose requests are counted for others, each with its group. */
    SortedMap<String, String> apart(String group, Set<String> groups) {
        SortedMap<String, String> apart = new TreeMap<>();
        below.keySet().forEach(folder -> {
            String owner = owner(folder, groups);
            if (!owner.equals(group) && !owner.equals(UNDECIDED)) {
                apart.put(folder, owner);
            }
        });
        return apart;
    }

    private String owner(String folder, Set<String> groups) {
        if (mounted.containsKey(folder)) {
            return mounted.get(folder);
        }
        List<String> named =
                groups.stream().filter(group -> isWordOf(group, folder)).toList();
        return named.size() == 1 ? named.get(0) : UNDECIDED;
    }

    private static boolean isWordOf(String group, String folder) {
        String name = group.toLowerCase(Locale.ROOT);
        String wanted = folder.toLowerCase(Locale.ROOT);
        return name.equals(wanted)
                || !name.endsWith(Excerpt.CUT)
                        && Arrays.stream(name.split("[^a-z0-9]+"))
                                .collect(Collectors.toSet())
                                .contains(wanted);
    }
}
