package io.culprit.shipper.inventory;

import io.culprit.event.Software;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.inventory.Chains.Chain;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What there is to read under the given paths.
 *
 * <p>Files are recognised by their first lines, not by name. A file that is not recognised is listed with the reason; it is
 * an error only when nothing is left to read.
 */
public final class Inventory {

    private final List<Source> sources;
    private final List<Unused> unused;
    private final ZoneId zone;
    private final String service;

    private Inventory(List<Source> sources, List<Unused> unused, ZoneId zone, String service) {
        this.sources = List.copyOf(sources);
        this.unused = List.copyOf(unused);
        this.zone = zone;
        this.service = service;
    }

    /**
     * Looks at the given files, and at all files in the given folders.
     *
     * @throws InventoryException when a path is not there, cannot be read, or nothing under them is recognised
     */
    public static Inventory of(List<Path> paths, Naming naming) throws InventoryException {
        FileWalk walk = FileWalk.over(paths);
        Chains chains = Chains.of(walk.files(), naming.formats());
        List<Unused> unused = new ArrayList<>(walk.unused());
        unused.addAll(chains.unused());
        if (chains.chains().isEmpty()) {
            throw new InventoryException(nothing(paths, unused));
        }
        ZoneId zone = naming.zone().or(() -> shownOffset(chains.chains())).orElse(ZoneOffset.UTC);
        SoftwareFinder software = new SoftwareFinder(chains.chains());
        List<Source> sources = new ArrayList<>();
        for (Chain chain : chains.chains()) {
            Software writer = software.of(chain);
            Setting setting = new Setting(zone, writer, lastModified(chain.files()));
            sources.add(new Source(
                    chain.name(),
                    naming.service(),
                    naming.host(),
                    chain.layout().asWrittenBy(writer),
                    setting,
                    generations(chain.files())));
        }
        return new Inventory(sources, unused, zone, naming.service());
    }

    /** Everything that is read, by name. */
    public List<Source> sources() {
        return sources;
    }

    /** Files present but not read, with the reason. */
    public List<Unused> unused() {
        return unused;
    }

    /** Bytes to read, as found. */
    public long bytes() {
        return sources.stream().mapToLong(Source::bytes).sum();
    }

    /** Services configured on the host; facts of the host are told to each of them. */
    public List<String> services() {
        return List.of(service);
    }

    /** Zone in which times without one are read: given, or as the access logs show it, or UTC. */
    public ZoneId zone() {
        return zone;
    }

    private static Optional<ZoneId> shownOffset(List<Chain> chains) {
        return chains.stream()
                .flatMap(chain -> chain.layout().main().offset(chain.lines()).stream())
                .map(ZoneId.class::cast)
                .findFirst();
    }

    private static Instant lastModified(List<Found> files) throws InventoryException {
        Instant last = Instant.EPOCH;
        for (Found file : files) {
            try {
                Instant modified = Files.getLastModifiedTime(file.path()).toInstant();
                last = modified.isAfter(last) ? modified : last;
            } catch (IOException e) {
                throw new InventoryException(new UnreadableException(file.path(), e));
            }
        }
        return last;
    }

    private static List<Generation> generations(List<Found> files) throws InventoryException {
        List<Generation> generations = new ArrayList<>();
        for (Found file : files) {
            try {
                generations.add(new Generation(file.path(), file.label(), Files.size(file.path())));
            } catch (IOException e) {
                throw new InventoryException(new UnreadableException(file.path(), e));
            }
        }
        return generations;
    }

    private static String nothing(List<Path> paths, List<Unused> unused) {
        if (unused.size() == 1) {
            return "nothing to read: " + unused.get(0).path() + " is "
                    + unused.get(0).reason();
        }
        String where = String.join(", ", paths.stream().map(Path::toString).toList());
        if (unused.isEmpty()) {
            return "nothing to read: " + where + " holds no files: name the folder that the server logs to";
        }
        return "nothing to read in " + where + ": none of " + unused.size() + " files is recognised, the first, "
                + unused.get(0).path() + ", is " + unused.get(0).reason();
    }
}
