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

/**
 * Which of the requests go to which daemon group, where several live side by side. No log line says it. The configuration's
 * mounts do; without them, a folder is taken for that of the one group of whose name it is a word, and what by convention is
 * the interface of an application for that of the one group that has no other. Not so where the group measured was seen to be
 * cut off below it.
 *
 * @param mounted the group that the configuration mounts at a first folder of the path, {@link #ROOT} for all paths; {@link
 *     #NOBODY} where Apache serves files itself
 * @param requests how many were counted
 * @param below how many of these went below a folder that may tell
 * @param failed second in which requests below a folder last failed
 * @param own folders below which the group measured was cut off
 */
record Mounts(
        SortedMap<String, String> mounted,
        long requests,
        SortedMap<String, Long> below,
        SortedMap<String, Long> failed,
        SortedSet<String> own) {

    /** The mount of a group that serves all paths that no other does. */
    static final String ROOT = "";

    /** No group's name. */
    static final String NOBODY = "";

    static final Mounts UNKNOWN = new Mounts(new TreeMap<>(), 0, new TreeMap<>(), new TreeMap<>(), new TreeSet<>());

    /** Where applications for programs are mounted by convention. */
    private static final Set<String> INTERFACES = Set.of("api", "graphql", "rest", "rpc");

    private static final int MAX_FOLDERS = 64;

    /** Seconds that may lie between the line of a request and the error that says that it was cut off. */
    private static final long SAME_TIME = 2;

    Mounts mounted(String folder, String group) {
        if (group.equals(mounted.get(folder)) || mounted.size() == MAX_FOLDERS) {
            return this;
        }
        SortedMap<String, String> more = new TreeMap<>(mounted);
        more.put(folder, group);
        return new Mounts(more, requests, below, failed, own);
    }

    Mounts counted(long count) {
        return new Mounts(mounted, requests + count, below, failed, own);
    }

    Mounts counted(String folder, long count, Set<String> groups) {
        if (!mayTell(folder, groups)) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(below);
        more.merge(folder, count, Long::sum);
        return new Mounts(mounted, requests, more, failed, own);
    }

    /** A request below a folder failed. */
    Mounts failed(String folder, long second, Set<String> groups) {
        if (!mayTell(folder, groups)) {
            return this;
        }
        SortedMap<String, Long> more = new TreeMap<>(failed);
        more.put(folder, second);
        return new Mounts(mounted, requests, below, more, own);
    }

    /** A request of the group measured was cut off. */
    Mounts cut(long second) {
        SortedSet<String> more = new TreeSet<>(own);
        failed.forEach((folder, last) -> {
            if (last >= second - SAME_TIME) {
                more.add(folder);
            }
        });
        return more.size() == own.size() ? this : new Mounts(mounted, requests, below, failed, more);
    }

    private boolean mayTell(String folder, Set<String> groups) {
        return mounted.containsKey(folder)
                || INTERFACES.contains(folder)
                || groups.stream().anyMatch(group -> isWordOf(group, folder));
    }

    /**
     * The share of the requests that goes to a group, 0 to 1: at most that, where {@link #others} are left.
     *
     * @param group the group measured
     * @param groups all groups of the host
     */
    double share(String group, Set<String> groups) {
        if (requests == 0) {
            return 1;
        }
        long foreign = apart(group, groups).stream().mapToLong(below::get).sum();
        return (double) Math.max(0, requests - foreign) / requests;
    }

    /** The folders whose requests are taken for those of others. */
    SortedSet<String> apart(String group, Set<String> groups) {
        SortedSet<String> apart = new TreeSet<>();
        owners(group, groups).forEach((folder, owner) -> {
            if (!owner.equals(group) && below.containsKey(folder)) {
                apart.add(folder);
            }
        });
        return apart;
    }

    /** The other groups whose requests cannot be told from the group's. */
    SortedSet<String> others(String group, Set<String> groups) {
        return unplaced(group, groups, owners(group, groups));
    }

    private static SortedSet<String> unplaced(String group, Set<String> groups, SortedMap<String, String> owners) {
        SortedSet<String> unplaced = new TreeSet<>(groups);
        unplaced.remove(group);
        unplaced.removeAll(owners.values());
        unplaced.removeIf(name -> Excerpt.begins(name, group)
                || groups.stream().anyMatch(whole -> !whole.equals(name) && Excerpt.begins(name, whole)));
        return unplaced;
    }

    /** The group of each folder of which one is known. */
    private SortedMap<String, String> owners(String group, Set<String> groups) {
        SortedMap<String, String> owners = new TreeMap<>(mounted);
        owners.remove(ROOT);
        for (String folder : below.keySet()) {
            List<String> named =
                    groups.stream().filter(each -> isWordOf(each, folder)).toList();
            if (named.size() == 1 && !own.contains(folder)) {
                owners.putIfAbsent(folder, named.get(0));
            }
        }
        SortedSet<String> unplaced = unplaced(group, groups, owners);
        List<String> free = below.keySet().stream()
                .filter(folder -> INTERFACES.contains(folder)
                        && !owners.containsKey(folder)
                        && !own.contains(folder)
                        && !isWordOf(group, folder))
                .toList();
        if (unplaced.size() == 1
                && free.size() == 1
                && mounted.values().stream().allMatch(NOBODY::equals)) {
            owners.put(free.get(0), unplaced.first());
        }
        return owners;
    }

    private static boolean isWordOf(String group, String folder) {
        String name = group.toLowerCase(Locale.ROOT);
        String wanted = folder.toLowerCase(Locale.ROOT);
        return name.equals(wanted)
                || !name.endsWith(Excerpt.CUT)
                        && Arrays.asList(name.split("[^a-z0-9]+")).contains(wanted);
    }
}
