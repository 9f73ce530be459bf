package io.culprit.shipper.inventory;

import io.culprit.event.EventKind;
import io.culprit.shipper.format.Format;
import io.culprit.shipper.format.Setting;
import java.util.List;
import java.util.Objects;

/**
 * What is read in one order: a log with its rotated generations, or another file.
 *
 * @param name the source's file identity: the path of its newest generation, relative to what was given
 * @param service service it belongs to, empty when it speaks of the host itself
 * @param host host that wrote it
 * @param format how its lines are read
 * @param setting what its format must know besides the lines
 * @param generations its files, oldest first
 */
public record Source(
        String name, String service, String host, Format format, Setting setting, List<Generation> generations) {

    public Source {
        Objects.requireNonNull(name);
        Objects.requireNonNull(service);
        Objects.requireNonNull(host);
        Objects.requireNonNull(format);
        Objects.requireNonNull(setting);
        generations = List.copyOf(generations);
    }

    /** Kind of all its events. */
    public EventKind kind() {
        return format.kind();
    }

    /** Bytes of all generations when they were found. */
    public long bytes() {
        return generations.stream().mapToLong(Generation::bytes).sum();
    }
}
