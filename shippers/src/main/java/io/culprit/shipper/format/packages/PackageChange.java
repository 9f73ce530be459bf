package io.culprit.shipper.format.packages;

import io.culprit.event.ChangeEvent;
import io.culprit.shipper.format.EventBody;
import io.culprit.shipper.format.text.Bounded;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A change of one package in the making.
 *
 * <p>All managers speak with dpkg's words: {@code installed} when a version is there that was not before, {@code upgraded},
 * {@code downgraded} and {@code reinstalled} for what led to it, {@code removed}. Attributes are
 * {@code package.architecture}, {@code package.version.previous}, {@code package.repository},
 * {@code package.requested_by}, {@code package.automatic} and {@code process.command_line}.
 */
final class PackageChange {

    private final String name;
    private final String version;
    private final SortedMap<String, String> attributes = new TreeMap<>();

    PackageChange(String name, String version) {
        this.name = Bounded.text(name);
        this.version = Bounded.text(version);
    }

    /** A further fact; an empty one is left out. */
    PackageChange with(String attribute, String value) {
        if (!value.isEmpty()) {
            attributes.put(attribute, Bounded.text(value));
        }
        return this;
    }

    String name() {
        return name;
    }

    /** The event that this was done to the package, told by this text. */
    EventBody was(String action, String original) {
        SortedMap<String, String> facts = new TreeMap<>(attributes);
        String text = Bounded.text(original);
        return header -> new ChangeEvent(header, "package", action, name, version, facts, text);
    }
}
