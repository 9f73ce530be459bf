package io.culprit.shipper.probe.modules;

import io.culprit.shipper.probe.modules.Seen.State;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How each module stands, from what is configured, what is on disk and what is mapped.
 *
 * <p>The kernel's word for a file whose name now means another is {@code (deleted)}. Numbers of files tell as well, but only
 * within one device: file systems in layers have other devices for files than for their mappings.
 */
final class ModuleStates {

    // The boot time, which starts of processes count from, is known to the second.
    private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(2);

    private final List<MappedFile> mapped;
    private final Map<String, DiskFile> disk;
    private final Instant loadedAt;
    private final SortedMap<String, Seen> before;

    /**
     * @param mapped the libraries in the running server
     * @param disk the files there are, by the path they are configured with
     * @param loadedAt when the server loaded its configuration
     * @param before how the modules stood
     */
    ModuleStates(
            List<MappedFile> mapped, Map<String, DiskFile> disk, Instant loadedAt, SortedMap<String, Seen> before) {
        this.mapped = mapped;
        this.disk = disk;
        this.loadedAt = loadedAt;
        this.before = before;
    }

    /** How the configured modules stand now, and those that are in the server without being configured. */
    SortedMap<String, Seen> of(List<ConfiguredModule> configured) {
        SortedMap<String, Seen> now = new TreeMap<>();
        configured.forEach(module -> now.put(module.name(), doubted(module.name(), seen(module))));
        Set<Long> known = now.values().stream().map(Seen::mapped).collect(Collectors.toCollection(HashSet::new));
        before.forEach((name, seen) -> {
            if (!now.containsKey(name) && seen.mapped() != 0 && !known.contains(seen.mapped())) {
                byInode(seen.mapped())
                        .ifPresent(file ->
                                now.put(name, new Seen(State.UNCONFIGURED, file.path(), "", seen.mapped(), false)));
            }
        });
        return now;
    }

    private Seen seen(ConfiguredModule module) {
        Optional<DiskFile> file = Optional.ofNullable(disk.get(module.file()));
        Optional<MappedFile> here = mappedOf(module, file);
        long inode = here.map(MappedFile::inode).orElse(0L);
        String path = file.map(DiskFile::real).orElse(module.file());
        String identity = file.map(DiskFile::identity).orElse("");
        State state;
        if (file.isEmpty() && !module.file().isEmpty()) {
            state = State.MISSING;
        } else if (here.isEmpty()) {
            state = State.PENDING;
        } else {
            state = file.isPresent() && another(module.name(), here.get(), file.get()) ? State.REPLACED : State.LOADED;
        }
        return new Seen(state, path, identity, inode, false);
    }

    private Optional<MappedFile> mappedOf(ConfiguredModule module, Optional<DiskFile> file) {
        String path = file.map(DiskFile::real).orElse(module.file());
        Optional<MappedFile> found = mapped.stream()
                .filter(candidate -> candidate.path().equals(path) && !candidate.deleted())
                .findFirst()
                .or(() -> mapped.stream()
                        .filter(candidate -> candidate.path().equals(path))
                        .findFirst());
        return found.or(() -> Optional.ofNullable(before.get(module.name()))
                        .filter(seen -> seen.mapped() != 0)
                        .flatMap(seen -> byInode(seen.mapped())))
                .or(() -> mapped.stream()
                        .filter(candidate -> file.isEmpty() || candidate.deleted())
                        .filter(candidate -> ModuleComparison.provides(candidate.path(), stem(module.name())))
                        .findFirst());
    }

    private static String stem(String name) {
        return name.endsWith("_module") ? name.substring(0, name.length() - "_module".length()) : name;
    }

    private Optional<MappedFile> byInode(long inode) {
        return mapped.stream().filter(file -> file.inode() == inode).findFirst();
    }

    private boolean another(String module, MappedFile here, DiskFile file) {
        boolean comparable = here.device().equals(file.device());
        return here.deleted()
                || (comparable && here.inode() != file.inode())
                || !here.path().equals(file.real())
                || (file.modified().isAfter(loadedAt.plus(CLOCKS_DIFFER)) && !knownGood(module, here, file));
    }

    /** A child that outlives a reload makes it look as if there had been none; what was mapped since is known better. */
    private boolean knownGood(String module, MappedFile here, DiskFile file) {
        Seen was = before.get(module);
        boolean mappedAnew = was != null && was.mapped() != 0 && was.mapped() != here.inode();
        boolean asBefore =
                was != null && was.state() == State.LOADED && was.identity().equals(file.identity());
        return mappedAnew || asBefore;
    }

    /** A server that reloads has no modules for a moment: what was loaded is missed only when two looks miss it. */
    private Seen doubted(String name, Seen now) {
        Seen was = before.get(name);
        boolean first = was != null && was.state() == State.LOADED && !was.doubted() && now.state() == State.PENDING;
        return first ? new Seen(was.state(), was.file(), was.identity(), was.mapped(), true) : now;
    }
}
