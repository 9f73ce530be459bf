package io.culprit.shipper.inventory;

import io.culprit.event.Feed;
import io.culprit.event.Software;
import io.culprit.shipper.format.Setting;
import io.culprit.shipper.inventory.Chains.Chain;
import io.culprit.shipper.packed.Unpacking;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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
    private final Map<String, Set<String>> services = new TreeMap<>();
    private final String attribution;

    private Inventory(List<Source> sources, List<Unused> unused, ZoneId zone, String attribution) {
        this.sources = List.copyOf(sources);
        this.unused = List.copyOf(unused);
        this.zone = zone;
        this.attribution = attribution;
        for (Source source : sources) {
            Set<String> ofHost = services.computeIfAbsent(source.host(), first -> new TreeSet<>());
            source.feeds().stream()
                    .map(Feed::service)
                    .filter(name -> !name.isEmpty())
                    .forEach(ofHost::add);
        }
        // Of a host whose own logs are all there is, facts are told to the service that they were given for.
        sources.stream()
                .filter(source -> services.get(source.host()).isEmpty())
                .toList()
                .forEach(source -> services.get(source.host()).add(source.service()));
    }

    /**
     * Looks at the given files, and at all files in the given folders.
     *
     * @throws InventoryException when a path is not there, cannot be read, or nothing under them is recognised
     */
    public static Inventory of(List<Path> paths, Naming naming) throws InventoryException {
        return of(paths, naming, Attribution.AS_NAMED, Optional.empty());
    }

    /**
     * The same of files that may be of several hosts and services, and within archives.
     *
     * @param attribution tells whose each file is
     * @param unpacking where archives are unpacked to; it must stay open while they are read. Without it they are not read
     */
    public static Inventory of(List<Path> paths, Naming naming, Attribution attribution, Optional<Unpacking> unpacking)
            throws InventoryException {
        FileWalk walk = FileWalk.over(paths, unpacking);
        Attribution.Told told =
                attribution.among(walk.files().stream().map(Found::label).toList(), naming);
        Chains chains = Chains.of(walk.files(), label -> told.owners().of(label).formats());
        List<Unused> unused = new ArrayList<>(walk.unused());
        unused.addAll(chains.unused());
        if (chains.chains().isEmpty()) {
            throw new InventoryException(nothing(paths, unused));
        }
        Zones zones = new Zones(chains.chains(), told.owners());
        SoftwareFinder software = new SoftwareFinder(chains.chains());
        List<Source> sources = new ArrayList<>();
        for (Chain chain : chains.chains()) {
            Naming owner = told.owners().of(chain.name());
            Software writer = software.of(chain);
            Setting setting = new Setting(zones.of(owner), writer, lastModified(chain.files()));
            sources.add(new Source(
                    chain.name(),
                    owner.service(),
                    owner.host(),
                    chain.layout().asWrittenBy(writer),
                    setting,
                    generations(chain.files())));
        }
        return new Inventory(sources, unused, zones.of(naming), told.how());
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

    /** The hosts whose files are read, in order. */
    public List<String> hosts() {
        return List.copyOf(services.keySet());
    }

    /** What hosts and services were taken from, in words; empty where they are as named. */
    public String attribution() {
        return attribution;
    }

    /** Services configured on a host; facts of the host are told to each of them. */
    public List<String> services(String host) {
        return List.copyOf(services.getOrDefault(host, Set.of()));
    }

    /** Zone in which times without one are read: given, or as the access logs show it, or UTC. */
    public ZoneId zone() {
        return zone;
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
