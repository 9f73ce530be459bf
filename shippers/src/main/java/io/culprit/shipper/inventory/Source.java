package io.culprit.shipper.inventory;

import io.culprit.event.EventKind;
import io.culprit.event.Feed;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Layout;
import io.culprit.shipper.format.Setting;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What is read in one order: a log with its rotated generations, or another file.
 *
 * @param name the source's file identity: the path of its newest generation, relative to what was given
 * @param service service it belongs to, but for records that speak of the host itself
 * @param host host that wrote it
 * @param layout how its lines are read
 * @param setting what its formats must know besides the lines
 * @param generations its files, oldest first
 */
public record Source(
        String name, String service, String host, Layout layout, Setting setting, List<Generation> generations) {

    public Source {
        Objects.requireNonNull(name);
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
        Objects.requireNonNull(layout);
        Objects.requireNonNull(setting);
        generations = List.copyOf(generations);
    }

    /** Kinds of its events. */
    public Set<EventKind> kinds() {
        return layout.all().stream().map(Format::kind).collect(Collectors.toSet());
    }

    /** Where its events go: to the service or, with an empty name, to the host, by kind. */
    public List<Feed> feeds() {
        return layout.all().stream()
                .map(format -> new Feed(service(format.name()), format.kind()))
                .distinct()
                .toList();
    }

    /**
     * Service that a record belongs to.
     *
     * @param format name of the record's format
     * @return the service, empty for what speaks of the host itself
     */
    public String service(String format) {
        boolean ofHost = layout.all().stream()
                .filter(candidate -> candidate.name().equals(format))
                .anyMatch(Format::ofHost);
        return ofHost ? "" : service;
    }

    /** Whether its records carry times. */
    public boolean timed() {
        return layout.main().timed();
    }

    /** Bytes of all generations when they were found. */
    public long bytes() {
        return generations.stream().mapToLong(Generation::bytes).sum();
    }
}
